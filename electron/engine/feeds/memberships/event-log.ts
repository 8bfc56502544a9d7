import { limits } from "../../../../shared/limits.ts";
import type { MembershipEvent } from "../../../../shared/model/membership.ts";
import { same } from "../../../../shared/same.ts";
import type { EventStatement } from "../../../../shared/statements/events.ts";

/** What happened to one membership, the newest last. */
export class EventLog {
  readonly #kept: MembershipEvent[] = [];
  #dropped = 0;

  /**
   * What happened again and again in one way is told once.
   * @param at milliseconds since 1970
   * @param grown an event of before that goes on as this one and takes its place
   * @returns the event as it is kept
   */
  add(at: number, { name, values }: EventStatement, grown: MembershipEvent | null = null): MembershipEvent {
    const place = grown === null ? -1 : this.#kept.indexOf(grown);
    if (place !== -1) this.#kept.splice(place, 1);
    const { last } = this;
    if (last?.name === name && same(last.values, values)) return last;
    const event = { at, name, values } as MembershipEvent;
    this.#kept.push(event);
    if (this.#kept.length > limits.eventsPerMembership) {
      this.#kept.shift();
      this.#dropped += 1;
    }
    return event;
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
