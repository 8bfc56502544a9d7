import type * as v from "valibot";
import {
  codePoints,
  counter,
  counterOrNull,
  drifting,
  type Figure,
  levelOrNull,
  moment,
  rates,
  span,
  timeOrNull,
} from "./figure.ts";

/**
 * Each figure of a row, once: the numbers that change while it receives. The rows' schema, the columns in
 * which they cross and the way back are derived from this table.
 */

/** What a group and a source have in common. */
export const meterFigures = {
  packets: counter,
  /** Of UDP payload. */
  bytes: counter,
  /** Of the last full second. */
  rate: rates("packetRate", "bitRate"),
  /** Since the join (of a source: since its first packet). */
  average: drifting(rates("packetAverage", "bitAverage")),
  /** The largest full second. */
  peak: rates("packetPeak", "bitPeak"),
  /** Most packets in any window of `limits.burstWindowMs`. */
  burst: counter,
  firstAt: timeOrNull,
  lastAt: timeOrNull,
  /** Smallest and largest TTL (hop limit) that packets arrived with; null where it is not told. */
  ttl: span("leastTtl", "mostTtl"),
  /** DSCPs that packets arrived with (RFC 2474); null where it is not told. */
  dscp: codePoints("lowDscps", "highDscps"),
  /** Packets that a router on the way marked as having met congestion (ECN CE, RFC 3168); null as for `dscp`. */
  congestionMarked: counterOrNull,
};

/** What the streams of a group or source come to (docs/figures.md); null where nothing that was measured tells. */
export const streamFigures = {
  /** By their sequences: what was sent, and what of it did not come. */
  expected: counterOrNull,
  lost: counterOrNull,
  reordered: counterOrNull,
  duplicates: counterOrNull,
  /** The largest of their jitters, in ms. */
  jitter: levelOrNull,
};

/** Routers that packets passed: 0 from the own link, else an estimate (`shared/scope/hops.ts`); null as for `ttl`. */
export const hops = span("leastHops", "mostHops");

export const membershipFigures = {
  /** A figure as all times are: they move when the computer's clock is set, or was read more exactly. */
  joinedAt: moment,
  ...meterFigures,
  ...streamFigures,
  hops,
  /** Sources told apart; `untoldSources` counts packets of sources beyond the limit. */
  sources: counter,
  untoldSources: counter,
  /** Packets of the store that gave way to newer ones. */
  storeDropped: counter,
  /** Number of the oldest packet that is kept; `packets` is the newest. */
  firstKept: counter,
  /** Packets that arrived with a wrong checksum, as far as the kernel tells of which socket; null where it does not. */
  damaged: counterOrNull,
  /** Packets that the kernel dropped because this computer was too slow; null where it is not told. */
  kernelDrops: counterOrNull,
  /** When drops were last seen to grow; they are read once a second. Null when there are none. */
  droppedAt: timeOrNull,
};

type Table = Readonly<Record<string, Figure<unknown, string>>>;

/** What a row has of the figures of a table. */
type FigureValues<Figures extends Table> = {
  [Field in keyof Figures]: v.InferOutput<Figures[Field]["schema"]>;
};
export type MeterFigures = FigureValues<typeof meterFigures>;
export type StreamFigures = FigureValues<typeof streamFigures>;
export type MembershipFigures = FigureValues<typeof membershipFigures>;

type SchemasOf<Figures extends Table> = { [Field in keyof Figures]: Figures[Field]["schema"] };

/** The figures' part of a row's schema. */
export function schemasOf<Figures extends Table>(figures: Figures): SchemasOf<Figures> {
  const entries = Object.entries(figures).map(([field, { schema }]) => [field, schema]);
  return Object.fromEntries(entries) as SchemasOf<Figures>;
}
