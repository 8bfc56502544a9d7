import { limits } from "../../../../shared/limits.ts";
import type { PairDetail, PairLeg, Pair as Told } from "../../../../shared/model/pair.ts";
import type { FeedTime } from "../../time/feed-time.ts";
import type { Stream } from "../stream.ts";
import type { StreamBank } from "../stream-bank.ts";
import { legStanding } from "./leg-count.ts";
import { PairEnd } from "./pair-end.ts";
import { type LegIndex, mergeBytes, PairMerge } from "./pair-merge.ts";
import type { PairRow, StreamIdentity } from "./pair-row.ts";
import { PairSecondsLog, pairSecondsBytes } from "./pair-seconds.ts";
import { type PairTally, pairTallyBytes } from "./pair-tally.ts";

/** Bytes of one. */
const pairBytes = mergeBytes(limits.pairWindow) + pairSecondsBytes;

/** From when on it counts, and what this computer had dropped of each leg by then. */
interface Since {
  readonly at: number;
  readonly dropped: readonly [number, number];
}

/** A reset that can still be taken back. */
interface Reset extends Since {
  readonly token: number;
  readonly tally: PairTally;
}

/** Two rows whose packets are put together. */
export class Pair {
  readonly id: number;
  readonly a: PairEnd;
  readonly b: PairEnd;
  readonly merge: PairMerge;
  readonly #seconds: PairSecondsLog;
  readonly #bank: StreamBank;
  readonly #format: StreamIdentity["format"];
  #keys: Uint32Array;
  /** The beginning, or the newest reset that stays. */
  #since: Since;
  #resets: readonly Reset[] = [];
  #lastReset = 0;

  /** @param like a stream of one of the rows; null where the memory is used up */
  static of(id: number, a: PairRow, b: PairRow, like: Stream, bank: StreamBank, now: number): Pair | null {
    return bank.take(pairBytes) ? new Pair(id, a, b, like, bank, now) : null;
  }

  private constructor(id: number, a: PairRow, b: PairRow, like: Stream, bank: StreamBank, now: number) {
    this.id = id;
    this.#bank = bank;
    this.#format = like.format;
    this.#keys = like.keys;
    this.#since = { at: now, dropped: [0, 0] };
    this.#seconds = new PairSecondsLog(bank.takeSpare);
    this.merge = new PairMerge(like.format.modulus, limits.pairWindow, this.#seconds);
    this.a = new PairEnd(a, this.merge, 0);
    this.b = new PairEnd(b, this.merge, 1);
  }

  get #identity(): StreamIdentity {
    return { format: this.#format, keys: this.#keys };
  }

  /** Whether a row is one of its legs. */
  has(key: string): boolean {
    return this.a.key === key || this.b.key === key;
  }

  /** A row goes on as another one. */
  moved(from: string, to: string): void {
    for (const end of [this.a, this.b]) if (end.key === from) end.moved(to);
  }

  /** Follows its rows: once a second. */
  follow(rows: readonly PairRow[], now: number): void {
    this.a.follow(rows, this.#identity, now);
    this.#keys = this.a.stream?.keys ?? this.b.stream?.keys ?? this.#keys;
    this.b.follow(rows, this.#identity, now);
    this.merge.judgeSameness();
    this.#settleOld(now);
  }

  /**
   * Counts from now on; what waits now is judged by what counted before. @param now feed's time in ms
   * @returns by what it is taken back until `limits.resetUndoMs` later; null where there is no memory for that
   */
  reset(now: number): number | null {
    this.#settleOld(now);
    const [oldest] = this.#resets;
    if (oldest && this.#resets.length >= limits.resetsAtOnce) this.#settle(oldest);
    this.#lastReset += 1;
    const token = this.#lastReset;
    const canUndo = this.#bank.take(pairTallyBytes);
    const tally = this.merge.reset();
    const reset = { token, tally, at: now, dropped: [this.a.droppedSoFar, this.b.droppedSoFar] as const };
    this.#resets = [...this.#resets, reset];
    if (canUndo) return token;
    // It stays at once, and so do those before it.
    this.#bank.give(pairTallyBytes * (this.merge.settleReset(tally) - 1));
    this.#resets = [];
    this.#since = reset;
    return null;
  }

  /** Counts as if a reset had never been. @param now feed's time in ms @returns false where it is too late for that */
  undoReset(token: number, now: number): boolean {
    this.#settleOld(now);
    const reset = this.#resets.find((one) => one.token === token);
    if (reset === undefined) return false;
    this.merge.undoReset(reset.tally);
    this.#bank.give(pairTallyBytes);
    this.#resets = this.#resets.filter((one) => one !== reset);
    return true;
  }

  #settleOld(now: number): void {
    for (const reset of this.#resets) if (now - reset.at > limits.resetUndoMs) this.#settle(reset);
  }

  /** A reset stays, with those before it. */
  #settle(reset: Reset): void {
    this.#bank.give(pairTallyBytes * this.merge.settleReset(reset.tally));
    this.#resets = this.#resets.slice(this.#resets.indexOf(reset) + 1);
    this.#since = reset;
  }

  release(): void {
    this.a.release();
    this.b.release();
    this.#bank.give(pairBytes + this.#seconds.extraBytes + pairTallyBytes * this.#resets.length);
    this.#resets = [];
  }

  /** Null while one of its rows is left. @param path what both legs come by, see `Pair.sharedPath` */
  told(time: FeedTime, path: Told["sharedPath"]): Told | null {
    const { merge, a, b } = this;
    if (a.row === null || b.row === null) return null;
    const { tally } = merge;
    const since = this.#resets.at(-1) ?? this.#since;
    return {
      id: this.id,
      kind: this.#format.kind,
      key: this.#format.keyText(this.#keys, 0),
      since: time.at(since.at),
      waitMs: merge.waitMs,
      a: this.#toldLeg(a, a.row, 0, since, time),
      b: this.#toldLeg(b, b.row, 1, since, time),
      sameness: merge.sameness,
      ...{ sent: tally.sent, both: tally.both },
      ...{ missing: tally.missing, places: tally.places, longest: tally.longest },
      ...{ hurried: tally.hurried, restarts: tally.restarts },
      skew: tally.skew.told(merge.skew.now, (at) => time.at(at)),
      sharedPath: path,
    };
  }

  #toldLeg(end: PairEnd, row: PairRow, leg: LegIndex, since: Since, time: FeedTime): PairLeg {
    const { standing, lastAt } = this.merge.legs[leg];
    const { lost, only, late, latestMs } = this.merge.tally.legs[leg];
    const { droppedHere } = end;
    const isAway = time.now() - lastAt >= limits.pairAwayMs;
    const heard = Number.isFinite(lastAt);
    const state =
      standing === legStanding.unseen && !heard
        ? "waiting"
        : isAway
          ? "away"
          : standing === legStanding.astray
            ? "astray"
            : "fits";
    return {
      id: row.id,
      stream: end.stream?.id ?? null,
      state,
      lastAt: heard ? time.at(lastAt) : null,
      ...{ lost, only, late, latestMs },
      droppedHere: droppedHere === null ? null : droppedHere - since.dropped[leg],
      jitterMs: end.stream?.jitter.ms ?? null,
    };
  }

  detail(time: FeedTime, path: Told["sharedPath"]): PairDetail | null {
    const told = this.told(time, path);
    return told && { ...told, seconds: this.#seconds.told((second) => time.at(second * 1_000)) };
  }
}
