import { limits } from "../../limits.ts";
import type { DecodedField } from "../field.ts";

/** Throws where a field leaves its parent or is not what it says; answers how many fields there are. */
export function checkRanges(fields: readonly DecodedField[], begin: number, end: number): number {
  let count = 0;
  for (const field of fields) {
    const { at, length, bits, text, name, fields: inner } = field;
    const isInside = at >= begin && length >= 0 && at + length <= end;
    const hasBits =
      bits === null || (bits.count > 0 && bits.from >= 0 && bits.from + bits.count <= 8 * length);
    const isWord = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
    if (!(isInside && hasBits && isWord && text.length <= limits.decodedText)) {
      const { fields: _, ...told } = field;
      throw new Error(`a field out of its place (${begin} to ${end}): ${JSON.stringify(told)}`);
    }
    count += 1 + checkRanges(inner, at, at + length);
  }
  return count;
}
