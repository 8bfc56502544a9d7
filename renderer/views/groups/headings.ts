import type { GroupBy } from "../../../shared/kept/sections.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import type { Pair } from "../../../shared/model/pair.ts";
import type { HeadingLine, Line } from "./lines.ts";

/** Of what a heading is, as part of its key; empty for rows that have nothing of the kind. */
type HeadingValue = string;

/** What the rows of pairs are headed by. */
const paired: HeadingValue = "paired";

/** By what a row is headed. */
export function headingValue(
  by: Exclude<GroupBy, "none">,
  { id, interface: on, label }: Pick<Membership, "id" | "interface" | "label">,
  pairs: readonly Pair[],
): HeadingValue {
  switch (by) {
    case "interface":
      return on?.name ?? "";
    case "label":
      return label;
    case "pair":
      return pairs.some(({ a, b }) => a.id === id || b.id === id) ? paired : "";
  }
}

/** A heading by name, also where it is kept that it is folded. */
export function headingKey(by: GroupBy, value: HeadingValue): string {
  return `${by}:${value}`;
}

interface Headed {
  readonly by: Exclude<GroupBy, "none">;
  /** Of each row in `order`, by its place. */
  readonly values: readonly HeadingValue[];
  /** Keys of headings whose rows are not shown. */
  readonly folded: readonly string[];
  /** How headings follow each other. */
  readonly compare: (a: string, b: string) => number;
}

/**
 * The lines of a table with headings: below each its rows, in the order that they have in the whole table; rows that
 * have nothing of the kind come last.
 * @param order the memberships in their order
 * @param linesOf makes the lines of some of them, of pairs that are whole among them
 */
export function headedLines(
  order: readonly number[],
  { by, values, folded, compare }: Headed,
  linesOf: (ids: readonly number[]) => readonly Line[],
): readonly Line[] {
  const blocks = new Map<HeadingValue, number[]>();
  for (const [at, id] of order.entries()) {
    const value = values[at] ?? "";
    const block = blocks.get(value);
    if (block === undefined) blocks.set(value, [id]);
    else block.push(id);
  }
  const sorted = [...blocks].sort(([a], [b]) =>
    a === "" || b === "" ? Number(a === "") - Number(b === "") : compare(a, b),
  );
  return sorted.flatMap(([value, ids]): readonly Line[] => {
    const heading = headingKey(by, value);
    const isFolded = folded.includes(heading);
    const line: HeadingLine = {
      ...{ is: "heading", key: `heading ${heading}`, id: noMembership }, // no words: a key
      ...{ heading, by, value, ids, folded: isFolded },
    };
    return isFolded ? [line] : [line, ...linesOf(ids)];
  });
}

/** A heading is no membership's line. */
const noMembership = -1;

/** The pairs both of whose legs are in one part of the table, as far as they are shown at all. */
export function wholePairs(
  pairs: readonly Pair[],
  part: ReadonlySet<number>,
  all: ReadonlySet<number>,
): readonly Pair[] {
  return pairs.filter(({ a, b }) => [a.id, b.id].every((id) => part.has(id) || !all.has(id)));
}
