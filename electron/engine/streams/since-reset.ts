import { Jitter } from "./measures/jitter.ts";
import { histogramBytes, LogHistogram } from "./measures/log-histogram.ts";
import { SequenceMap, sequenceMapBytes } from "./measures/sequence-map.ts";
import { SignedHistogram, signedHistogramBytes } from "./measures/signed-histogram.ts";
import { SenderCount } from "./sender-count.ts";
import { outcome, type SequenceCounter, sequenceCounterBytes } from "./sequence/sequence-counter.ts";
import type { StreamBank } from "./stream-bank.ts";

/** Sums of a stream that only grow. */
export interface StreamTotals {
  packets: number;
  bytes: number;
  droppedHere: number;
  lostBySender: number;
  /** TS packets that came before there was an analysis of them. */
  unread: number;
}

/** What a stream has when its counters are reset. */
interface Counted {
  readonly counter: SequenceCounter | null;
  readonly hasDelay: boolean;
  readonly totals: Readonly<StreamTotals>;
  /** Lost in the open second. */
  readonly lostNow: number;
}

/** Bytes of one, with as much again as objects take. */
function bytesOf({ counter, hasDelay }: Counted): number {
  const sequence = counter === null ? 0 : sequenceCounterBytes;
  return sequence + 2 * histogramBytes + (hasDelay ? signedHistogramBytes : 0) + 400;
}

/**
 * What is measured of a stream since its counters were reset, beside what goes on being measured from its first packet: so
 * a reset can be taken back as if it had never been. Costs as much for a packet as the counters themselves, and goes when the
 * reset stays.
 */
export class SinceReset {
  readonly token: number;
  /** Feed's time in ms. */
  readonly at: number;
  readonly counter: SequenceCounter | null;
  readonly interarrival = new LogHistogram();
  readonly jitter = new Jitter();
  readonly delay: SignedHistogram | null;
  readonly reports = new SenderCount();
  /** What had been counted by then. */
  readonly before: StreamTotals;
  firstAt = Number.NaN;
  /** Closed ones, and what was lost in the open one by then. */
  errorSeconds = 0;
  lostBefore: number;
  /** Give a transport stream its counts back. */
  restores: readonly (() => void)[] = [];
  map: SequenceMap | null = null;
  readonly mapOrigin: number;
  readonly #bank: StreamBank;
  readonly #bytes: number;

  /** Null where the memory is used up. */
  static of(token: number, at: number, counted: Counted, bank: StreamBank): SinceReset | null {
    const bytes = bytesOf(counted);
    return bank.take(bytes) ? new SinceReset(token, at, counted, bank, bytes) : null;
  }

  /** One that is to stay at once, which nobody has to account for. */
  static forGood(at: number, counted: Counted, bank: StreamBank): SinceReset {
    return new SinceReset(0, at, counted, bank, 0);
  }

  private constructor(
    token: number,
    at: number,
    { counter, hasDelay, totals, lostNow }: Counted,
    bank: StreamBank,
    bytes: number,
  ) {
    this.token = token;
    this.at = at;
    this.counter = counter?.anew() ?? null;
    this.delay = hasDelay ? new SignedHistogram() : null;
    this.before = { ...totals };
    this.lostBefore = lostNow;
    this.mapOrigin = counter?.end ?? 0;
    this.#bank = bank;
    this.#bytes = bytes;
  }

  /** Follows a numbered packet; allocates nothing but the map with the first loss. */
  count(number: number, span: number, at: number, anew: boolean, dropped: number): void {
    const { counter, mapOrigin } = this;
    if (counter === null) return;
    const what = counter.take(number, span, at, anew, dropped);
    if (what === outcome.duplicate || what === outcome.stray) return;
    if (what === outcome.late) {
      const end = Math.min(counter.position + span, counter.end);
      for (let one = counter.position; one < end; one += 1) this.map?.find(one - mapOrigin);
      return;
    }
    if (counter.gap > 0) this.#lose(counter);
    this.map?.reach(counter.position + span - mapOrigin);
  }

  /** The sender said which number is next. */
  announce(next: number, at: number): void {
    this.counter?.announce(next, at);
    if (this.counter !== null && this.counter.gap > 0) this.#lose(this.counter);
  }

  #lose({ position, gap }: SequenceCounter): void {
    if (this.map === null) {
      if (!this.#bank.takeSpare(sequenceMapBytes)) return;
      this.map = new SequenceMap();
    }
    const from = position - gap - this.mapOrigin;
    this.map.reach(from + gap);
    this.map.lose(from, gap);
  }

  /** A second is over in which so many were lost. */
  closeSecond(lost: number): void {
    if (lost > this.lostBefore) this.errorSeconds += 1;
    this.lostBefore = 0;
  }

  /** Gives its memory back; a map that is kept elsewhere stays. */
  release(keepsMap: boolean): void {
    this.#bank.give(this.#bytes + (this.map === null || keepsMap ? 0 : sequenceMapBytes));
  }
}
