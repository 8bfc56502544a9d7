import { limits } from "../../../../shared/limits.ts";
import type { MembershipEvent } from "../../../../shared/model/membership.ts";
import { same } from "../../../../shared/same.ts";
import type { EventStatement } from "../../../../shared/statements/events.ts";

/** What happened to one membership, the newest last. */
export class EventLog {
  readonly #kept: MembershipEvent[] = [];
  #dropped = 0;

  /** @param at milliseconds since 1970; what happened again and again in one way is told once */
  add(at: number, { name, values }: EventStatement): void {
    const { last } = this;
    if (last?.name === name && same(last.values, values)) return;
    this.#kept.push({ at, name, values } as MembershipEvent);
    if (this.#kept.length <= limits.eventsPerMembership) return;
    this.#kept.shift();
    this.#dropped += 1;
  }

  /** The same object until something new happens. */
  get last(): MembershipEvent | null {
    return this.#kept.at(-1) ?? null;
  }

  /** Oldest first; where older ones gave way the list begins with how many. */
  list(): MembershipEvent[] {
    const [oldest] = this.#kept;
    if (this.#dropped === 0 || !oldest) return [...this.#kept];
    const dropped = { at: oldest.at, name: "events-dropped", values: { count: this.#dropped } } as const;
    return [dropped, ...this.#kept];
  }
}
