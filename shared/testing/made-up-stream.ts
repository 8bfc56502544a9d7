import type { Stream } from "../model/stream.ts";

/** A stream for tests: RTP of which nothing is missing, where a test says nothing. */
export function madeUpStream(given: Partial<Stream> = {}): Stream {
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
    received: 100,
    expected: 100,
    lost: 0,
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
