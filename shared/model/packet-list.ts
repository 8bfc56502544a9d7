import * as v from "valibot";
import { limits } from "../limits.ts";

/** How lists of packets cross from the engine to a window: as columns, never as an object per packet. */

const count = v.pipe(v.number(), v.minValue(0));

const columns = v.object({
  /** Place of the first row; more than was asked for when the packets before it are no longer kept. */
  from: count,
  /** Number of the oldest packet that is kept. A row of an older one has its number and nothing else. */
  firstKept: count,
  numbers: v.instance(Float64Array),
  /** Milliseconds since 1970, with a fraction. */
  at: v.instance(Float64Array),
  /** Bytes of UDP payload. */
  size: v.instance(Uint32Array),
  /** TTL or hop limit on arrival, 0 to 255; -1 where the system does not tell. */
  ttl: v.instance(Int16Array),
  /** TOS byte or traffic class, 0 to 255: DSCP above, ECN in the lower two bits; -1 where the system does not tell. */
  tos: v.instance(Int16Array),
  /** What the streams say of each packet, see packet-mark.ts; 0 where that is not known. */
  mark: v.instance(Uint32Array),
  /** Which of `sources`. */
  source: v.instance(Uint16Array),
  sources: v.array(v.object({ address: v.string(), port: v.number() })),
  /** The first bytes of each payload, at most `limits.previewBytes`, one after another … */
  previews: v.instance(Uint8Array),
  /** … and where each begins, with the end of the last as one more. */
  previewAt: v.instance(Uint32Array),
});

/** Rows of a packet list: the same index in each column is the same packet. */
export const packetRowsSchema = v.pipe(
  columns,
  v.check(
    ({ numbers: { length }, ...row }) =>
      [row.at, row.size, row.ttl, row.tos, row.mark, row.source].every(
        (column) => column.length === length,
      ) &&
      row.previewAt.length === length + 1 &&
      row.previewAt[length] === row.previews.length &&
      row.source.every((index) => index < Math.max(1, row.sources.length)),
    "The columns do not fit each other.",
  ),
);
export type PacketRows = v.InferOutput<typeof packetRowsSchema>;

/** Places of a list that follow each other, both ends included. */
export const placeRangeSchema = v.pipe(
  v.object({ first: v.pipe(count, v.minValue(1)), last: count }),
  v.check(({ first, last }) => first <= last, "The last place is before the first."),
);
export type PlaceRange = v.InferOutput<typeof placeRangeSchema>;

/** Some packets together. */
export const packetTallySchema = v.object({
  packets: count,
  /** Bytes of UDP payload. */
  bytes: count,
  /** When the first and the last of them arrived, in ms since 1970; null where all gave way. */
  firstAt: v.nullable(v.number()),
  lastAt: v.nullable(v.number()),
  /** Those that gave way. */
  gone: count,
});
export type PacketTally = v.InferOutput<typeof packetTallySchema>;

/** What a packet list can be sorted by; `number` is the order of arrival. */
export const packetColumns = ["number", "source", "ttl", "size"] as const;
export type PacketColumn = (typeof packetColumns)[number];

/**
 * Which packets a list is to show, as it is typed (docs/filters.md): who takes it reads it anew, so that a filter of a window
 * of another version means what its text says, or nothing.
 */
export const packetFilterSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.filterLength));

/** How far a sorted or filtered list is. */
export const arrangementSchema = v.object({
  arrangement: v.number(),
  /** Whether all packets up to `upTo` were looked at. */
  done: v.boolean(),
  /**
   * Places of its rows; `last` is below `first` when it has none. In order of arrival `first` grows as packets
   * give way, and places never change; sorted, `last` shrinks, and places move up.
   */
  first: count,
  last: count,
  /** Number of the newest packet that is taken in, or will be. */
  upTo: count,
  /** Packets that were looked at, and how many there are to look at; both 0 when there is nothing to do. */
  looked: count,
  toLook: count,
  /** Kept packets left out because more are kept than `limits.arrangementPackets`; the oldest. */
  leftOut: count,
  /** Number of the oldest packet that was kept at this moment: none of the rows is older. */
  firstKept: count,
});
export type Arrangement = v.InferOutput<typeof arrangementSchema>;
