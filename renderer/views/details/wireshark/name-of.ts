import type { WiresharkFound } from "../../../../shared/wireshark/answers.ts";

/** Wireshark with its version, which is known once it ran. */
export function nameOf(found: Pick<WiresharkFound, "version"> | null): string {
  // no words: a name
  return found?.version ? `Wireshark ${found.version}` : "Wireshark";
}
