import { limits } from "../../../../shared/limits.ts";
import type { MembershipEvent, MembershipState } from "../../../../shared/model/membership.ts";
import type { EventStatement } from "../../../../shared/statements/events.ts";

/** What came of a membership. Times are monotonic milliseconds. */
export interface Arrivals {
  /** When it was joined for the first time. */
  readonly joinedAt: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

/** How it stands at a moment. */
export interface Standing extends Arrivals {
  readonly state: MembershipState;
  /** Packets that this computer dropped of it so far; null where it is not told. */
  readonly dropped: number | null;
}

/**
 * Keeps an event.
 * @param grown an event of before that goes on as this one
 */
export type TellOutage = (event: EventStatement, grown: MembershipEvent | null) => MembershipEvent;

/** Drops that go on. */
interface Dropping {
  readonly event: MembershipEvent;
  readonly since: number;
  readonly last: number;
  readonly packets: number;
  readonly most: number;
}

/**
 * Tells of the first packet, of silence and its end, and of drops, so that an outage at night is still known in
 * the morning. Each is a condition with a beginning and an end: however often it is looked at, it is told once.
 */
export class Outages {
  readonly #tell: TellOutage;
  #lastAt: number | null = null;
  #stalled = false;
  #dropped = 0;
  #dropping: Dropping | null = null;

  constructor(tell: TellOutage) {
    this.#tell = tell;
  }

  /** Call it with each tick, when what waits in the kernel was read. @param now monotonic milliseconds */
  observe(now: number, standing: Standing): void {
    this.arrived(standing);
    this.#silence(now, standing);
    this.#drops(now, standing.dropped ?? 0);
  }

  /** Tells of the first packet and of the end of silence alone: also between ticks, before anything else is told. */
  arrived({ joinedAt, firstAt, lastAt }: Arrivals): void {
    const before = this.#lastAt;
    if (lastAt === null || lastAt === before) return;
    this.#lastAt = lastAt;
    if (before === null) {
      const afterMs = Math.max(0, (firstAt ?? lastAt) - joinedAt);
      this.#tell({ name: "first-packet", values: { afterMs } }, null);
    } else if (this.#stalled) {
      this.#tell({ name: "back", values: { afterMs: lastAt - before } }, null);
    }
    this.#stalled = false;
  }

  #silence(now: number, { state, lastAt }: Standing): void {
    if (state !== "stalled" || lastAt === null || this.#stalled) return;
    this.#stalled = true;
    this.#tell({ name: "stalled", values: { silentMs: now - lastAt } }, null);
  }

  #drops(now: number, dropped: number): void {
    const more = dropped - this.#dropped;
    if (more <= 0) return;
    this.#dropped = dropped;
    const goingOn =
      this.#dropping !== null && now - this.#dropping.last < limits.dropsApartMs ? this.#dropping : null;
    const since = goingOn?.since ?? now;
    const packets = (goingOn?.packets ?? 0) + more;
    const most = Math.max(goingOn?.most ?? 0, more);
    const values = { packets, ms: now - since, most };
    const event = this.#tell({ name: "drops", values }, goingOn?.event ?? null);
    this.#dropping = { event, since, last: now, packets, most };
  }
}
