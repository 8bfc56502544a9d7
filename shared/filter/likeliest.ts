/** Names that differ by more than this were not mistyped, but are other words. */
const mostDifferent = 2;

/** Of some names the one that a mistyped word was likely to be; null where none is near. */
export function likeliest(word: string, names: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  // Short words are near to everything.
  let least = Math.min(mostDifferent, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const different = distance(wanted, name, least);
    if (different >= least) continue;
    least = different;
    best = name;
  }
  return best;
}

/**
 * How many letters are left out, put in, changed, or swapped with their neighbour (the optimal string alignment); `most`, or more, where
 * it is at least that.
 */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) >= most) return most;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? most) + 1 : most + other.length,
        ),
      );
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? most;
}
