import type { Interface } from "../../../shared/model/interface.ts";
import type { Route } from "../../../shared/model/route.ts";
import type { AddressUse, Family } from "../../../shared/net/address.ts";
import { accept, type Parsed, refuse } from "../../../shared/parsed.ts";
import { defaultInterface } from "../../components/interface-select.tsx";
import { words } from "./words/words.ts";

/** The address that an interface sends from in a family; null when it has none. */
export function addressOf(one: Interface, family: Family): string | null {
  return one.addresses.find((each) => each.family === family)?.address ?? null;
}

/** The first entry of From: what the system would choose for the destination, by name where that is known. */
export function defaultLabel(
  interfaces: readonly Interface[],
  family: Family,
  use: AddressUse,
  route: Route | null,
): string {
  const said = words().from;
  if (use === "host") return route?.interface ? said.systemRouteBy(route.interface) : said.systemRoute;
  if (route) return said.system(route.interface);
  // Before the system has answered, and without a destination.
  return said.system(defaultInterface(interfaces, family)?.name ?? null);
}

/** Checks the choice against the interfaces there are now: one may have gone or changed meanwhile. */
export function parseFrom(
  from: string | null,
  interfaces: readonly Interface[],
  family: Family,
): Parsed<string | null> {
  // Whether the system has a way is asked of the system, destination by destination.
  if (from === null) return accept(null);
  const chosen = interfaces.find((one) => one.name === from);
  if (!chosen) return refuse("interface-went", { interface: from }, 0, 0);
  if (addressOf(chosen, family) === null) {
    return refuse("interface-lacks-family", { interface: from, family }, 0, 0);
  }
  return accept(from);
}
