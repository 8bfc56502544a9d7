import { type ThresholdFigure, type Thresholds, thresholdFigures } from "../../../shared/model/threshold.ts";

/** What a group came to in the second that is over; null where it is not known. */
export interface Sample {
  /** A moment in ms, of any clock that does not go back. */
  readonly now: number;
  /** By the streams' numbers, of this second. */
  readonly expected: number | null;
  readonly lost: number | null;
  readonly packets: number;
  readonly bits: number;
  /** Since the last packet, or since the join without one, in ms; null while nothing can come. */
  readonly silentMs: number | null;
  /** The largest of any stream, in ms. */
  readonly jitterMs: number | null;
  /** Sources that sent lately. */
  readonly sources: number;
}

/** What became of a limit. */
export interface Crossing {
  readonly figure: ThresholdFigure;
  readonly limit: number;
  /** The moment at which it was crossed, in ms of the samples. */
  readonly since: number;
  /** The last moment at which it was; null while it is. */
  readonly until: number | null;
  readonly worst: number;
}

interface Standing {
  readonly since: number;
  readonly limit: number;
  lastBad: number;
  worst: number;
  isTold: boolean;
}

const secondMs = 1_000;
const hourSeconds = 3_600;

/** Of so many in one hour the limit is asked: the least is enough to see whether it is more. */
class ErrorSeconds {
  readonly #bits = new Uint8Array(hourSeconds);
  #second = -1;
  #count = 0;

  take(second: number, isError: boolean): number {
    const from = this.#second < 0 ? second : Math.max(this.#second + 1, second - hourSeconds + 1);
    for (let one = from; one <= second; one += 1) this.#set(one, 0);
    this.#second = Math.max(this.#second, second);
    if (isError) this.#set(second, 1);
    return this.#count;
  }

  #set(second: number, bit: 0 | 1): void {
    const place = second % hourSeconds;
    this.#count += bit - (this.#bits[place] ?? 0);
    this.#bits[place] = bit;
  }
}

/**
 * Watches the limits of one group, once a second. A limit that is crossed is told when it was for as long as it has to last,
 * and its end when it was good again for as long as that takes: each once, however it wavers between.
 */
export class ThresholdWatch {
  readonly #tell: (crossing: Crossing) => void;
  readonly #standings = new Map<ThresholdFigure, Standing>();
  #errorSeconds: ErrorSeconds | null = null;

  /** @param tell hears of a crossing when it begins, when it gets worse, and when it is over */
  constructor(tell: (crossing: Crossing) => void) {
    this.#tell = tell;
  }

  look(sample: Sample, thresholds: Thresholds): void {
    for (const figure of thresholdFigures) {
      const threshold = thresholds[figure];
      const standing = this.#standings.get(figure);
      if (threshold === null) {
        if (standing) this.#end(figure, standing);
        continue;
      }
      const value = this.#value(figure, sample);
      if (standing && standing.limit !== threshold.limit) this.#end(figure, standing);
      this.#judge(figure, value, threshold.limit, threshold.lasting, sample.now);
      this.#settle(figure, thresholds.clearing, sample.now);
    }
  }

  #judge(figure: ThresholdFigure, value: number | null, limit: number, lasting: number, now: number): void {
    if (value === null || !isCrossed(figure, value, limit)) return;
    // It held during the second that is over.
    const begin = figure === "silence-over" ? now - secondMs * (value - limit) : now - secondMs;
    const standing = this.#standings.get(figure) ?? {
      since: begin,
      limit,
      lastBad: now,
      worst: value,
      isTold: false,
    };
    this.#standings.set(figure, standing);
    standing.lastBad = now;
    const isWorse = worse(figure, value, standing.worst, limit);
    if (isWorse) standing.worst = value;
    const lasts = now - standing.since >= lasting * secondMs;
    if (!lasts || (standing.isTold && !isWorse)) return;
    standing.isTold = true;
    this.#tell({ figure, limit, since: standing.since, until: null, worst: standing.worst });
  }

  #settle(figure: ThresholdFigure, clearing: number, now: number): void {
    const standing = this.#standings.get(figure);
    if (standing === undefined || standing.lastBad === now) return;
    // What was not told yet has to hold all the time.
    if (!standing.isTold || now - standing.lastBad >= clearing * secondMs) this.#end(figure, standing);
  }

  #end(figure: ThresholdFigure, { since, limit, lastBad, worst, isTold }: Standing): void {
    this.#standings.delete(figure);
    if (isTold) this.#tell({ figure, limit, since, until: lastBad, worst });
  }

  /** What goes on is over: the group was left. */
  close(): void {
    for (const [figure, standing] of [...this.#standings]) this.#end(figure, standing);
  }

  #value(figure: ThresholdFigure, sample: Sample): number | null {
    const { expected, lost, packets, bits, silentMs, jitterMs, sources } = sample;
    switch (figure) {
      case "loss-above":
        return lost === null || !expected ? null : Math.min(100, (100 * lost) / expected);
      case "rate-below":
      case "rate-above":
        return silentMs === null ? null : packets;
      case "bitrate-below":
      case "bitrate-above":
        return silentMs === null ? null : bits;
      case "silence-over":
        return silentMs === null ? null : silentMs / secondMs;
      case "jitter-above":
        return packets === 0 ? null : jitterMs;
      case "sources-not":
        return silentMs === null ? null : sources;
      case "error-seconds-above":
        if (lost === null) return null;
        this.#errorSeconds ??= new ErrorSeconds();
        return this.#errorSeconds.take(Math.floor(sample.now / secondMs), lost > 0);
    }
  }
}

function isCrossed(figure: ThresholdFigure, value: number, limit: number): boolean {
  if (figure === "sources-not") return value !== limit;
  return figure.endsWith("-below") ? value < limit : value > limit;
}

/** Whether a value is further beyond its limit than the worst so far. */
export function worse(figure: ThresholdFigure, value: number, worst: number, limit: number): boolean {
  if (figure === "sources-not") return Math.abs(value - limit) > Math.abs(worst - limit);
  return figure.endsWith("-below") ? value < worst : value > worst;
}
