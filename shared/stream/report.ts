import type { Spread, Stream, StreamDetail } from "../model/stream.ts";
import { burstLengths } from "../model/stream.ts";
import type { StreamKind } from "../model/stream-kinds.ts";
import { formatEndpoint } from "../net/address.ts";

/**
 * A stream in a line of `watch --json`, and at the beginning of its own report; null is “not measurable” or “not told”. Scripts rely on these names: add,
 * never rename.
 */
export interface StreamReport {
  readonly kind: StreamKind;
  /** Its sender, address and port. */
  readonly source: string;
  /** What tells it from others of its source, such as “SSRC 0x5A1C03E2”; empty where there is none. */
  readonly id: string;
  /** What is counted: packets, or messages where one packet carries several that are numbered. */
  readonly unit: Stream["unit"];
  /** Counted once each. */
  readonly received: number;
  readonly expected: number | null;
  readonly lost: number | null;
  readonly lossPercent: number | null;
  readonly bursts: number | null;
  readonly longestBurst: number | null;
  readonly reordered: number | null;
  readonly duplicates: number | null;
  readonly restarts: number | null;
  readonly jitterMs: number | null;
  /** By what: RFC 3550 with a media clock or sending time, else the interarrival time's deviation. */
  readonly jitterBy: Stream["jitterBy"];
  /** Of the lost, those that this computer dropped. */
  readonly droppedHere: number | null;
}

/** What scripts are told of a stream. */
export function streamReport(stream: Stream): StreamReport {
  const { kind, key, unit, received, expected, lost, bursts, longestBurst } = stream;
  const { reordered, duplicates, restarts, jitterMs, jitterBy, droppedHere } = stream;
  return {
    ...{ kind, source: formatEndpoint(stream.address, stream.port), id: key, unit, received, expected, lost },
    lossPercent: lossPercent(stream),
    ...{ bursts, longestBurst, reordered, duplicates, restarts, jitterMs, jitterBy, droppedHere },
  };
}

/** Of what was sent, as the sequence says; null before anything was expected. */
export function lossPercent({ lost, expected }: Pick<Stream, "lost" | "expected">): number | null {
  return lost === null || expected === null || expected === 0 ? null : (100 * lost) / expected;
}

/** The report of one stream: what scripts are told of it, and what only a single one is asked for. */
export interface RunReport extends StreamReport {
  /** Group and port, and the interface it was received on; null where that is not known. */
  readonly group: string;
  readonly interface: string | null;
  /** From its first packet since the counters were reset to this report, ISO 8601 in UTC; null before the first. */
  readonly from: string | null;
  readonly to: string;
  readonly longestBurstMs: number | null;
  /** By the least length of each class: `burstLengths`. */
  readonly burstsFrom: Readonly<Record<string, number>>;
  readonly reorderDistance: number | null;
  readonly errorSeconds: number | null;
  readonly wraps: number | null;
  readonly strays: number;
  readonly hops: number | null;
  readonly sentBySender: number | null;
  /** In ms. */
  readonly delay: Spread;
  readonly interarrival: Spread;
  readonly jitterSpread: Spread;
}

interface ReportPlace {
  readonly group: string;
  readonly interface: string | null;
  /** ms since 1970. */
  readonly at: number;
}

/** The report of one stream as of a moment. */
export function runReport(stream: StreamDetail, { group, interface: on, at }: ReportPlace): RunReport {
  const { longestBurstMs, reorderDistance, errorSeconds, wraps, strays, hops, sentBySender } = stream;
  const { firstAt, delay, interarrival, jitterSpread, burstCounts } = stream;
  return {
    ...{ group, interface: on },
    from: Number.isFinite(firstAt) ? new Date(firstAt).toISOString() : null,
    to: new Date(at).toISOString(),
    ...streamReport(stream),
    longestBurstMs,
    burstsFrom: Object.fromEntries(burstLengths.map((length, place) => [length, burstCounts[place] ?? 0])),
    ...{ reorderDistance, errorSeconds, wraps, strays, hops, sentBySender },
    ...{ delay, interarrival, jitterSpread },
  };
}
