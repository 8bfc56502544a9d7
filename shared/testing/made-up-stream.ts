import { burstLengths, type Stream, type StreamDetail, type StreamSeconds } from "../model/stream.ts";

/** A stream for tests: RTP of which nothing is lost, and nothing that only some streams tell. */
export function madeUpStream(given: Partial<Stream> = {}): Stream {
  const received = given.received ?? 100;
  const lost = given.lost === undefined ? 0 : given.lost;
  return {
    id: 1,
    kind: "rtp",
    evidence: { by: "headers", headers: 16 },
    address: "10.0.0.31",
    port: 5004,
    key: "SSRC 0x5A1C03E2",
    facts: [],
    unit: "packets",
    firstAt: 0,
    lastAt: 0,
    received,
    expected: lost === null ? null : received + lost,
    lost,
    bursts: 0,
    longestBurst: 0,
    longestBurstMs: null,
    reordered: 0,
    reorderDistance: 0,
    duplicates: 0,
    restarts: 0,
    wraps: 0,
    strays: 0,
    droppedHere: 0,
    jitterMs: 0.4,
    jitterBy: "media-clock",
    interarrival: null,
    errorSeconds: 0,
    delay: null,
    hops: null,
    sentBySender: null,
    ...given,
  };
}

/** The same with its seconds. */
export function madeUpStreamDetail(given: Partial<StreamDetail> = {}): StreamDetail {
  return {
    ...madeUpStream(given),
    jitterSpread: null,
    burstCounts: new Uint32Array(burstLengths.length),
    seconds: madeUpSeconds({}),
    map: null,
    transportStream: null,
    ...given,
  };
}

type Columns = Omit<StreamSeconds, "from">;

/** As many seconds as the longest column has; what is not given is zero, or not known where that can be. */
export function madeUpSeconds(
  given: { readonly from?: number } & { readonly [C in keyof Columns]?: readonly number[] },
): StreamSeconds {
  const { from = 0, ...columns } = given;
  const length = Math.max(0, ...Object.values(columns).map((column) => column.length));
  const of = (column: readonly number[] | undefined, nothing: number): number[] =>
    Array.from({ length }, (_, at) => column?.[at] ?? nothing);
  const counts = (column: readonly number[] | undefined) => Uint32Array.from(of(column, 0));
  const times = (column: readonly number[] | undefined) => Float32Array.from(of(column, Number.NaN));
  return {
    from,
    received: counts(columns.received),
    bytes: Float64Array.from(of(columns.bytes, 0)),
    lost: counts(columns.lost),
    reordered: counts(columns.reordered),
    duplicates: counts(columns.duplicates),
    droppedHere: counts(columns.droppedHere),
    jitter: times(columns.jitter),
    delayLeast: times(columns.delayLeast),
    delayMedian: times(columns.delayMedian),
    delayP99: times(columns.delayP99),
    late: counts(columns.late),
  };
}
