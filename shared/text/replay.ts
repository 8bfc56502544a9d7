import { plural } from "./count.ts";
import { inLanguages } from "./words.ts";

const words = inLanguages({
  en: {
    hosts: (count: number) => `${plural(count, "packet")} to single hosts left out.`,
    damaged: (count: number) => `${plural(count, "packet")} with a wrong checksum left out.`,
    shortened: (count: number) =>
      `Of ${plural(count, "packet")} only a part was recorded: that part is sent.`,
    further: (count: number) => `${plural(count, "packet")} to further destinations.`,
  },
  de: {
    hosts: (count) => `${plural(count, "Paket", "Pakete")} an einzelne Rechner ausgelassen.`,
    damaged: (count) => `${plural(count, "Paket", "Pakete")} mit falscher Prüfsumme ausgelassen.`,
    shortened: (count) =>
      `Von ${plural(count, "Paket", "Paketen")} wurde nur ein Teil aufgezeichnet: dieser Teil wird gesendet.`,
    further: (count) => `${plural(count, "Paket", "Pakete")} an weitere Ziele.`,
  },
});

/** Packets that do not leave, or not as they came. */
interface Leavings {
  /** To single hosts. */
  readonly hosts: number;
  /** With a wrong checksum. */
  readonly damaged: number;
  /** Recorded in part. */
  readonly shortened: number;
  /** To more destinations than are told apart. */
  readonly further: number;
}

/** What of a recording does not leave as it came, a sentence each. @param isAimed whether all goes to one place */
export function replayLeavings({ hosts, damaged, shortened, further }: Leavings, isAimed: boolean): string[] {
  const said = words();
  return [
    ...(hosts > 0 && !isAimed ? [said.hosts(hosts)] : []),
    ...(damaged > 0 ? [said.damaged(damaged)] : []),
    ...(shortened > 0 ? [said.shortened(shortened)] : []),
    ...(further > 0 ? [said.further(further)] : []),
  ];
}
