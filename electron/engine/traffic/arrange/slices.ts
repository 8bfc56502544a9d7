import { setImmediate } from "node:timers/promises";
import { limits } from "../../../../shared/limits.ts";
import type { KeptPackets, KeptSegment } from "../store/kept-packets.ts";

/** Long work on the thread that receives: in slices, between which everything else has its turn. */
export class Slices {
  /** Set when the work is no longer wanted; it ends at the next pause. */
  stopped = false;
  readonly #now: () => number;
  #began: number;

  /** @param now milliseconds that never jump */
  constructor(now: () => number) {
    this.#now = now;
    this.#began = now();
  }

  /** A piece of work begins after others had their turn. */
  begin(): void {
    this.#began = this.#now();
  }

  /** Whether it is time for a pause. */
  get isOver(): boolean {
    return this.#now() - this.#began >= limits.arrangeSliceMs;
  }

  /**
   * Between two steps that are short by themselves: lets others have their turn when it is time, and
   * as many turns as it takes until one is short. What arrived meanwhile has been taken by then.
   */
  async pause(): Promise<void> {
    const paused = this.#now();
    if (paused - this.#began < limits.arrangeSliceMs) return;
    let turn = paused;
    do {
      this.#began = turn;
      await setImmediate();
      turn = this.#now();
    } while (turn - this.#began > limits.arrangeQuietMs && turn - paused < limits.arrangePauseMs);
    this.#began = turn;
  }
}

/**
 * Calls `visit` for each packet from number `from` to `to` that is still kept when its turn comes, in
 * order of arrival. `passed` hears the number after the last that was looked at, at each step. Resolves
 * with the first number that was not looked at: `to` or less when it was stopped or had not come yet.
 */
export async function visitPackets(
  log: KeptPackets,
  { from, to }: { readonly from: number; readonly to: number },
  slices: Slices,
  visit: (number: number, segment: KeptSegment, index: number) => void,
  passed: (next: number) => void,
): Promise<number> {
  let next = Math.max(from, log.firstKept);
  while (next <= to && !slices.stopped) {
    const found = log.find(next);
    if (!found) return next;
    // A segment is one step where its packets cost next to nothing; after a pause it may hold others.
    const { segment, index } = found;
    const end = Math.min(segment.count, to - segment.first + 1);
    let at = index;
    do {
      visit(segment.first + at, segment, at);
      at += 1;
    } while (at < end && (at % limits.arrangeLookPackets !== 0 || !slices.isOver));
    next = segment.first + at;
    passed(next);
    await slices.pause();
    next = Math.max(next, log.firstKept);
  }
  return next;
}
