import { limits } from "../limits.ts";
import type { Destination } from "./destination.ts";

/** How a destination stands: it is there because a packet came. */
export type DestinationState = "receiving" | "stalled";

/**
 * Whether packets still come to a destination, as for a row: nothing for ten usual intervals, at least five seconds,
 * is an end. Of a destination no pauses are kept, so the usual interval is the mean one.
 * @param at ms since 1970
 */
export function destinationState(
  { packets, firstAt, lastAt }: Pick<Destination, "packets" | "firstAt" | "lastAt">,
  at: number,
): DestinationState {
  if (firstAt === null || lastAt === null) return "stalled";
  const interval = packets > 1 ? (lastAt - firstAt) / (packets - 1) : 0;
  const patience = Math.max(limits.silentAfterMs, limits.silentIntervals * interval);
  return at - lastAt > patience ? "stalled" : "receiving";
}
