import { plural } from "./count.ts";
import { inLanguages } from "./words.ts";

const words = inLanguages({
  en: { channels: (count: number) => plural(count, "channel") },
  de: { channels: (count) => plural(count, "Kanal", "Kanäle") },
});

/** What a group of a session description carries: “audio, L24, 2 channels”; empty where it does not say. */
export function carriesText(one: { readonly carries: string; readonly channels: number | null }): string {
  const channels = one.channels === null ? "" : words().channels(one.channels);
  return [one.carries, channels].filter(Boolean).join(", ");
}
