import type { Interface } from "../../../../shared/model/interface.ts";
import type { Route } from "../../../../shared/model/route.ts";
import type { Family } from "../../../../shared/net/address.ts";

/** What to join on where the system knows no way to a group, as in a network without a gateway. */
export interface WayOut {
  readonly on: string;
  /** It is the only interface that leads out of this computer: no other can be meant. */
  readonly sure: boolean;
}

/** Null where the system knows a way, or there is no interface that could be named. */
export function wayOutOf(
  route: Pick<Route, "hindrance" | "instead"> | null,
  family: Family,
  interfaces: readonly Interface[],
): WayOut | null {
  if (route === null || route.hindrance !== "no-route" || route.instead === null) return null;
  const leading = interfaces.filter(
    ({ up, loopback, addresses }) =>
      up && !loopback && addresses.some((address) => address.family === family),
  );
  return { on: route.instead, sure: leading.length === 1 && leading[0]?.name === route.instead };
}
