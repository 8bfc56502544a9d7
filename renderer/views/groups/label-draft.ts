import type { GroupColour } from "../../../shared/model/group-look.ts";
import type { Membership } from "../../../shared/model/membership.ts";

type Marked = Pick<Membership, "id" | "label" | "colour">;

/** What is to be said of rows: undefined leaves each as it is. */
interface LabelDraft {
  readonly label: string | undefined;
  readonly colour: GroupColour | null | undefined;
}

/** What the rows have in common. */
export function draftOf(rows: readonly Marked[]): LabelDraft {
  const [first] = rows;
  const same = <F extends "label" | "colour">(field: F): Marked[F] | undefined =>
    first !== undefined && rows.every((row) => row[field] === first[field]) ? first[field] : undefined;
  return { label: same("label"), colour: same("colour") };
}

/** The marks that the rows get: only those that change. */
export function marksOf(rows: readonly Marked[], { label, colour }: LabelDraft): readonly Marked[] {
  return rows.flatMap((row) => {
    const next = {
      id: row.id,
      label: label === undefined ? row.label : label.trim(),
      colour: colour === undefined ? row.colour : colour,
    };
    return next.label === row.label && next.colour === row.colour ? [] : [next];
  });
}

/** Labels that are there, those that most rows have first. */
export function labelsOf(rows: Iterable<Pick<Membership, "label">>): readonly string[] {
  const counts = new Map<string, number>();
  for (const { label } of rows) if (label !== "") counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([label]) => label);
}
