import { SkewTally, skewTallyBytes } from "./skew.ts";

/** Bytes of one, with what objects take. */
export const pairTallyBytes = skewTallyBytes + 400;

/** What is counted of one leg of a pair. */
export interface LegTally {
  /** Numbers that it did not bring in time. */
  lost: number;
  /** Of what it brought in time, what the other one did not. */
  only: number;
  /** Numbers that it brought when they had counted as lost already, and by how much at most, in ms. */
  late: number;
  latestMs: number;
}

/**
 * What is counted of a pair from one number on: from the first, or from a reset. Several count beside each other while a reset
 * can be taken back.
 */
export class PairTally {
  /** Position of its first number; what waited before goes on being judged by those of before. */
  readonly from: number;
  readonly legs: readonly [LegTally, LegTally] = [noLeg(), noLeg()];
  readonly skew = new SkewTally();
  both = 0;
  /** Numbers that neither leg brought in time, in how many places, and the most in a row. */
  missing = 0;
  places = 0;
  longest = 0;
  /** Numbers judged before their wait was over, because more came than can wait. */
  hurried = 0;
  /** How often both legs began a new numbering. */
  restarts = 0;
  /** Packets that both brought and whose bytes were compared, and such that were not the same. */
  compared = 0;
  different = 0;
  /** Numbers missing on both in a row at the end of what was judged. */
  run = 0;

  constructor(from: number) {
    this.from = from;
  }

  /** Numbers judged so far: what was sent, as far as the legs tell. */
  get sent(): number {
    return this.both + this.legs[0].only + this.legs[1].only + this.missing;
  }

  miss(count: number): void {
    if (this.run === 0) this.places += 1;
    this.run += count;
    if (this.run > this.longest) this.longest = this.run;
    this.missing += count;
    for (const leg of this.legs) leg.lost += count;
  }
}

function noLeg(): LegTally {
  return { lost: 0, only: 0, late: 0, latestMs: 0 };
}
