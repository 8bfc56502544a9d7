import { limits } from "../../../../shared/limits.ts";
import { zeroOfFractions } from "../arrival.ts";
import { type Bursts, LossWindow, lossWindowBytes } from "./loss-window.ts";

const window = limits.reorderWindow;

/** What became of a packet's number. */
export const outcome = {
  /** The next one, or one behind a gap: `gap` says how many are missing before it. */
  forward: 0,
  /** Behind the highest and not seen before: one that counted as lost is not. */
  late: 1,
  duplicate: 2,
  /** Fits nowhere; the next one tells whether the numbering began anew. */
  stray: 3,
  /** The numbering began anew. */
  restart: 4,
} as const;
export type Outcome = (typeof outcome)[keyof typeof outcome];

/** Bytes of one. */
export const sequenceCounterBytes = lossWindowBytes + 400;

/**
 * Follows the numbers of one stream after RFC 3550, appendix A.1, with what that leaves open: late packets are
 * told from duplicates, a loss of any length from a restart, and wraps are counted through a pause.
 *
 * expected = numbers from the first to the highest, over all numberings; lost = expected - received. Costs the same for
 * each packet but the first after a gap, and allocates nothing.
 */
export class SequenceCounter {
  readonly #modulus: number;
  readonly #half: number;
  /** A jump of so many is no loss unless time passed. */
  readonly #dropout: number;
  /** A distance of no more after a long pause is no chance. */
  readonly #near: number;
  readonly #window = new LossWindow();
  /** Positions: numbers that count up from 0 over all numberings and do not wrap. */
  #begun = false;
  #dropped = 0;
  #base = 0;
  #next = 0;
  /** The number as it stands in packets that `next` has. */
  #nextNumber = 0;
  /** What numberings before this one expected. */
  #before = 0;
  /** The base is a reset's, not a numbering's first. */
  #wasReset = false;
  #received = 0;
  #reordered = 0;
  #reorderDistance = 0;
  #duplicates = 0;
  #restarts = 0;
  #wraps = 0;
  #strays = 0;
  /** The number that would prove that the last stray began a new numbering; NaN without one. */
  #suspect = Number.NaN;
  #suspectSpan = 0;
  /** The number that the numbering before the last restart would have had next, and what was received by then. */
  #homeNext = Number.NaN;
  #homeReceived = 0;
  /** Numbers in a row that were seen before, each one more than the one before. */
  #repeats = 0;
  #repeatNext = Number.NaN;
  #longestGap = 0;
  #longestGapMs = zeroOfFractions;
  /** Nobody listened since the last packet. */
  #unheard = false;
  /**
   * Time of one number, in ms, smoothed over spans of `limits.paceMs`: senders of pictures and blocks send bursts, and
   * within one the next number is close. NaN before the first span is over.
   */
  #pace = Number.NaN;
  /** When the span began that is being measured, and the position behind its first number. */
  #paceAt = Number.NaN;
  #paceFrom = 0;
  #lastAt = Number.NaN;
  /** After `take`: numbers found missing before this packet, and the position of the first of its own. */
  gap = 0;
  position = 0;

  constructor(modulus: number) {
    this.#modulus = modulus;
    this.#half = modulus / 2;
    this.#dropout = Math.min(limits.dropoutNumbers, modulus / 16);
    this.#near = Number.isFinite(modulus)
      ? Math.min(limits.beforeFirst, modulus / window)
      : limits.beforeFirst;
  }

  /**
   * @param number of the packet, below the modulus
   * @param span how many numbers it takes from there on, 1 or more
   * @param at when it arrived, in ms; never less than before
   * @param anew whether the packet itself says that the numbering begins with it
   * @param dropped packets that this computer dropped since the one before: so many are missing, however fast it was
   */
  take(number: number, span: number, at: number, anew: boolean, dropped = 0): Outcome {
    this.#dropped = dropped;
    const result = this.#take(number, span, at, anew);
    this.#lastAt = at;
    return result;
  }

