import { limits } from "../../../shared/limits.ts";
import type { Source } from "../../../shared/model/source.ts";
import type { Stream, Streams } from "../../../shared/model/stream.ts";
import type { StreamKind } from "../../../shared/model/stream-kinds.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { dscpsIn } from "../../../shared/net/dscp.ts";

/** A source in a line of `watch --json`. Scripts rely on these names: add, never rename. */
export interface SourceReport {
  readonly address: string;
  readonly port: number;
  readonly packets: number;
  /** Payload bytes. */
  readonly bytes: number;
  /** Smallest and largest TTL (hop limit) seen; null where the system does not tell. */
  readonly ttl: Source["ttl"];
  /** DSCPs that its packets arrived with, smallest first; null where the system does not tell. */
  readonly dscp: readonly number[] | null;
}

/**
 * A stream in a line of `watch --json`; null is “not measurable” or “not told”. Scripts rely on these names: add,
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

/** The busiest, in the order in which they came. */
export function sourceReports(sources: readonly Source[]): SourceReport[] {
  return busiest(sources, limits.watchSources, ({ packets }) => packets).map(
    ({ address, port, packets, bytes, ttl, dscp }) => ({
      ...{ address, port, packets, bytes, ttl },
      dscp: dscp && dscpsIn(dscp),
    }),
  );
}

/** @param told null where they were not asked for */
export function streamReports(told: Streams | null): {
  readonly streams: readonly StreamReport[];
  readonly furtherStreams: number;
  readonly untoldStreams: number;
} {
  const all = told?.streams ?? [];
  const streams = busiest(all, limits.watchStreams, ({ received }) => received).map(streamReport);
  return {
    streams,
    furtherStreams: (told?.further ?? 0) + all.length - streams.length,
    untoldStreams: told?.untold ?? 0,
  };
}

function streamReport(stream: Stream): StreamReport {
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

function busiest<T>(all: readonly T[], most: number, count: (one: T) => number): readonly T[] {
  if (all.length <= most) return all;
  const chosen = new Set([...all].sort((one, other) => count(other) - count(one)).slice(0, most));
  return all.filter((one) => chosen.has(one));
}
