import type { Clock } from "./clock.ts";
import type { FeedTime } from "./feed-time.ts";

/** A feed’s time whose moments begin in November 2023. */
export const madeUpTime: FeedTime = { now: () => 0, at: (moment) => 1_700_000_000_000 + moment };

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: number;
  #slept = 0;
  readonly #timers = new Set<{ due: number; every: number | null; call: () => void }>();

  constructor(start = 0) {
    this.#now = start;
  }

  monotonic(): number {
    return this.#now;
  }

  wall(): number {
    return 1_700_000_000_000 + this.#now + this.#slept;
  }

  /** The computer sleeps as Linux does: only the wall clock goes on. */
  sleep(ms: number): void {
    this.#slept += ms;
  }

  /** Both clocks go on and nothing that is due is called. */
  stall(ms: number): void {
    this.#now += ms;
  }

  every(ms: number, call: () => void): () => void {
    return this.#add(ms, ms, call);
  }

  after(ms: number, call: () => void): () => void {
    return this.#add(ms, null, call);
  }

  #add(ms: number, every: number | null, call: () => void): () => void {
    const timer = { due: this.#now + ms, every, call };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves on, calling what is due in its order; lets promises settle after each call. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#timers].sort((a, b) => a.due - b.due)[0];
      if (!next || next.due > end) break;
      this.#now = Math.max(this.#now, next.due);
      if (next.every === null) this.#timers.delete(next);
      else next.due += next.every;
      next.call();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets what was resolved run to its end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
