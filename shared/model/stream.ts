import * as v from "valibot";
import { statementSchema } from "../statements/statement.ts";
import { streamFacts } from "../statements/stream-facts.ts";
import { count, time } from "./quantities.ts";
import { streamKinds } from "./stream-kinds.ts";
import { transportStreamSchema } from "./transport-stream.ts";

/**
 * A stream: packets of one source that one sequence counts. Definitions, with their standards, in
 * docs/figures.md. Null is "not measurable" or "not told", never zero. Counts are since the counters were last
 * reset, in the stream's own unit: packets, or messages where one packet carries several that are numbered.
 */

/** Smallest, largest and percentiles of a time, in ms. */
const spreadSchema = v.nullable(
  v.object({
    least: v.number(),
    median: v.number(),
    p90: v.number(),
    p95: v.number(),
    p99: v.number(),
    p999: v.number(),
    most: v.number(),
  }),
);
export type Spread = v.InferOutput<typeof spreadSchema>;

/** What a stream's sequence counts. */
export const streamUnits = ["packets", "messages", "ts-packets"] as const;
export type StreamUnit = (typeof streamUnits)[number];

const streamEntries = {
  /** Of this membership, for as long as the stream is known. */
  id: v.number(),
  kind: v.picklist(streamKinds),
  /** How it is known: by so many headers in a row that fitted, because somebody said so, or by its description. */
  evidence: v.object({ by: v.picklist(["headers", "choice"]), headers: count }),
  address: v.string(),
  port: v.number(),
  /** What tells it from others of its source, as its field writes it ("SSRC 0x5A1C03E2"); empty where there is none. */
  key: v.string(),
  /** What its headers say, for people. */
  facts: v.array(statementSchema(streamFacts)),
  unit: v.picklist(streamUnits),
  firstAt: time,
  lastAt: time,
  /** Counted once each: duplicates are not in it. */
  received: count,
  /** What the sequence says was sent, from the first number seen to the highest. */
  expected: v.nullable(count),
  lost: v.nullable(count),
  /** Numbers missing in a row are a burst: how many there were, and the longest. */
  bursts: v.nullable(count),
  longestBurst: v.nullable(count),
  /** For how long nothing of it came in the longest burst, in ms; null where there was none. */
  longestBurstMs: v.nullable(v.number()),
  /** Arrived behind a higher number; the largest distance in numbers. */
  reordered: v.nullable(count),
  reorderDistance: v.nullable(count),
  duplicates: v.nullable(count),
  /** The numbering began anew. */
  restarts: v.nullable(count),
  wraps: v.nullable(count),
  /** Packets whose numbers fitted nowhere. */
  strays: count,
  /** Of the lost, those that this computer dropped; null where the system does not tell. */
  droppedHere: v.nullable(count),
  /** RFC 3550 6.4.1 where a media clock or sending time is known, else the interarrival time's deviation, in ms. */
  jitterMs: v.nullable(v.number()),
  jitterBy: v.picklist(["media-clock", "send-time", "interarrival"]),
  interarrival: spreadSchema,
  /** Seconds with a loss. */
  errorSeconds: v.nullable(count),
  /** One-way delay where the sender's clock is in the packets; as exact as the two clocks agree. */
  delay: spreadSchema,
  /** Routers passed, where the packets tell their first TTL. */
  hops: v.nullable(count),
  /** What the sender itself says that it sent (RTCP sender report, a final packet). */
  sentBySender: v.nullable(count),
};

export const streamSchema = v.object(streamEntries);
export type Stream = v.InferOutput<typeof streamSchema>;

/** Lengths of loss bursts that are counted together: from this length up to the next one's. */
export const burstLengths = [1, 2, 3, 6, 11, 51] as const;

/** Seconds of a stream as columns, oldest first; the last one may still be counted. */
const streamSecondsSchema = v.object({
  /** Time of the first second, ms since 1970; each further one is a second later. */
  from: time,
  received: v.instance(Uint32Array),
  /** UDP payload bytes. */
  bytes: v.instance(Float64Array),
  lost: v.instance(Uint32Array),
  reordered: v.instance(Uint32Array),
  duplicates: v.instance(Uint32Array),
  droppedHere: v.instance(Uint32Array),
  /** ms; NaN where nothing came or nothing can be said. */
  jitter: v.instance(Float32Array),
  delayLeast: v.instance(Float32Array),
  delayMedian: v.instance(Float32Array),
  delayP99: v.instance(Float32Array),
  /** Checks of the stream's kind that failed in it (MPEG-TS: late PCRs). */
  late: v.instance(Uint32Array),
});
export type StreamSeconds = v.InferOutput<typeof streamSecondsSchema>;

/** The whole run by sequence: each cell stands for `size` numbers. */
const sequenceMapSchema = v.object({
  size: count,
  /** Numbers missing in each cell, oldest first; the last cell may be open. */
  lost: v.instance(Uint32Array),
  /** How many numbers of the last cell were sent so far. */
  openSize: count,
});
export type SequenceMap = v.InferOutput<typeof sequenceMapSchema>;

export const streamDetailSchema = v.object({
  ...streamEntries,
  /** Spread of the single deviations behind the jitter. */
  jitterSpread: spreadSchema,
  /** How many bursts had each of `burstLengths`. */
  burstCounts: v.instance(Uint32Array),
  seconds: streamSecondsSchema,
  map: v.nullable(sequenceMapSchema),
  transportStream: v.nullable(transportStreamSchema),
});
export type StreamDetail = v.InferOutput<typeof streamDetailSchema>;

/** What a source was taken for, also where that is nothing. */
const verdictSchema = v.object({
  address: v.string(),
  port: v.number(),
  /** `waiting`: too few packets yet; `none`: no known sequence. */
  state: v.picklist(["waiting", "none", "recognised", "chosen"]),
  kind: v.nullable(v.picklist(streamKinds)),
});
export type Verdict = v.InferOutput<typeof verdictSchema>;

export const streamsSchema = v.object({
  /** The busiest, at most `limits.streamsPerAnswer`. */
  streams: v.array(streamSchema),
  /** Further ones that are known, and packets of streams beyond the bound. */
  further: count,
  untold: count,
  verdicts: v.array(verdictSchema),
});
export type Streams = v.InferOutput<typeof streamsSchema>;
