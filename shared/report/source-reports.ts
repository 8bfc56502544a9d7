import type { Source } from "../model/source.ts";
import type { Streams } from "../model/stream.ts";
import { dscpsIn } from "../net/dscp.ts";
import { type StreamReport, streamReport } from "../stream/report.ts";

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

/** The busiest, in the order in which they came. */
export function sourceReports(sources: readonly Source[], most: number): SourceReport[] {
  return busiest(sources, most, ({ packets }) => packets).map(
    ({ address, port, packets, bytes, ttl, dscp }) => ({
      ...{ address, port, packets, bytes, ttl },
      dscp: dscp && dscpsIn(dscp),
    }),
  );
}

/** @param told null where they were not asked for */
export function streamReports(
  told: Streams | null,
  most: number,
): {
  readonly streams: readonly StreamReport[];
  readonly furtherStreams: number;
  readonly untoldStreams: number;
} {
  const all = told?.streams ?? [];
  const streams = busiest(all, most, ({ received }) => received).map(streamReport);
  return {
    streams,
    furtherStreams: (told?.further ?? 0) + all.length - streams.length,
    untoldStreams: told?.untold ?? 0,
  };
}

function busiest<T>(all: readonly T[], most: number, count: (one: T) => number): readonly T[] {
  if (all.length <= most) return all;
  const chosen = new Set([...all].sort((one, other) => count(other) - count(one)).slice(0, most));
  return all.filter((one) => chosen.has(one));
}
