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
  /** The shortest and the longest time between two packets that follow each other, in microseconds. */
  { name: "intervalLeast", kind: "level" },
  { name: "intervalMost", kind: "level" },
  /** Of what was sent in the second, the share that did not come, in millionths. */
  { name: "lossShare", kind: "level" },
  /** 1 in a second with loss, without packets that were to come, or in which nothing could come; else 0: see docs/history.md. */
  { name: "errorSeconds", kind: "count" },
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

const drawn = v.instance(Float32Array);

/** What a group came to over time, as much of it as a small chart shows; NaN in a gap. */
const overviewRowSchema = v.object({
  /** The membership's key. */
  key: v.string(),
  /** Packets or bytes: a second's mean of each stretch, and the most of any second. */
  mean: drawn,
  most: drawn,
  /** Packets of each stretch that did not come; NaN where that is not measurable. */
  lost: drawn,
  /** The same as a share of what was sent, in percent. */
  share: drawn,
  /** Packets that this computer dropped. */
  dropped: drawn,
  /** Seconds of each stretch with an error, and those in which that is known: the group was joined. */
  errors: drawn,
  joined: drawn,
  /** Of the whole span: the share lost in the worst second, in percent; null where that is not measurable. */
  worstShare: v.nullable(v.number()),
  /** Seconds with an error. */
  errorSeconds: v.number(),
});
export type OverviewRow = v.InferOutput<typeof overviewRowSchema>;

export const overviewSchema = v.object({
  /** As those of `keptHistorySchema`. */
  from: v.number(),
  step: v.number(),
  length: v.number(),
  /** Seconds of each stretch in which Castscope ran. */
  running: drawn,
  rows: v.array(overviewRowSchema),
});

/** How often packets followed each other after which time, over a span. */
export const keptIntervalsSchema = v.object({
  /** Seconds since 1970: the span that was asked for, widened to what is kept. */
  from: v.number(),
  to: v.number(),
  /** One for each bin of `time-bins.ts`. */
  counts: column,
});
export type KeptIntervals = v.InferOutput<typeof keptIntervalsSchema>;

/** The times between packets are kept by so many seconds; coarser as the figures are. */
export const intervalSlotSeconds = 10;

/** What the histories of a membership are kept under: its own, one of its sources', one of its streams'. */
export const historySeries = {
  group: (key: string): string => key,
  /** All that was received, while Castscope ran: what is not known of it is when it did not. */
  totals: "totals",
  source: (key: string, address: string, port: number): string => `${key}/source/${address}/${port}`,
  /** Whether a series is that of a membership, of one of its sources or of its streams. */
  isOf: (series: string, key: string): boolean => series === key || series.startsWith(`${key}/`),
  /** The address of the sender of a membership's stream; null for a series of something else. */
  senderOf: (series: string, key: string): string | null => {
    const begin = `${key}/stream/`;
    return series.startsWith(begin) ? (series.slice(begin.length).split("/")[0] ?? null) : null;
  },
  /** @param stream what tells it from others of its source */
  stream: (key: string, address: string, port: number, stream: string): string =>
    `${key}/stream/${address}/${port}/${encodeURIComponent(stream)}`,
};
