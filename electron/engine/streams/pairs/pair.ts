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

/** Bytes of one. */
const pairBytes = mergeBytes(limits.pairWindow) + pairSecondsBytes;

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
  /** Feed's time from which on it counts. */
  #since: number;

  /** @param like a stream of one of the rows; null where the memory is used up */
  static of(id: number, a: PairRow, b: PairRow, like: Stream, bank: StreamBank, now: number): Pair | null {
    return bank.take(pairBytes) ? new Pair(id, a, b, like, bank, now) : null;
  }

  private constructor(id: number, a: PairRow, b: PairRow, like: Stream, bank: StreamBank, now: number) {
    this.id = id;
    this.#bank = bank;
    this.#format = like.format;
    this.#keys = like.keys;
    this.#since = now;
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
  }

  reset(now: number): void {
    this.merge.reset();
    this.a.reset();
    this.b.reset();
    this.#since = now;
  }

  release(): void {
    this.a.release();
    this.b.release();
    this.#bank.give(pairBytes + this.#seconds.extraBytes);
  }

  /** Null while one of its rows is left. @param path what both legs come by, see `Pair.sharedPath` */
  told(time: FeedTime, path: Told["sharedPath"]): Told | null {
    const { merge, a, b } = this;
    if (a.row === null || b.row === null) return null;
    const now = time.now();
    return {
      id: this.id,
      kind: this.#format.kind,
      key: this.#format.keyText(this.#keys, 0),
      since: time.at(this.#since),
      waitMs: merge.waitMs,
      a: this.#toldLeg(a, a.row, 0, now, time),
      b: this.#toldLeg(b, b.row, 1, now, time),
      sameness: merge.sameness,
      ...{ sent: merge.sent, both: merge.both },
      ...{ missing: merge.missing, places: merge.places, longest: merge.longest },
      ...{ hurried: merge.hurried, restarts: merge.restarts },
      skew: merge.skew.told((at) => time.at(at)),
      sharedPath: path,
    };
  }

  #toldLeg(end: PairEnd, row: PairRow, leg: LegIndex, now: number, time: FeedTime): PairLeg {
    const { standing, lastAt, lost, only, late, latestMs } = this.merge.legs[leg];
    const isAway = now - lastAt >= limits.pairAwayMs;
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
      droppedHere: end.droppedHere,
      jitterMs: end.stream?.jitter.ms ?? null,
    };
  }

  detail(time: FeedTime, path: Told["sharedPath"]): PairDetail | null {
    const told = this.told(time, path);
    return told && { ...told, seconds: this.#seconds.told((second) => time.at(second * 1_000)) };
  }
}
