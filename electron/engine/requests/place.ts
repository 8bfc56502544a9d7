import { chooseInterface, chooseZone } from "../../../shared/input/interface-choice.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Family, IpAddress } from "../../../shared/net/address.ts";
import { broadcastNetwork, type Subnet } from "../../../shared/net/subnet.ts";
import { fail } from "../../../shared/problem.ts";
import type { Hindrance } from "../../../shared/statements/network.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import type { RouteAnswer } from "../net/network.ts";
import type { OnInterface } from "../net/receiver.ts";

/** Where something would be joined or sent, and whether it can be. */
export type Standing =
  | { readonly is: "well"; readonly place: OnInterface }
  /** The place as far as it is known. */
  | { readonly is: Hindrance; readonly place: OnInterface | null };

/** What a choice of an interface is judged by. */
export interface Surroundings {
  readonly interfaces: readonly Interface[];
  /** The system's way to the destination; null where it was not asked. */
  readonly route: RouteAnswer | null;
  /** Whether sockets can name an interface that has no address of the family. */
  readonly byNumber: boolean;
}

/**
 * The interface that a request means, with the address that its family's sockets want. A name, an
 * address or nothing may be given; nothing means what the system takes for the destination, which is
 * named, so that the row tells where it really is.
 */
export function standingOf(choice: string | null, family: Family, around: Surroundings): Standing {
  const { interfaces, route } = around;
  if (choice === null) {
    const routed = route === null ? undefined : interfaceOf(route, interfaces);
    // What the system takes of itself need not be named to a socket.
    return routed ? standOn(routed, family, null, false, interfaces) : { is: "no-route", place: null };
  }
  const chosen = chooseInterface(choice, interfaces);
  if (!chosen.ok) return { is: "absent", place: { name: choice.trim(), index: null, address: null } };
  return standOn(chosen.value, family, choice, family === 4 && !around.byNumber, interfaces);
}

/**
 * The interface that a request names: by itself, or by the zone of its address (RFC 4007, section 11).
 * Null when it names none. Throws `unknown-interface` for a zone that does not exist, and for one that
 * means another interface than the request.
 */
export function chosenInterface(
  choice: string | null,
  { zone }: Pick<IpAddress, "zone">,
  interfaces: readonly Interface[],
): string | null {
  if (zone === null) return choice;
  const zoned = chooseZone(zone, interfaces);
  if (!zoned.ok) return fail("interface-unknown", { mistake: statementOf(zoned.problem) });
  if (choice === null) return zone;
  const chosen = chooseInterface(choice, interfaces);
  if (!chosen.ok || chosen.value.name !== zoned.value.name) {
    return fail("interface-unknown", {
      mistake: { name: "zone-differs-from-on", values: { zone, on: choice } },
    });
  }
  return choice;
}

/** The interface that a route leads to; undefined where there is no route, or it went meanwhile. */
export function interfaceOf(route: RouteAnswer, interfaces: readonly Interface[]): Interface | undefined {
  if (!route.found) return undefined;
  return interfaces.find(({ index, name }) =>
    route.index === null || index === null ? name === route.name : index === route.index,
  );
}

/** @param choice as it was asked for; an address of the interface is taken, a name leaves the choice of one */
export function standOn(
  one: Interface,
  family: Family,
  choice: string | null,
  needsAddress: boolean,
  interfaces: readonly Interface[],
): Standing {
  const own = one.addresses.filter((each) => each.family === family);
  const named = own.find((each) => namesAddress(choice, each)) ?? own[0];
  const place = placeOn(one, named?.address ?? null, interfaces);
  if (one.state !== "up") return { is: one.state, place };
  if (place.address === null && needsAddress) return { is: "without-address", place };
  return { is: "well", place };
}

/** An interface as sockets want it named, with what else answers to that name. */
export function placeOn(
  { name, index }: Pick<Interface, "name" | "index">,
  address: string | null,
  interfaces: readonly Interface[],
): OnInterface {
  const other = interfaces.find(
    (one) => one.name !== name && one.addresses.some((each) => each.address === address),
  );
  return { name, index, address, ...(other ? { alsoOn: other.name } : {}) };
}

/** Whether a choice named this very address of the interface, not only the interface. */
export function namesAddress(
  choice: string | null,
  { address, label }: { readonly address: string | null; readonly label?: string | undefined },
): boolean {
  const wanted = choice?.trim();
  if (wanted === undefined) return false;
  return wanted.replace(/%.*$/, "").toLowerCase() === address || wanted === label;
}

/** The interface on whose IPv4 subnet an address is the broadcast address (RFC 919); null when it is none. */
export function broadcastPlace(address: string, interfaces: readonly Interface[]): Interface | null {
  const isBroadcast = (own: Subnet): boolean => broadcastNetwork(address, own) !== null;
  return interfaces.find((one) => one.addresses.some(isBroadcast)) ?? null;
}

/** An interface that could be named instead: one that carries packets of the family, loopback last. */
export function insteadOf(family: Family, interfaces: readonly Interface[]): string | null {
  const able = interfaces.filter(
    (one) => one.up && one.addresses.some((address) => address.family === family),
  );
  return (able.find(({ loopback }) => !loopback) ?? able[0])?.name ?? null;
}
