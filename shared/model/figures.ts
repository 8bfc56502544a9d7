import * as v from "valibot";
import type { Membership } from "./membership.ts";
import type { Rate } from "./rate.ts";

/**
 * The numbers of a membership's row that change while it receives. They cross to the window as
 * columns: 1,000 rows are a few arrays, which no side takes apart into objects, names and texts.
 */

type Reader = (row: Membership) => number | null;

/** Each figure, and where it stands in a row. */
const readers = {
  packets: (row) => row.packets,
  bytes: (row) => row.bytes,
  packetRate: (row) => row.rate.packets,
  bitRate: (row) => row.rate.bits,
  packetAverage: (row) => row.average.packets,
  bitAverage: (row) => row.average.bits,
  packetPeak: (row) => row.peak.packets,
  bitPeak: (row) => row.peak.bits,
  burst: (row) => row.burst,
  firstAt: (row) => row.firstAt,
  lastAt: (row) => row.lastAt,
  leastTtl: (row) => row.ttl?.least ?? null,
  mostTtl: (row) => row.ttl?.most ?? null,
  sources: (row) => row.sources,
  untoldSources: (row) => row.untoldSources,
  storeDropped: (row) => row.storeDropped,
  firstKept: (row) => row.firstKept,
  kernelDrops: (row) => row.kernelDrops,
  droppedAt: (row) => row.droppedAt,
} satisfies Readonly<Record<string, Reader>>;

export type FigureName = keyof typeof readers;

export const figureNames = Object.keys(readers) as FigureName[];

/** The fields of a row that are told by figures. */
export const figureFields = [
  "packets",
  "bytes",
  "rate",
  "average",
  "peak",
  "burst",
  "firstAt",
  "lastAt",
  "ttl",
  "sources",
  "untoldSources",
  "storeDropped",
  "firstKept",
  "kernelDrops",
  "droppedAt",
] as const satisfies readonly (keyof Membership)[];

/** The figures of some rows: each column is as long as `ids`, NaN where a row has null. */
export const figuresSchema = v.object({
  ids: v.instance(Uint32Array),
  /** A column that is missing did not change in any of these rows. */
  columns: v.record(v.picklist(figureNames), v.instance(Float64Array)),
});
export type Figures = v.InferOutput<typeof figuresSchema>;

/** A figure of a row; NaN where the row has null. */
export function readFigure(row: Membership, name: FigureName): number {
  const read: Reader = readers[name];
  return read(row) ?? Number.NaN;
}

/** The row with its figures at place `at`; nothing else of it changes. */
export function withFigures(row: Membership, { columns }: Figures, at: number): Membership {
  const figure = (name: FigureName, before: number): number => columns[name]?.[at] ?? before;
  const figureOrNull = (name: FigureName, before: number | null): number | null => {
    const now = columns[name]?.[at] ?? before;
    return Number.isNaN(now) ? null : now;
  };
  // What did not change stays the same object, so that nothing that shows it is drawn anew.
  const rate = (packets: FigureName, bits: FigureName, before: Rate): Rate =>
    columns[packets] || columns[bits]
      ? { packets: figure(packets, before.packets), bits: figure(bits, before.bits) }
      : before;
  const least = figureOrNull("leastTtl", row.ttl?.least ?? null);
  const most = figureOrNull("mostTtl", row.ttl?.most ?? null);
  const sameTtl = least === (row.ttl?.least ?? null) && most === (row.ttl?.most ?? null);
  return {
    ...row,
    packets: figure("packets", row.packets),
    bytes: figure("bytes", row.bytes),
    rate: rate("packetRate", "bitRate", row.rate),
    average: rate("packetAverage", "bitAverage", row.average),
    peak: rate("packetPeak", "bitPeak", row.peak),
    burst: figure("burst", row.burst),
    firstAt: figureOrNull("firstAt", row.firstAt),
    lastAt: figureOrNull("lastAt", row.lastAt),
    ttl: sameTtl ? row.ttl : least === null || most === null ? null : { least, most },
    sources: figure("sources", row.sources),
    untoldSources: figure("untoldSources", row.untoldSources),
    storeDropped: figure("storeDropped", row.storeDropped),
    firstKept: figure("firstKept", row.firstKept),
    kernelDrops: figureOrNull("kernelDrops", row.kernelDrops),
    droppedAt: figureOrNull("droppedAt", row.droppedAt),
  };
}

/** Figures of rows, in the columns that are named. */
export function figuresOf(rows: readonly Membership[], names: readonly FigureName[] = figureNames): Figures {
  const columns = names.map((name) => [name, Float64Array.from(rows, (row) => readFigure(row, name))]);
  return { ids: Uint32Array.from(rows, ({ id }) => id), columns: Object.fromEntries(columns) };
}

/** The part of a delta that tells rows. */
interface RowsTold {
  readonly memberships: readonly Membership[];
  readonly figures: Figures | null;
  readonly left: readonly number[];
}

/**
 * Rows after a delta: new and changed ones whole, then figures, then what was left. Doing it twice
 * changes nothing more. Answers with `rows` itself when nothing changed.
 */
export function applyRows(
  rows: ReadonlyMap<number, Membership>,
  delta: RowsTold,
): ReadonlyMap<number, Membership> {
  const { memberships, figures, left } = delta;
  if (memberships.length === 0 && figures === null && left.length === 0) return rows;
  const after = new Map(rows);
  for (const row of memberships) after.set(row.id, row);
  for (const [at, id] of figures?.ids.entries() ?? []) {
    const row = after.get(id);
    if (row && figures) after.set(id, withFigures(row, figures, at));
  }
  for (const id of left) after.delete(id);
  return after;
}
