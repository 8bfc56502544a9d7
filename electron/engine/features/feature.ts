import type { Delta, Snapshot } from "../../../shared/contract/telling.ts";
import type { Handlers, MethodName } from "../../../shared/contract.ts";

/**
 * One capability of the monitor: the handlers of one part of the contract, by type all of them.
 * @typeParam Methods the table of its methods in `shared/contract/`
 */
export interface Feature<Methods> {
  readonly handlers: Pick<Handlers, keyof Methods & MethodName>;
  /** Ends what it began, for the end of the program. */
  close?(): void | Promise<void>;
}

/** A moment at which windows are told what changed; times are monotonic milliseconds. */
export interface Tick {
  readonly now: number;
  /** Whether a full second ended since the tick before. */
  readonly secondEnds: boolean;
}

/** What tells windows a part of what they show: whole when they open, and at each tick what changed. */
export interface Teller<InSnapshot extends keyof Snapshot, InDelta extends keyof Delta> {
  snapshot(now: number): Pick<Snapshot, InSnapshot>;
  delta(tick: Tick): Pick<Delta, InDelta>;
}