  #take(number: number, span: number, at: number, anew: boolean): Outcome {
    this.gap = 0;
    if (!this.#begun) return this.#begin(number, span);
    if (this.#unheard) {
      this.#unheard = false;
      if (!anew) return this.#goOnAt(number, span);
    }
    if (number === this.#nextNumber && !anew) {
      this.#learnPace(at, span);
      this.#forward(0, span);
      return outcome.forward;
    }
    if (anew && number !== this.#nextNumber) return this.#restart(number, span);
    if (number === this.#homeNext && this.#isHome(number)) return this.#comeHome(number, span);
    const delta = this.#overWraps(this.#delta(number), at);
    // Nobody can tell, so it is not tried: the one behind it shows that it is not alone.
    if (Number.isNaN(delta)) return this.#suspicious(number, span);
    return delta >= 0 ? this.#ahead(number, delta, span, at) : this.#behind(number, delta, span);
  }

  /** The sender says that the number after its last one is this: what is missing up to it is lost, or on its way. */
  announce(number: number, at: number): void {
    this.gap = 0;
    if (!this.#begun || this.#unheard) return;
    const delta = this.#delta(number);
    if (delta <= 0 || !this.#isPlausible(delta, at)) return;
    this.gap = delta;
    this.#forward(delta, 0);
  }

  #begin(number: number, span: number): Outcome {
    this.#begun = true;
    this.position = this.#next;
    this.#nextNumber = number;
    this.#forward(0, span);
    return outcome.forward;
  }

  /** How far a number is from the one that is next, on the shorter way. */
  #delta(number: number): number {
    const delta = number - this.#nextNumber;
    if (delta >= this.#half) return delta - this.#modulus;
    return delta < -this.#half ? delta + this.#modulus : delta;
  }

  #forward(gap: number, span: number): void {
    this.#window.advance(this.#base, this.#next, gap, span);
    this.position = this.#next + gap;
    this.#next += gap + span;
    this.#received += span;
    this.#suspect = Number.NaN;
    this.#repeats = 0;
    let number = this.#nextNumber + gap + span;
    if (number >= this.#modulus) {
      this.#wraps += Math.floor(number / this.#modulus);
      number %= this.#modulus;
    }
    this.#nextNumber = number;
  }

  #ahead(number: number, delta: number, span: number, at: number): Outcome {
    if (!this.#isPlausible(delta, at)) return this.#suspicious(number, span);
    this.#noteGap(delta, at - this.#lastAt);
    this.#forward(delta, span);
    this.gap = delta;
    return outcome.forward;
  }

  #noteGap(gap: number, pause: number): void {
    if (gap <= this.#longestGap) return;
    this.#longestGap = gap;
    this.#longestGapMs = pause;
  }

  /**
   * The distance with the wraps that a pause must have held by the rate before it; NaN where the pause was too
   * long to tell. A stream that goes on near the very next number was paused by its sender.
   */
  #overWraps(shortest: number, at: number): number {
    const inPause = this.#inPause(at);
    if (!(inPause > this.#half) || Math.abs(shortest) <= this.#near) return shortest;
    if (inPause > limits.pauseWraps * this.#modulus) return Number.NaN;
    const wraps = Math.max(0, Math.round((inPause - shortest) / this.#modulus));
    return shortest + wraps * this.#modulus;
  }

  /** Numbers that fit into the time since the last packet, at the rate before it; NaN where that is not known. */
  #inPause(at: number): number {
    const pace = this.#pace > 0 ? this.#pace : this.#paceUpTo(this.#lastAt, this.#next);
    return pace > 0 ? (at - this.#lastAt) / pace : Number.NaN;
  }

  /** Of the span that is being measured; NaN before its second number. */
  #paceUpTo(at: number, end: number): number {
    return end > this.#paceFrom ? (at - this.#paceAt) / (end - this.#paceFrom) : Number.NaN;
  }

  /** Whether so many numbers can be missing: a few always, many only after time enough for them. */
  #isPlausible(gap: number, at: number): boolean {
    if (gap <= this.#dropout + this.#dropped) return true;
    return gap <= limits.dropoutSlack * this.#inPause(at) + this.#dropout + this.#dropped;
  }

  #behind(number: number, delta: number, span: number): Outcome {
    const position = this.#next + delta;
    if (position < this.#base) return this.#beforeFirst(number, position, span);
    if (-delta > window) return this.#suspicious(number, span);
    this.position = position;
    let filled = 0;
    const end = Math.min(position + span, this.#next);
    for (let one = position; one < end; one += 1) {
      if (this.#window.isSeen(one)) continue;
      this.#window.see(one);
      filled += 1;
    }
    if (filled === 0) return this.#repeat(number, span);
    this.#repeats = 0;
    this.#received += filled;
    this.#reordered += 1;
    const distance = this.#next - position - 1;
    if (distance > this.#reorderDistance) this.#reorderDistance = distance;
    return outcome.late;
  }

  /** Late ones of the very beginning belong to it; older ones to nothing that was counted. */
  #beforeFirst(number: number, position: number, span: number): Outcome {
    if (this.#base - position > limits.beforeFirst || this.#next - position > window) {
      return this.#suspicious(number, span);
    }
    // Counters that were reset do not take in what was sent before.
    if (this.#wasReset) return outcome.duplicate;
    this.#base = position;
    this.position = position;
    for (let one = position; one < position + span; one += 1) this.#window.see(one);
    this.#received += span;
    this.#reordered += 1;
    const distance = this.#next - position - 1;
    if (distance > this.#reorderDistance) this.#reorderDistance = distance;
    return outcome.late;
  }

  /** Seen before; a run of such that counts up is a numbering that began anew within the window. */
  #repeat(number: number, span: number): Outcome {
    this.#repeats = number === this.#repeatNext ? this.#repeats + 1 : 1;
    this.#repeatNext = (number + span) % this.#modulus;
    this.#duplicates += 1;
    if (this.#repeats < limits.repeatedRun) return outcome.duplicate;
    // All of the run were packets of the new numbering.
    this.#duplicates -= limits.repeatedRun;
    const taken = span * (limits.repeatedRun - 1);
    const first = number - taken;
    return this.#restart(first < 0 ? first + this.#modulus : first, taken + span);
  }

  #suspicious(number: number, span: number): Outcome {
    if (number === this.#suspect) {
      this.#strays -= 1;
      const first = number - this.#suspectSpan;
      return this.#restart(first < 0 ? first + this.#modulus : first, this.#suspectSpan + span);
    }
    this.#strays += 1;
    this.#suspect = (number + span) % this.#modulus;
    this.#suspectSpan = span;
    return outcome.stray;
  }

  /** Begins a new numbering; what the one before lacks stays lost. */
  #restart(number: number, span: number): Outcome {
    this.#restarts += 1;
    const [home, received] = [this.#nextNumber, this.#received];
    this.#numberFrom(number, span);
    this.#homeNext = home;
    this.#homeReceived = received;
    return outcome.restart;
  }

  /** From far off, and before long: a new numbering that passes where the old one ended is one all the same. */
  #isHome(number: number): boolean {
    const strays = this.#received - this.#homeReceived;
    return strays <= limits.strayRun && Math.abs(this.#delta(number)) > window;
  }

  /**
   * The numbering of before goes on with its very next number, so what looked like a new one was a few packets that came
   * too late, or once more: strays.
   */
  #comeHome(number: number, span: number): Outcome {
    const strays = this.#received - this.#homeReceived;
    this.#restarts -= 1;
    this.#strays += strays;
    this.#received -= strays;
    // Nothing of theirs was expected.
    this.#window.begin(this.#next, this.#next);
    this.#base = this.#next;
    this.#nextNumber = number;
    this.#homeNext = Number.NaN;
    this.#paceAt = Number.NaN;
    this.#forward(0, span);
    this.#paceFrom = this.#next;
    return outcome.forward;
  }

  #numberFrom(number: number, span: number): void {
    this.#window.begin(this.#base, this.#next);
    this.#before += this.#next - this.#base;
    this.#base = this.#next;
    this.#wasReset = false;
    this.#nextNumber = number;
    this.#homeNext = Number.NaN;
    this.#pace = Number.NaN;
    this.#paceAt = Number.NaN;
    this.#forward(0, span);
    this.#paceFrom = this.#next;
  }

  /** Nobody listens until the next packet: numbers that pass meanwhile are not expected, so none of them is lost. */
  pause(): void {
    this.#unheard = this.#begun;
  }

  /** The first packet behind a pause, whatever its number is. */
  #goOnAt(number: number, span: number): Outcome {
    if (number === this.#nextNumber) this.#forward(0, span);
    else this.#numberFrom(number, span);
    return outcome.forward;
  }

  #learnPace(at: number, span: number): void {
    if (Number.isNaN(this.#paceAt)) {
      this.#paceAt = this.#lastAt;
      this.#paceFrom = this.#next;
    }
    if (at - this.#paceAt < limits.paceMs) return;
    const end = this.#next + span;
    const known = this.#pace > 0 ? this.#pace : this.#paceUpTo(this.#lastAt, this.#next);
    // A pause is no pace; where the rate really fell, it is learned step by step.
    const isPause = at - this.#lastAt >= limits.paceMs;
    const one = isPause ? (at - this.#lastAt) / span : this.#paceUpTo(at, end);
    if (!(known > 0)) this.#pace = one;
    else if (isPause) this.#pace = known + (Math.min(one, 16 * known + 1) - known) / 16;
    else this.#pace = known + (one - known) / 4;
    this.#paceAt = at;
    this.#paceFrom = end;
  }

  /** Another one that counts from now on in the same numbering, so that what is missing next is found. */
  anew(): SequenceCounter {
    const other = new SequenceCounter(this.#modulus);
    other.#begun = this.#begun;
    other.#next = this.#next;
    other.#nextNumber = this.#nextNumber;
    other.#suspect = this.#suspect;
    other.#suspectSpan = this.#suspectSpan;
    other.#repeatNext = this.#repeatNext;
    other.#unheard = this.#unheard;
    other.#pace = this.#pace;
    other.#paceAt = this.#paceAt;
    other.#paceFrom = this.#paceFrom;
    other.#lastAt = this.#lastAt;
    other.reset();
    return other;
  }

  /** Counts from now on; the numbering goes on, so that what is missing next is found. */
  reset(): void {
    this.#window.reset();
    this.#base = this.#next;
    this.#wasReset = this.#begun;
    this.#before = 0;
    this.#received = 0;
    this.#reordered = 0;
    this.#reorderDistance = 0;
    this.#duplicates = 0;
    this.#restarts = 0;
    this.#wraps = 0;
    this.#strays = 0;
    this.#homeNext = Number.NaN;
    this.#repeats = 0;
    this.#longestGap = 0;
    this.#longestGapMs = 0;
  }

  /** The position behind the highest number. */
  get end(): number {
    return this.#next;
  }

  /** The number behind the highest, as it stands in packets. */
  get nextNumber(): number {
    return this.#nextNumber;
  }

  get received(): number {
    return this.#received;
  }

  get expected(): number {
    return this.#before + this.#next - this.#base;
  }

  get lost(): number {
    return this.expected - this.#received;
  }

  get reordered(): number {
    return this.#reordered;
  }

  get reorderDistance(): number {
    return this.#reorderDistance;
  }

  get duplicates(): number {
    return this.#duplicates;
  }

  get restarts(): number {
    return this.#restarts;
  }

  get wraps(): number {
    return this.#wraps;
  }

  get strays(): number {
    return this.#strays;
  }

  get bursts(): Bursts {
    return this.#window.bursts(this.#base, this.#next);
  }

  /** For how long nothing came in a burst of this length, where it is the longest gap that was seen; else null. */
  gapMs(length: number): number | null {
    return length > 0 && length === this.#longestGap ? this.#longestGapMs : null;
  }
}
