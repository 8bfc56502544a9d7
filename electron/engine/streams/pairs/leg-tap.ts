import type { Arrival } from "../arrival.ts";
import type { Headers } from "../headers.ts";
import type { Outcome } from "../sequence/sequence-counter.ts";
import type { SequenceTap } from "../stream.ts";
import type { LegIndex, PairMerge } from "./pair-merge.ts";

/** Hands what one leg's stream counts to the merge. */
export class LegTap implements SequenceTap {
  readonly #merge: PairMerge;
  readonly #leg: LegIndex;

  constructor(merge: PairMerge, leg: LegIndex) {
    this.#merge = merge;
    this.#leg = leg;
  }

  take(headers: Headers, row: number, what: Outcome, gap: number, arrival: Arrival): void {
    const number = headers.sequence[row] ?? 0;
    const mark = markOf(arrival, headers.time[row] ?? 0);
    this.#merge.take(this.#leg, number, headers.span[row] ?? 1, what, gap, arrival.at, mark);
  }
}

const prime = 0x0100_0193;
/** Bytes looked at from the middle and from the end of a packet. */
const looked = 4;

/**
 * A few bytes of a packet as a number, so that packets with the same number can be held against each other: its size, its
 * time, and bytes of its middle and end (headers of the two legs may differ). 0 where its bytes are not at hand.
 */
function markOf({ bytes, begin, size }: Arrival, time: number): number {
  if (bytes.length === 0) return 0;
  let mark = Math.imul(size ^ 0x811c_9dc5, prime) ^ (time >>> 0);
  const middle = begin + (size >>> 1);
  const end = begin + size;
  for (let one = 0; one < looked && one < size >>> 1; one += 1) {
    mark = Math.imul(mark, prime) ^ (bytes[middle + one] ?? 0);
    mark = Math.imul(mark, prime) ^ (bytes[end - 1 - one] ?? 0);
  }
  return mark === 0 ? 1 : mark >>> 0;
}
