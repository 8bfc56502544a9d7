import { limits } from "../../../../shared/limits.ts";
import { type Outcome, outcome } from "../sequence/sequence-counter.ts";
import { LegCount, legStanding } from "./leg-count.ts";
import { type PairSecondsLog, pairField } from "./pair-seconds.ts";
import { PairTally } from "./pair-tally.ts";
import { Skew } from "./skew.ts";

/** Which of two legs. */
export type LegIndex = 0 | 1;

const seenBy = [1, 2] as const;
const seenByBoth = 3;

/** Whether the legs carry the same packets, as the last second that told says. */
export type Sameness = "unknown" | "same" | "apart" | "differ";

/** Bytes of one with a window of so many numbers. */
export function mergeBytes(window: number): number {
  return 13 * window + 6_000;
}

/**
 * Puts the numbers of two legs together as a receiver of SMPTE ST 2022-7 does: a number counts once, from the leg that
 * brings it first, and is missing when neither brought it. What a leg lacks is judged when its turn is over: when the
 * other leg brought it and `waitMs` went by, or that long after the gap was seen. Numbers are judged in their order, each
 * once, so that for what was judged
 *
 *     sent = both + only(A) + only(B) + missing,  lost(A) = only(B) + missing,  lost(B) = only(A) + missing
 *
 * holds at any time. Costs the same for each packet but the first after a gap, and allocates nothing.
 */
export class PairMerge {
  readonly legs: readonly [LegCount, LegCount] = [new LegCount(), new LegCount()];
  readonly skew = new Skew();
  waitMs: number = limits.pairWaitMs;
  sameness: Sameness = "unknown";
  readonly #modulus: number;
  readonly #half: number;
  /** Numbers farther apart are of another numbering. */
  readonly #reach: number;
  readonly #mask: number;
  /** Of each position: when it came first or was missed, what it carried, which legs brought it. */
  readonly #at: Float64Array;
  readonly #mark: Uint32Array;
  readonly #seen: Uint8Array;
  readonly #seconds: PairSecondsLog | null;
  /** From the first number, or from a reset that stays; and since each reset that can still be taken back, the newest last. */
  #tallies: readonly [PairTally, ...PairTally[]] = [new PairTally(0)];
  #running = false;
  /** Positions: numbers that count up from 0 over all numberings and do not wrap; `next` is the newest one's next. */
  #next = 0;
  #nextNumber = 0;
  /** The first of this numbering, and the first that is not judged yet. */
  #first = 0;
  #judged = 0;
  /** Numbers that both brought, early or late; of those that were compared, and that were not the same. Whatever was reset. */
  #met = 0;
  #compared = 0;
  #different = 0;
  /** Up to this time both legs had their turn, whether they came or not. */
  #quietUpTo = Number.NEGATIVE_INFINITY;
  /** As of the last second that was judged. */
  #metBefore = 0;
  #comparedBefore = 0;
  #differentBefore = 0;

  /** @param window numbers that wait at once, of a short sequence at most half; the next lower power of two is taken */
  constructor(modulus: number, window: number, seconds: PairSecondsLog | null) {
    const size = 2 ** Math.floor(Math.log2(Math.min(window, modulus / 2)));
    this.#modulus = modulus;
    this.#half = modulus / 2;
    this.#reach = size - 1;
    this.#mask = size - 1;
    this.#at = new Float64Array(size);
    this.#mark = new Uint32Array(size);
    this.#seen = new Uint8Array(size);
    this.#seconds = seconds;
  }

  /** What is told: what was counted since the newest reset. */
  get tally(): PairTally {
    return this.#tallies.at(-1) ?? this.#tallies[0];
  }

  /** Whether numbers are being put together: both legs were seen, and count alike. */
  get isRunning(): boolean {
    return this.#running;
  }

