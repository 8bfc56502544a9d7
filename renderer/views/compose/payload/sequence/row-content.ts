import type { Family } from "../../../../../shared/net/address.ts";
import type { Parsed } from "../../../../../shared/parsed.ts";
import type { SequenceRow } from "../../../../store/sequence-draft.ts";
import { type GivenContent, parseGiven } from "../../payload-bytes.ts";

/** What a packet of a sequence holds, refused where one datagram of the family cannot carry it. */
export function rowContent({ kind, typed, file = null }: SequenceRow, family: Family): Parsed<GivenContent> {
  return parseGiven({ payload: kind, text: typed, hex: typed, template: typed, file }, family);
}
