import type { GroupBy } from "../../../shared/kept/sections.ts";
import type { Destination, Destinations } from "../../../shared/model/destination.ts";
import type { Pair } from "../../../shared/model/pair.ts";
import { furtherSentence, untoldSentence } from "../../../shared/text/destinations.ts";
import { words } from "./words/words.ts";

/** A membership's place in a pair. */
export interface Leg {
  readonly letter: "A" | "B";
  readonly pair: number;
  /** The lower one of those shown: the bracket ends with it. */
  readonly last: boolean;
}

/** What rows have in common, above them. */
export interface HeadingLine {
  readonly is: "heading";
  readonly key: string;
  /** None of a membership. */
  readonly id: number;
  /** Its name, by which is kept that it is folded. */
  readonly heading: string;
  readonly by: Exclude<GroupBy, "none">;
  readonly value: string;
  /** The memberships below it, also while it is folded. */
  readonly ids: readonly number[];
  readonly folded: boolean;
}

/** One line of the groups table: a heading, a membership, above two that are a pair what they come to together, or below one that is opened what is told of where its packets went. */
export type Line =
  | HeadingLine
  | { readonly is: "membership"; readonly key: string; readonly id: number; readonly leg: Leg | null }
  /** `id` is that of its leg A. */
  | { readonly is: "pair"; readonly key: string; readonly id: number; readonly pair: Pair }
  | { readonly is: "destination"; readonly key: string; readonly id: number; readonly one: Destination }
  | { readonly is: "note"; readonly key: string; readonly id: number; readonly text: string };

/** A destination by name: the same address on another interface is another one. */
export function destinationKey({
  address,
  interface: on,
}: Pick<Destination, "address" | "interface">): string {
  return `${address} ${on ?? ""}`;
}

/** The line of a membership, or of one of its destinations, by name. */
export function lineKey(id: number, destination: Pick<Destination, "address" | "interface"> | null): string {
  return destination === null ? String(id) : `${id} ${destinationKey(destination)}`;
}

/**
 * The lines of the table.
 * @param order the memberships in their order
 * @param opened of those that are opened what was told; null before the first answer
 * @param direct those of which groups are left out: the rest is unicast and broadcast
 */
export function linesOf(
  order: readonly number[],
  opened: ReadonlyMap<number, Destinations | null>,
  direct: readonly number[] = [],
): readonly Line[] {
  return order.flatMap((id): Line[] => {
    const row: Line = { is: "membership", key: lineKey(id, null), id, leg: null };
    const told = opened.get(id);
    if (told === undefined) return [row];
    const all = told?.destinations ?? [];
    const shown = direct.includes(id) ? all.filter(({ kind }) => kind !== "group") : all;
    return [row, ...shown.map((one) => lineOf(id, one)), ...notesOf(id, told, all.length - shown.length)];
  });
}

function lineOf(id: number, one: Destination): Line {
  return { is: "destination", key: lineKey(id, one), id, one };
}

/** @param left of its destinations, how many groups are left out */
function notesOf(id: number, told: Destinations | null, left: number): Line[] {
  const note = (name: string, text: string): Line => ({ is: "note", key: `${id} ${name}`, id, text });
  if (told === null) return [note("asked", words().destination.asking)];
  const { destinations, untold, further } = told;
  return [
    ...(destinations.length === 0 && untold === 0 ? [note("nothing", words().destination.nothing)] : []),
    ...(left > 0 ? [note("left", words().destination.groupsLeftOut(left))] : []),
    ...(untold > 0 ? [note("untold", untoldSentence(untold))] : []),
    ...(further > 0 ? [note("further", furtherSentence(further))] : []),
  ];
}