  /**
   * Takes what a leg's own counter took.
   * @param number of the packet, and `span` numbers from there on
   * @param what its counter made of it
   * @param gap numbers that its counter found missing before it
   * @param at feed's time in ms
   * @param mark of what it carries; 0 where nobody looked
   */
  take(
    leg: LegIndex,
    number: number,
    span: number,
    what: Outcome,
    gap: number,
    at: number,
    mark: number,
  ): void {
    if (what === outcome.duplicate) return;
    const own = this.legs[leg];
    if (what === outcome.stray) {
      own.hold(number, span, at, mark);
      return;
    }
    const before = own.lastAt;
    if (at > before) own.lastAt = at;
    this.#openSecond(at);
    if (!this.#running) this.#await(own, number, span);
    else if (!this.#isOfNumbering(leg, number, what, at - before)) this.#stray(own, number, span);
    else {
      // The one before it was taken for a stray, and was the first of those that are back.
      if (what === outcome.restart) this.#place(leg, own.held, own.heldSpan, own.heldAt, own.heldMark);
      // What is due by now is judged without it: it comes too late for that.
      this.#judge();
      const isLong = gap > this.#reach && this.#other(leg).lastAt <= before + this.waitMs;
      if (isLong) this.#missLong(own, number, gap, at);
      if (!this.#place(leg, number, span, at, mark)) this.#stray(own, number, span);
    }
  }

  #other(leg: LegIndex): LegCount {
    return this.legs[leg === 0 ? 1 : 0];
  }

  /** Whether a leg still counts what the merge does. @param pause since its packet before, in ms */
  #isOfNumbering(leg: LegIndex, number: number, what: Outcome, pause: number): boolean {
    const { standing, lastAt } = this.legs[leg];
    if (standing === legStanding.astray) return false;
    const isNear = Math.abs(this.#distance(number, this.#nextNumber)) <= this.#reach;
    // It comes for the first time after the other one began alone.
    if (standing === legStanding.unseen) return isNear;
    if (what !== outcome.restart) return true;
    // Its counter lost the thread in a pause; it goes on with what the other leg counts.
    const other = this.#other(leg);
    const isComing = other.standing === legStanding.fits && lastAt - other.lastAt < limits.pairAwayMs;
    return pause > limits.pairAwayMs && isComing && isNear;
  }

  #openSecond(at: number): void {
    const seconds = this.#seconds;
    const second = Math.floor(at / 1_000);
    if (seconds === null || second <= seconds.second) return;
    if (seconds.second >= 0) this.skew.closeSecond(seconds);
    seconds.open(second);
  }

  /** From one number to another on the shorter way. */
  #distance(number: number, from: number): number {
    const delta = number - from;
    if (delta >= this.#half) return delta - this.#modulus;
    return delta < -this.#half ? delta + this.#modulus : delta;
  }

  /** Before both were seen nobody knows what either could have brought: counting begins behind what came. */
  #await(own: LegCount, number: number, span: number): void {
    const isNewer = own.standing === legStanding.unseen || this.#distance(number + span, own.next) > 0;
    if (isNewer) own.next = (number + span) % this.#modulus;
    own.standing = legStanding.fits;
    const [a, b] = this.legs;
    if (a.standing !== legStanding.fits || b.standing !== legStanding.fits) return;
    const apart = this.#distance(b.next, a.next);
    if (Math.abs(apart) > this.#reach) own.standing = legStanding.astray;
    else this.#begin(apart > 0 ? b.next : a.next);
  }

  #begin(number: number): void {
    this.#settle();
    for (const tally of this.#tallies) tally.run = 0;
    this.#running = true;
    this.#nextNumber = number;
    this.#first = this.#next;
    this.#judged = this.#next;
    for (const leg of this.legs) {
      if (leg.standing === legStanding.astray) leg.standing = legStanding.fits;
      leg.end = this.#next;
    }
    // What is older has nothing to do with this numbering.
    this.#seen.fill(0);
    this.sameness = "unknown";
    this.#remember();
  }

  #countRestart(): void {
    for (const tally of this.#tallies) tally.restarts += 1;
  }

  /** Another numbering; where the other leg turned to it as well, counting begins anew behind what came. */
  #stray(own: LegCount, number: number, span: number): void {
    own.standing = legStanding.astray;
    own.next = (number + span) % this.#modulus;
    const [a, b] = this.legs;
    if (a.standing !== legStanding.astray || b.standing !== legStanding.astray) return;
    const apart = this.#distance(b.next, a.next);
    if (Math.abs(apart) > this.#reach) return;
    this.#countRestart();
    this.#begin(apart > 0 ? b.next : a.next);
  }

  /** Both were silent, and more is missing than can wait: what was counted of this leg holds for both. */
  #missLong(own: LegCount, number: number, gap: number, at: number): void {
    this.#settle();
    const count = gap - (this.#next - own.end);
    if (count <= 0) return;
    this.#miss(this.#next, count, at);
    this.#next += count;
    this.#nextNumber = number;
    this.#judged = this.#next;
    this.#first = this.#next;
    own.end = this.#next;
  }

  /** False where it is too far from what is counted. */
  #place(leg: LegIndex, number: number, span: number, at: number, mark: number): boolean {
    const delta = this.#distance(number, this.#nextNumber);
    if (Math.abs(delta) + span > this.#reach) return false;
    const position = this.#next + delta;
    const end = position + span;
    if (end > this.#next) {
      this.#reachUpTo(end, at);
      this.#nextNumber = (number + span) % this.#modulus;
    }
    const own = this.legs[leg];
    own.standing = legStanding.fits;
    if (end > own.end) own.end = end;
    for (let one = position; one < end; one += 1) this.#see(leg, one, at, one === position ? mark : 0);
    return true;
  }

  #reachUpTo(end: number, at: number): void {
    // What is pushed out of the window is judged as it stands.
    while (this.#judged < this.#next && this.#judged < end - this.#mask) {
      if (at < (this.#at[this.#judged & this.#mask] ?? 0) + this.waitMs) {
        for (const tally of this.#tallies) if (this.#judged >= tally.from) tally.hurried += 1;
      }
      this.#judgeOne();
    }
    for (let position = this.#next; position < end; position += 1) {
      const slot = position & this.#mask;
      this.#seen[slot] = 0;
      this.#mark[slot] = 0;
      this.#at[slot] = at;
    }
    this.#next = end;
  }

  #see(leg: LegIndex, position: number, at: number, mark: number): void {
    if (position < this.#first) return;
    if (position < this.#next - this.#mask) {
      this.#countLate(leg, position, 0);
      return;
    }
    const slot = position & this.#mask;
    const seen = this.#seen[slot] ?? 0;
    const bit = seenBy[leg];
    if ((seen & bit) !== 0) return;
    this.#seen[slot] = seen | bit;
    const first = this.#at[slot] ?? 0;
    if (position < this.#judged) this.#countLate(leg, position, at - first);
    if (seen === 0) {
      if (position >= this.#judged) this.#at[slot] = at;
      this.#mark[slot] = mark;
      return;
    }
    this.#met += 1;
    const skew = leg === 1 ? at - first : first - at;
    this.skew.add(skew);
    const other = this.#mark[slot] ?? 0;
    const isCompared = mark !== 0 && other !== 0;
    const isDifferent = isCompared && mark !== other;
    if (isCompared) this.#compared += 1;
    if (isDifferent) this.#different += 1;
    for (const tally of this.#tallies) {
      if (position < tally.from) continue;
      tally.skew.add(skew, at);
      if (isCompared) tally.compared += 1;
      if (isDifferent) tally.different += 1;
    }
  }

  #countLate(leg: LegIndex, position: number, lateMs: number): void {
    for (const tally of this.#tallies) {
      if (position < tally.from) continue;
      const own = tally.legs[leg];
      own.late += 1;
      if (lateMs > own.latestMs) own.latestMs = lateMs;
    }
  }

  /** Judges what is due, in order. */
  #judge(): void {
    const [a, b] = this.legs;
    const turnA = Math.max(a.lastAt, this.#quietUpTo);
    const turnB = Math.max(b.lastAt, this.#quietUpTo);
    while (this.#judged < this.#next) {
      const slot = this.#judged & this.#mask;
      const seen = this.#seen[slot] ?? 0;
      if (seen !== seenByBoth) {
        const due = (this.#at[slot] ?? 0) + this.waitMs;
        if ((seen & seenBy[0]) === 0 && turnA <= due) return;
        if ((seen & seenBy[1]) === 0 && turnB <= due) return;
      }
      this.#judgeOne();
    }
  }

  /** Judges all that waits, as it stands: its numbering is over. */
  #settle(): void {
    while (this.#judged < this.#next) this.#judgeOne();
  }

  #judgeOne(): void {
    const position = this.#judged;
    const slot = position & this.#mask;
    this.#judged += 1;
    const [a, b] = this.legs;
    // A leg that counts differently lacks nothing of the other one's.
    if (this.#isHeld || a.standing === legStanding.astray || b.standing === legStanding.astray) {
      for (const tally of this.#tallies) tally.run = 0;
      return;
    }
    const seen = this.#seen[slot] ?? 0;
    const at = this.#at[slot] ?? 0;
    if (seen === 0) {
      this.#miss(position, 1, at);
      return;
    }
    const brought = seen === seenBy[1] ? 1 : 0;
    const isAlone = seen !== seenByBoth;
    if (isAlone) (brought === 0 ? a : b).only += 1;
    for (const tally of this.#tallies) {
      if (position < tally.from) continue;
      tally.run = 0;
      if (isAlone) {
        tally.legs[brought].only += 1;
        tally.legs[brought === 0 ? 1 : 0].lost += 1;
      } else tally.both += 1;
    }
    if (isAlone) {
      this.#seconds?.addAt(pairField.only + brought, 1, at);
      this.#seconds?.addAt(pairField.lost + 1 - brought, 1, at);
    } else this.#seconds?.addAt(pairField.both, 1, at);
  }

  /** @param position of the first of so many */
  #miss(position: number, count: number, at: number): void {
    for (const tally of this.#tallies) if (position >= tally.from) tally.miss(count);
    const seconds = this.#seconds;
    seconds?.addAt(pairField.missing, count, at);
    seconds?.addAt(pairField.lost, count, at);
    seconds?.addAt(pairField.lost + 1, count, at);
  }

  /** The legs do not carry the same: there is nothing to put together. */
  get #isHeld(): boolean {
    return this.sameness === "apart" || this.sameness === "differ";
  }

  /** Judges what is due although nothing came: called with each tick. @param now feed's time in ms */
  tick(now: number): void {
    this.#quietUpTo = now - limits.pairReadMs;
    if (!this.#running) return;
    this.#judge();
    this.#findAnew(now);
  }

  /** A leg that turned to another numbering: the other one follows, was away, or never counted like it. */
  #findAnew(now: number): void {
    const [a, b] = this.legs;
    for (const [own, other] of [
      [a, b],
      [b, a],
    ] as const) {
      if (own.standing !== legStanding.astray) continue;
      const isComing = now - own.lastAt < limits.pairAwayMs;
      const isAlone = now - other.lastAt >= limits.pairAwayMs;
      if (!isComing) continue;
      if (isAlone) {
        this.#countRestart();
        other.standing = legStanding.unseen;
        this.#begin(own.next);
        return;
      }
      const apart = this.#distance(own.next, this.#nextNumber);
      if (other.standing !== legStanding.fits || Math.abs(apart) > this.#reach) continue;
      this.#begin(apart > 0 ? own.next : this.#nextNumber);
      return;
    }
  }

  /** Says whether the legs carry the same, by what came since it was asked last: once a second. */
  judgeSameness(): void {
    const [a, b] = this.legs;
    const compared = this.#compared - this.#comparedBefore;
    const different = this.#different - this.#differentBefore;
    const met = this.#met - this.#metBefore;
    const least = limits.pairCompared;
    const isAstray = a.standing === legStanding.astray || b.standing === legStanding.astray;
    const meetNever = met === 0 && a.only - a.onlyBefore >= least && b.only - b.onlyBefore >= least;
    if (compared >= least) this.sameness = 2 * different > compared ? "differ" : "same";
    else if (isAstray || meetNever) this.sameness = "apart";
    else if (compared === 0 && met >= least) this.sameness = "unknown";
    else return;
    this.#remember();
  }

  #remember(): void {
    this.#comparedBefore = this.#compared;
    this.#differentBefore = this.#different;
    this.#metBefore = this.#met;
    for (const leg of this.legs) leg.onlyBefore = leg.only;
  }

  /**
   * Counts from now on: what waits now goes on being judged by what counted before. @returns what counts from now on, by which it is
   * taken back or stays
   */
  reset(): PairTally {
    const tally = new PairTally(this.#next);
    this.#tallies = [...this.#tallies, tally];
    return tally;
  }

  /** Counts as if that reset had never been. */
  undoReset(tally: PairTally): void {
    const [first, ...resets] = this.#tallies;
    this.#tallies = [first, ...resets.filter((one) => one !== tally)];
  }

  /** A reset stays, with those before it: what was counted before goes. @returns how many resets those are, itself included */
  settleReset(tally: PairTally): number {
    const place = this.#tallies.indexOf(tally);
    if (place < 1) return 0;
    this.#tallies = [tally, ...this.#tallies.slice(place + 1)];
    return place;
  }
}
