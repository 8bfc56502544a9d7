import { useRef } from "react";
import { limits } from "../../shared/limits.ts";

/** Tops that a scale may have, times a power of ten: traffic that varies a little stays below the same one. */
const roundTops = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
/** Air above the highest value. */
const air = 1.04;
/** A scale that many times too large shows nothing. */
const unreadable = 5;

/** The top of a scale for values up to `most`: round, and a little above; 1 for nothing. */
export function roundTop(most: number): number {
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const wanted = (most / power) * air;
  // Beyond the last one the next power begins.
  const factor = roundTops.find((top) => top >= wanted) ?? 12;
  return Number((factor * power).toPrecision(3));
}

/**
 * An end of a scale that does not follow each value: it grows at once, as what is above it would not be drawn, and shrinks
 * after `limits.scaleChangeMs` in which less would have done; at once where hardly anything could be seen.
 */
export class SteadyTop {
  readonly #far: number;
  #top = Number.NEGATIVE_INFINITY;
  /** Since when less would do, in ms, and the most that was wanted since. */
  #since: number | null = null;
  #wanted = Number.NEGATIVE_INFINITY;

  /** @param far how many times too large it may be for a moment */
  constructor(far = unreadable) {
    this.#far = far;
  }

  /** @param now in ms of any clock that goes on */
  at(wanted: number, now = performance.now()): number {
    if (wanted >= this.#top || wanted * this.#far < this.#top) return this.#take(wanted);
    this.#since ??= now;
    this.#wanted = Math.max(this.#wanted, wanted);
    if (now - this.#since >= limits.scaleChangeMs) return this.#take(this.#wanted);
    return this.#top;
  }

  #take(top: number): number {
    this.#top = top;
    this.#since = null;
    this.#wanted = Number.NEGATIVE_INFINITY;
    return top;
  }
}

/** The steady, round top of a small chart that is drawn anew with each second. */
export function useSteadyTop(most: number): number {
  const top = useRef<SteadyTop | null>(null);
  top.current ??= new SteadyTop();
  return top.current.at(roundTop(most));
}
