import type { Pair } from "../../../shared/model/pair.ts";
import type { Leg, Line } from "./lines.ts";

export function pairKey(pair: number): string {
  // no words: a key
  return `pair ${pair}`;
}

/**
 * Puts the legs of each pair below a line of its own, where the first of them stands.
 * @param lines in the table's order
 * @param folded pairs whose legs are not shown
 */
export function pairLines(
  lines: readonly Line[],
  pairs: readonly Pair[],
  folded: readonly number[],
): readonly Line[] {
  if (pairs.length === 0) return lines;
  const blocks = new Map<number, Line[]>();
  for (const line of lines) {
    const block = blocks.get(line.id);
    if (block === undefined) blocks.set(line.id, [line]);
    else block.push(line);
  }
  const told = new Set<number>();
  return [...blocks].flatMap(([id, block]): readonly Line[] => {
    const pair = pairs.find(({ a, b }) => a.id === id || b.id === id);
    if (pair === undefined) return block;
    if (told.has(pair.id)) return [];
    told.add(pair.id);
    const merged: Line = { is: "pair", key: pairKey(pair.id), id: pair.a.id, pair };
    if (folded.includes(pair.id)) return [merged];
    // A filter may hide one of them.
    const legs = [
      { letter: "A", id: pair.a.id },
      { letter: "B", id: pair.b.id },
    ] as const;
    const shown = legs.filter((leg) => blocks.has(leg.id));
    const below = shown.flatMap(({ letter, id: of }, at) => {
      const leg: Leg = { letter, pair: pair.id, last: at === shown.length - 1 };
      return (blocks.get(of) ?? []).map((line) => (line.is === "membership" ? { ...line, leg } : line));
    });
    return [merged, ...below];
  });
}
