import type { Decoding } from "../../../shared/decode/decoding.ts";
import { type FilterNeeds, needsOf } from "../../../shared/filter/needs.ts";
import { packetSubjectOf } from "../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
import { fail } from "../../../shared/problem.ts";
import { statementOf } from "../../../shared/statements/statement.ts";

const noNeeds: FilterNeeds = { destination: false, marks: false, decoding: false };

/**
 * A filter of packets as it was typed, once it is known that it can be read, and what it has to know; no text where it lets
 * everything through. Throws `recording-filter`.
 */
export function readFilter(
  text: string | null,
  { decoders }: Pick<Decoding, "decoders">,
): { readonly text: string | null; readonly needs: FilterNeeds } {
  if (text === null) return { text, needs: noNeeds };
  const parsed = parseFilter(text, packetSubjectOf(decoders));
  if (!parsed.ok) return fail("recording-filter", { mistake: statementOf(parsed.problem) });
  return parsed.value === null ? { text: null, needs: noNeeds } : { text, needs: needsOf(parsed.value) };
}
