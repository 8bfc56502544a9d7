import { limits } from "../../../../shared/limits.ts";
import type { ConflictStatement } from "../../../../shared/statements/conflicts.ts";
import type { ConflictWatch } from "../../streams/conflicts/conflict-watch.ts";
import type { FeedTime } from "../../time/feed-time.ts";

interface Lasted {
  readonly statement: ConflictStatement;
  /** When it was there first and last, in ms since 1970. */
  readonly from: number;
  readonly to: number;
}

/**
 * Conflicts of one row that were found when its whole recording was read. In a span that begins in the midst of one it
 * could not be found any more: that a second sender is one too many is known from the time when there was one.
 */
export class KnownConflicts {
  /** By name and beginning, the oldest first. */
  readonly #all = new Map<string, Lasted>();

  /** Called after each look of a reading of the whole; of more than `limits.conflictsKnown` the oldest are forgotten. */
  note({ lasting }: ConflictWatch, time: FeedTime): void {
    for (const { name, statement, since, seenAt } of lasting) {
      this.#all.set(`${name} ${since}`, { statement, from: time.at(since), to: time.at(seenAt) });
      const [oldest] = this.#all.keys();
      if (this.#all.size > limits.conflictsKnown && oldest !== undefined) this.#all.delete(oldest);
    }
  }

  /** What went on then, the oldest first; null where all was as it should be. @param at in ms since 1970 */
  at(at: number): ConflictStatement | null {
    for (const { statement, from, to } of this.#all.values())
      if (from <= at && at < to + limits.conflictEndMs) return statement;
    return null;
  }
}
