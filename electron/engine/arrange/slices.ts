import { setImmediate } from "node:timers/promises";
import { limits } from "../../../shared/limits.ts";
import type { PacketLog } from "../store/packet-log.ts";
import type { Segment } from "../store/segment.ts";

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

  /** Between two steps that are short by themselves: lets others have their turn when it is time. */
  async pause(): Promise<void> {
    if (this.#now() - this.#began < limits.arrangeSliceMs) return;
    await setImmediate();
    this.#began = this.#now();
  }
}

/**
 * Calls `visit` for each packet from number `from` to `to` that is still kept when its turn comes, in
 * order of arrival. `passed` hears the number after the last that was looked at, at each step. Resolves
 * with the first number that was not looked at: `to` or less when it was stopped or had not come yet.
 */
export async function visitPackets(
  log: PacketLog,
  { from, to }: { readonly from: number; readonly to: number },
  slices: Slices,
  visit: (number: number, segment: Segment, index: number) => void,
  passed: (next: number) => void,
): Promise<number> {
  let next = Math.max(from, log.firstKept);
  while (next <= to && !slices.stopped) {
    const found = log.find(next);
    if (!found) return next;
    // A segment holds little enough for one step; after a pause it may hold other packets.
    const { segment, index } = found;
    const end = Math.min(segment.count, to - segment.first + 1);
    for (let at = index; at < end; at += 1) visit(segment.first + at, segment, at);
    next = segment.first + end;
    passed(next);
    await slices.pause();
    next = Math.max(next, log.firstKept);
  }
  return next;
}
