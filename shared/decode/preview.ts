import { limits } from "../limits.ts";
import { shownBytes, withoutHalfCharacter } from "../text/shown-bytes.ts";
import type { Decoded } from "./field.ts";

/** A packet in one line of a list. */
export interface PacketSummary {
  /** As its decoder is called; null where nothing fits. */
  readonly title: string | null;
  readonly info: string;
}

/**
 * What a packet says, from the first bytes of its payload. Where they are not all of it, it is recognised by what they show: a
 * structure that only fits as a whole is not. What is not recognised is told by its bytes.
 * @param size of the whole payload
 * @param decode how packets of its group and source are read
 */
export function summarise(
  preview: Uint8Array,
  size: number,
  decode: (bytes: Uint8Array) => Decoded | null,
): PacketSummary {
  const bytes = preview.length < size ? withoutHalfCharacter(preview) : preview;
  const decoded = decode(bytes);
  // A decoder that has nothing to say of a packet leaves it to its bytes.
  return {
    title: decoded?.title ?? null,
    info: decoded?.info || shownBytes(bytes, limits.previewCharacters),
  };
}
