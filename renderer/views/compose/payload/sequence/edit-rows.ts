import type { SequenceRow } from "../../../../store/sequence-draft.ts";

/** Rows with one moved by a place; the same where it has none to go to. */
export function movedRow(rows: readonly SequenceRow[], place: number, by: 1 | -1): readonly SequenceRow[] {
  return draggedRow(rows, place, place + by);
}

/** Rows with one brought to where another one is, which makes way for it. */
export function draggedRow(rows: readonly SequenceRow[], place: number, to: number): readonly SequenceRow[] {
  const row = rows[place];
  if (row === undefined || place === to || rows[to] === undefined) return rows;
  const rest = rows.filter((_one, at) => at !== place);
  return [...rest.slice(0, to), row, ...rest.slice(to)];
}

/** Rows with one more behind a place, the same as that one where it is a row. */
export function withCopy(rows: readonly SequenceRow[], place: number): readonly SequenceRow[] {
  const like = rows[place];
  if (like === undefined) return rows;
  return [...rows.slice(0, place + 1), { ...like, id: freshId(rows) }, ...rows.slice(place + 1)];
}

export function withNew(rows: readonly SequenceRow[]): readonly SequenceRow[] {
  const { kind = "text", pause = "100" } = rows.at(-1) ?? {};
  return [...rows, { id: freshId(rows), kind, typed: "", pause }];
}

/** Keys of rows are never used again while the list is shown. */
function freshId(rows: readonly SequenceRow[]): number {
  return 1 + rows.reduce((most, { id }) => Math.max(most, id), 0);
}
