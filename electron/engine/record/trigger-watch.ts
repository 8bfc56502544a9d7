import type { Trigger } from "../../../shared/model/record-job.ts";

/** What a trigger looks at in a membership; counts that only grow. */
export interface TriggerSight {
  readonly isStalled: boolean;
  readonly sources: number;
  /** Null where nothing is numbered. */
  readonly expected: number | null;
  readonly lost: number | null;
}

/** Looks once a second whether what a recording waits for happened in one of its memberships. */
export class TriggerWatch {
  readonly #trigger: Trigger;
  readonly #before = new Map<number, TriggerSight>();

  constructor(trigger: Trigger) {
    this.#trigger = trigger;
  }

  /** The first look at a membership only notes how it stands. */
  look(id: number, now: TriggerSight): boolean {
    const before = this.#before.get(id);
    this.#before.set(id, now);
    if (before === undefined) return false;
    const { lossPercent, silence, newSource } = this.#trigger;
    if (silence && now.isStalled && !before.isStalled) return true;
    if (newSource && now.sources > before.sources) return true;
    return lossPercent !== null && lossBetween(before, now) > lossPercent;
  }
}

/** In percent of what was sent; 0 where nothing was, and where what had been missed came after all. */
function lossBetween(before: TriggerSight, now: TriggerSight): number {
  const sent = (now.expected ?? 0) - (before.expected ?? 0);
  const lost = (now.lost ?? 0) - (before.lost ?? 0);
  return sent > 0 && lost > 0 ? (100 * lost) / sent : 0;
}
