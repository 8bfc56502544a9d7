import { chooseInterface, chooseZone } from "../../../shared/input/interface-choice.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Family, IpAddress } from "../../../shared/net/address.ts";
import { parseIpv4 } from "../../../shared/net/ipv4.ts";
import { fail } from "../../../shared/problem.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import type { OnInterface } from "../net/receiver.ts";

/**
 * The interface that a request means, with the address that its family's sockets want. A name, an
 * address or nothing may be given; nothing means the system's default, which is named, so that the
 * row tells where it really is.
 * Throws `unknown-interface`, `interface-without-address` or `no-route`.
 */
export function choosePlace(
  choice: string | null,
  family: Family,
  interfaces: readonly Interface[],
): OnInterface {
  if (choice === null) return defaultPlace(family, interfaces);
  const chosen = chooseInterface(choice, interfaces);
  if (!chosen.ok) return fail("interface-unknown", { mistake: statementOf(chosen.problem) });
  return placeOn(chosen.value, family, choice);
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
  if (chosen.ok && chosen.value.name !== zoned.value.name) {
    return fail("interface-unknown", {
      mistake: { name: "zone-differs-from-on", values: { zone, on: choice } },
    });
  }
  return choice;
}

function defaultPlace(family: Family, interfaces: readonly Interface[]): OnInterface {
  const found = interfaces.find((one) => (family === 4 ? one.isDefault.ipv4 : one.isDefault.ipv6));
  if (found) return placeOn(found, family, null);
  const names = interfaces.filter((one) => hasFamily(one, family)).map((one) => one.name);
  return fail("no-default-interface", { family, instead: names[0] ?? null });
}

function hasFamily(one: Interface, family: Family): boolean {
  return one.addresses.some((address) => address.family === family);
}

/** Whether a choice named this very address of the interface, not only the interface. */
export function namesAddress(choice: string | null, on: Pick<OnInterface, "address">): boolean {
  return choice?.trim().replace(/%.*$/, "").toLowerCase() === on.address;
}

function placeOn(one: Interface, family: Family, choice: string | null): OnInterface {
  const address =
    one.addresses.find((each) => each.family === family && namesAddress(choice, each)) ??
    one.addresses.find((each) => each.family === family);
  if (!address) {
    return fail("interface-lacks-family", { interface: one.name, family });
  }
  return { name: one.name, index: one.index, address: address.address };
}

/** The interface on whose IPv4 subnet an address is the broadcast address (RFC 919); null when it is none. */
export function broadcastPlace(address: string, interfaces: readonly Interface[]): string | null {
  const wanted = bits(address);
  if (wanted === null) return null;
  const found = interfaces.find((one) =>
    one.addresses.some((own) => {
      const base = bits(own.address);
      // A /31 has two hosts and no broadcast address (RFC 3021), a /32 is alone.
      if (base === null || own.prefix < 1 || own.prefix > 30) return false;
      const hosts = 2 ** (32 - own.prefix);
      return wanted === base - (base % hosts) + hosts - 1;
    }),
  );
  return found?.name ?? null;
}

/** The 32 bits of an IPv4 address; null for another text. */
function bits(address: string): number | null {
  const parsed = parseIpv4(address);
  return parsed.ok ? parsed.value.reduce((sum, byte) => sum * 256 + byte, 0) : null;
}

/** The interface that holds a host address of this computer; null when none does. */
export function placeOfHost(address: string, interfaces: readonly Interface[]): OnInterface | null {
  const holder = interfaces.find((one) => one.addresses.some((each) => each.address === address));
  return holder ? { name: holder.name, index: holder.index, address } : null;
}
