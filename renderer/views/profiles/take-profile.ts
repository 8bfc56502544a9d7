import type { Client } from "../../../shared/transport.ts";
import { offerProfile } from "./offer-profile.ts";

type TakeClient = Pick<
  Client,
  "takeProfile" | "exportProfile" | "switchProfile" | "offerProfile" | "previewProfile"
>;

/**
 * Opens a profile that was brought.
 * @param open the one that is open now; null where there is none
 * @param replaced the name of the profile whose place it takes, in its own spelling; null for a new one
 * @returns what brings back how it was; null where nothing can
 */
export async function takeProfile(
  client: TakeClient,
  brought: { readonly id: number; readonly name: string },
  open: string | null,
  replaced: string | null,
): Promise<(() => Promise<void>) | null> {
  const before = replaced === null ? null : await client.exportProfile({ name: replaced });
  await client.takeProfile(brought);
  if (open === null) return null;
  return async () => {
    if (before !== null && replaced !== null) {
      const { id } = await offerProfile(before.text, client);
      await client.takeProfile({ id, name: replaced });
    }
    if (open !== replaced) await client.switchProfile({ name: open });
  };
}

/** Of profiles the one that has this name, whatever its case: none that differ only in that lie beside each other. */
export function sameName(name: string, names: readonly string[]): string | null {
  const wanted = nameKey(name);
  return names.find((one) => nameKey(one) === wanted) ?? null;
}

function nameKey(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}
