import type { Interface } from "../../../shared/model/interface.ts";
import type { AddressUse, Family } from "../../../shared/net/address.ts";
import { accept, type Parsed, refuse } from "../../../shared/parsed.ts";

/** The address that an interface sends from in a family; null when it has none. */
export function addressOf(one: Interface, family: Family): string | null {
  return one.addresses.find((each) => each.family === family)?.address ?? null;
}

/** The interface that the system takes for groups of a family; null when there is none. */
function defaultInterface(interfaces: readonly Interface[], family: Family): Interface | null {
  return interfaces.find((one) => (family === 4 ? one.isDefault.ipv4 : one.isDefault.ipv6)) ?? null;
}

/** The first entry of From: what the system would choose, by name where that is known. */
export function defaultLabel(interfaces: readonly Interface[], family: Family, use: AddressUse): string {
  // For one host the routing table decides, address by address: no single interface can be named.
  if (use === "host") return "System default (route)";
  return `System default (${defaultInterface(interfaces, family)?.name ?? "none"})`;
}

/** Checks the choice against the interfaces there are now: one may have gone or changed meanwhile. */
export function parseFrom(
  from: string | null,
  interfaces: readonly Interface[],
  family: Family,
  use: AddressUse,
): Parsed<string | null> {
  if (from === null) {
    if (use === "host" || defaultInterface(interfaces, family)) return accept(null);
    return refuse("no-default-interface", { family }, 0, 0);
  }
  const chosen = interfaces.find((one) => one.name === from);
  if (!chosen) return refuse("interface-went", { interface: from }, 0, 0);
  if (addressOf(chosen, family) === null) {
    return refuse("interface-lacks-family", { interface: from, family }, 0, 0);
  }
  return accept(from);
}
