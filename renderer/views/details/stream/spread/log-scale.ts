/** A logarithmic scale, its ends as powers of ten. */
interface LogScale {
  readonly least: number;
  readonly most: number;
  /** Values at which a line stands: powers of ten, at most five of them. */
  readonly marks: readonly number[];
}

/** Below a microsecond, in ms, clocks tell nothing. */
export const finest = 0.001;

/** A scale that holds all values above zero; null where there is none. */
export function decades(values: readonly number[]): LogScale | null {
  const above = values.filter((value) => value >= finest);
  if (above.length === 0) return null;
  // Some air, so that no point stands on an edge.
  const least = Math.log10(Math.min(...above)) - 0.15;
  const most = Math.max(Math.log10(Math.max(...above)) + 0.15, least + 1);
  const powers = Array.from(
    { length: Math.max(0, Math.floor(most) - Math.ceil(least) + 1) },
    (_, at) => Math.ceil(least) + at,
  );
  const every = Math.ceil(powers.length / 5);
  const marks = powers.filter((power) => power % every === 0).map((power) => Number(`1e${power}`));
  return { least, most, marks };
}

/** Where a value stands: 0 at the upper edge, 1 at the lower. */
export function heightOf(value: number, { least, most }: LogScale): number {
  return 1 - (Math.log10(value) - least) / (most - least);
}
