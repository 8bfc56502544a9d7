import type { Decoder } from "../../../shared/decode/decoder.ts";
import { decoders } from "../../../shared/decode/decoders.ts";
import { packetSubjectOf } from "../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
import { acceptedAt } from "./usage.ts";

/**
 * A filter of packets as it was typed, once it was read; null for one that lets everything through.
 * @param described the decoders of formats that a person described: their words and fields can be asked for too
 */
export function readFilter(text: string | undefined, described: readonly Decoder[] = []): string | null {
  if (text === undefined) return null;
  return acceptedAt(text, parseFilter(text, packetSubjectOf([...described, ...decoders]))) === null
    ? null
    : text.trim();
}
