import type { Membership } from "../../../shared/model/membership.ts";
import type { GroupColumn } from "./columns.tsx";

/** Where the sentence of a row stands: from column `from` to before column `to`, counted from 0. */
interface HintPlace {
  readonly from: number;
  readonly to: number;
  /** Columns that give way as well but stand elsewhere: their cells are empty. */
  readonly empties: ReadonlySet<string>;
}

/** A sentence over fewer columns than these is told in few words. */
export const briefBelow = 5;

/** The place of the sentence among these columns: the first run of those that give way. Null without one. */
export function hintPlace(
  columns: readonly Pick<GroupColumn, "id" | "givesWay">[],
  { state, packets }: Pick<Membership, "state" | "packets">,
): HintPlace | null {
  if (state === "receiving") return null;
  const nothingCame = packets === 0 || state === "failed";
  const gives = columns.map(
    ({ givesWay }) => givesWay === "in-silence" || (givesWay === "before-first-packet" && nothingCame),
  );
  const from = gives.indexOf(true);
  if (from === -1) return null;
  const stays = gives.indexOf(false, from);
  const to = stays === -1 ? columns.length : stays;
  const empties = columns.filter((_, at) => gives[at] && (at < from || at >= to)).map(({ id }) => id);
  return { from, to, empties: new Set(empties) };
}
