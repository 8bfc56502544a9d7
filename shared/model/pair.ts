import * as v from "valibot";
import { count, time } from "./quantities.ts";
import { streamKinds } from "./stream-kinds.ts";

/**
 * A redundant pair: two memberships that carry the same numbered packets (SMPTE ST 2022-7, RFC 7104, A and B lines of
 * market data). Definitions in docs/figures.md. A number that waits for the other leg counts nowhere yet, so at any time
 *
 *     sent = both + A.only + B.only + missing,  A.lost = B.only + missing,  B.lost = A.only + missing
 */

/** One of the two. */
const pairLegSchema = v.object({
  /** Its membership. */
  id: v.number(),
  /** Its stream there, as `stream` takes it; null before it was found. */
  stream: v.nullable(v.number()),
  /**
   * `waiting`: nothing of it came yet; `fits`: its numbers are those of the pair; `away`: nothing came for a while;
   * `astray`: it counts other numbers.
   */
  state: v.picklist(["waiting", "fits", "away", "astray"]),
  lastAt: v.nullable(time),
  /** Numbers that it did not bring in time. */
  lost: count,
  /** Of what it brought in time, what the other one did not. */
  only: count,
  /** Brought when it had counted as lost already, and by how many ms at most after it was first missed. */
  late: count,
  latestMs: v.number(),
  /** Of its losses, those that this computer dropped; null where the system does not tell. */
  droppedHere: v.nullable(count),
  jitterMs: v.nullable(v.number()),
});
export type PairLeg = v.InferOutput<typeof pairLegSchema>;

/** Second leg minus first, in ms. */
const skewSchema = v.nullable(
  v.object({
    /** Smoothed over the last sixteen packets. */
    now: v.number(),
    median: v.number(),
    /** 99 % of all packets differ by less, whichever leg came first. */
    p99: v.number(),
    largest: v.number(),
    largestAt: time,
  }),
);

/** What may bring both legs down at once: one interface, one subnet of this computer, one sending host. */
const sharedPathSchema = v.nullable(
  v.object({
    by: v.picklist(["interface", "subnet", "sender"]),
    /** The interface, the subnet or the sender's address. */
    what: v.string(),
    /** Interfaces that the second leg could be joined on instead. */
    free: v.array(v.string()),
  }),
);

const pairEntries = {
  id: v.number(),
  kind: v.picklist(streamKinds),
  /** What tells its streams from others, as their field writes it; empty where there is none. */
  key: v.string(),
  /** What came since then counts. */
  since: time,
  waitMs: v.number(),
  a: pairLegSchema,
  b: pairLegSchema,
  /** Whether both legs carry the same: `apart` they count differently, `differ` the bytes under one number do. */
  sameness: v.picklist(["unknown", "same", "apart", "differ"]),
  sent: count,
  both: count,
  /** Brought by neither, in how many places, and the most in a row. */
  missing: count,
  places: count,
  longest: count,
  /** Judged before the wait was over, because more packets came than can wait. */
  hurried: count,
  /** How often both began a new numbering. */
  restarts: count,
  skew: skewSchema,
  sharedPath: sharedPathSchema,
};
export const pairSchema = v.object(pairEntries);
export type Pair = v.InferOutput<typeof pairSchema>;

/** Seconds of a pair as columns, oldest first; the last ones may still be counted. */
const pairSecondsSchema = v.object({
  /** Time of the first second, ms since 1970; each further one is a second later. */
  from: time,
  lostA: v.instance(Uint32Array),
  lostB: v.instance(Uint32Array),
  onlyA: v.instance(Uint32Array),
  onlyB: v.instance(Uint32Array),
  missing: v.instance(Uint32Array),
  both: v.instance(Uint32Array),
  /** ms, second leg minus first; NaN where no packet came on both. */
  skewLeast: v.instance(Float32Array),
  skewMedian: v.instance(Float32Array),
  skewMost: v.instance(Float32Array),
});
export type PairSeconds = v.InferOutput<typeof pairSecondsSchema>;

export const pairDetailSchema = v.object({ ...pairEntries, seconds: pairSecondsSchema });
export type PairDetail = v.InferOutput<typeof pairDetailSchema>;

/** Two memberships that were found to carry the same packets. */
const pairProposalSchema = v.object({
  a: v.number(),
  b: v.number(),
  kind: v.picklist(streamKinds),
  key: v.string(),
  /** Packets that were the same on both. */
  packets: count,
});
export type PairProposal = v.InferOutput<typeof pairProposalSchema>;

export const pairsSchema = v.object({
  pairs: v.array(pairSchema),
  proposals: v.array(pairProposalSchema),
});
export type Pairs = v.InferOutput<typeof pairsSchema>;
