import type { Membership, MembershipState } from "../../../shared/model/membership.ts";
import type { Pair } from "../../../shared/model/pair.ts";

/** What a pair shows in the columns of a membership; columns that need more are told of each leg only. */
export type PairFields = Pick<
  Membership,
  | "state"
  | "id"
  | "name"
  | "sources"
  | "packets"
  | "rate"
  | "lost"
  | "expected"
  | "ttl"
  | "hops"
  | "kernelDrops"
  | "lastAt"
>;

/** A pair is as well as its better leg. */
const best: readonly MembershipState[] = ["receiving", "joining", "stalled", "silent", "failed"];

/** @param a @param b the rows of its legs */
export function pairFields(pair: Pair, a: Membership, b: Membership): PairFields {
  const { sent, missing } = pair;
  // Its rate is what its packets come to once each: the leg that brings more has nearly all of them.
  const more = b.rate.packets > a.rate.packets ? b : a;
  return {
    id: more.id,
    state: best.find((state) => a.state === state || b.state === state) ?? a.state,
    name: a.name || b.name,
    sources: a.sources + b.sources,
    packets: sent - missing,
    rate: more.rate,
    lost: sent === 0 ? null : missing,
    expected: sent === 0 ? null : sent,
    ttl: span(a.ttl, b.ttl),
    hops: span(a.hops, b.hops),
    kernelDrops: a.kernelDrops === null || b.kernelDrops === null ? null : a.kernelDrops + b.kernelDrops,
    lastAt: later(a.lastAt, b.lastAt),
  };
}

type Span = Membership["ttl"];

function span(a: Span, b: Span): Span {
  if (a === null || b === null) return a ?? b;
  return { least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) };
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
