import type { Clock } from "../time/clock.ts";

/** What paces the turns: its timers may be as coarse as the event loop's. */
export type TurnClock = Pick<Clock, "monotonic" | "wall" | "after">;
