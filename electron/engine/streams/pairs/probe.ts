import { limits } from "../../../../shared/limits.ts";
import type { Stream } from "../stream.ts";
import { LegTap } from "./leg-tap.ts";
import { PairMerge } from "./pair-merge.ts";

/** Holds the packets of two streams against each other, to find whether they are the same. */
export class Probe {
  readonly a: Stream;
  readonly b: Stream;
  readonly #merge: PairMerge;
  readonly #taps: readonly [LegTap, LegTap];
  readonly #since: number;

  constructor(a: Stream, b: Stream, now: number) {
    this.a = a;
    this.b = b;
    this.#since = now;
    this.#merge = new PairMerge(a.format.modulus, limits.pairProbeWindow, null);
    this.#merge.waitMs = limits.pairProbeMs;
    this.#taps = [new LegTap(this.#merge, 0), new LegTap(this.#merge, 1)];
    [a.tap, b.tap] = this.#taps;
  }

  /** Packets that were the same so far; one that was not tells that the rest is chance. */
  get proof(): number {
    return this.#merge.tally.different > 0 ? 0 : this.#merge.tally.compared;
  }

  /** Null as long as nothing can be said. */
  verdict(now: number): boolean | null {
    if (this.#merge.tally.different > 0) return false;
    if (this.#merge.tally.compared >= limits.pairProof) return true;
    return now - this.#since < limits.pairProbeMs ? null : false;
  }

  end(): void {
    if (this.a.tap === this.#taps[0]) this.a.tap = null;
    if (this.b.tap === this.#taps[1]) this.b.tap = null;
  }
}
