import * as v from "valibot";

/**
 * The history of days: for each series, which is a group, one of its sources or one of its streams, figures by the second.
 * Definitions in docs/history.md. What is not known is NaN: a gap, never a zero.
 */

/** A count grows in its second and is added up; a level is measured in it. */
type Kind = "count" | "level";

interface HistoryFigure {
  readonly name: string;
  readonly kind: Kind;
}

/** In the order in which files hold them: further ones are added at the end. */
export const historyFigures = [
  { name: "packets", kind: "count" },
  /** UDP payload. */
  { name: "bytes", kind: "count" },
  { name: "lost", kind: "count" },
  { name: "reordered", kind: "count" },
  /** Packets that this computer dropped. */
  { name: "dropped", kind: "count" },
  /** Microseconds. */
  { name: "jitter", kind: "level" },
] as const satisfies readonly HistoryFigure[];
export type HistoryFigureName = (typeof historyFigures)[number]["name"];

/** Lengths that the file keeps, in seconds, the finest first; see `limits.historyKept…` for how long. */
export const historySteps = [1, 60, 900] as const;

const column = v.instance(Float64Array);

/** A figure over stretches of time, oldest first; NaN in a gap. */
const keptFigureSchema = v.object({
  sum: column,
  /** Of any second of the stretch. */
  least: column,
  most: column,
  /** Seconds in which it was known. */
  seconds: column,
});
export type KeptFigure = v.InferOutput<typeof keptFigureSchema>;

export const keptHistorySchema = v.object({
  /** Begin of the first stretch, seconds since 1970. */
  from: v.number(),
  /** Length of a stretch in seconds: the wanted one, or the finest that is still kept of that time. */
  step: v.number(),
  length: v.number(),
  figures: v.object(
    Object.fromEntries(historyFigures.map(({ name }) => [name, keptFigureSchema])) as Record<
      HistoryFigureName,
      typeof keptFigureSchema
    >,
  ),
});
export type KeptHistory = v.InferOutput<typeof keptHistorySchema>;

/** What the histories of a membership are kept under: its own, one of its sources', one of its streams'. */
export const historySeries = {
  group: (key: string): string => key,
  source: (key: string, address: string, port: number): string => `${key}/source/${address}/${port}`,
  /** Whether a series is that of a membership, of one of its sources or of its streams. */
  isOf: (series: string, key: string): boolean => series === key || series.startsWith(`${key}/`),
  /** @param stream what tells it from others of its source */
  stream: (key: string, address: string, port: number, stream: string): string =>
    `${key}/stream/${address}/${port}/${encodeURIComponent(stream)}`,
};
