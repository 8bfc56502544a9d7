import { limits } from "../../../../shared/limits.ts";
import type { MembershipEvent } from "../../../../shared/model/membership.ts";
import { formatCount } from "../../../../shared/text/count.ts";

/** What happened to one membership, the newest last. */
export class EventLog {
  readonly #kept: MembershipEvent[] = [];
  #dropped = 0;

  /** @param at milliseconds since 1970; what happened again and again in one way is told once */
  add(at: number, message: string): void {
    if (this.last?.message === message) return;
    this.#kept.push({ at, message });
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
    const message = `The oldest events are no longer kept: ${formatCount(this.#dropped)} of them.`;
    return [{ at: oldest.at, message }, ...this.#kept];
  }
}
