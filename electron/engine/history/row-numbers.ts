/** Rows are numbered by their time first: what is read together lies together. */
export const seriesMost = 1_000_000;
/** A minute may be lived more than once, when a clock was set back: each time is a row of its own. */
export const turnsMost = 16;

/** The first row of a minute of a series. */
export function secondsRow(minute: number, series: number): number {
  return (minute * seriesMost + series) * turnsMost;
}

export function minuteOfRow(id: number): number {
  return Math.floor(id / turnsMost / seriesMost);
}

export function seriesOfRow(id: number): number {
  return Math.floor(id / turnsMost) % seriesMost;
}

export function turnOfRow(id: number): number {
  return id % turnsMost;
}
