import { chooseInterface } from "../../shared/input/interface-choice.ts";
import type { Interface } from "../../shared/model.ts";
import type { Family } from "../../shared/net/address.ts";
import { fail } from "../../shared/problem.ts";
import type { OnInterface } from "./net/receiver.ts";

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
  if (!chosen.ok) return fail("unknown-interface", chosen.problem.message, { concerns: "interface" });
  return placeOn(chosen.value, family, choice);
}

function defaultPlace(family: Family, interfaces: readonly Interface[]): OnInterface {
  const found = interfaces.find((one) => (family === 4 ? one.isDefault.ipv4 : one.isDefault.ipv6));
  if (found) return placeOn(found, family, null);
  const names = interfaces.filter((one) => hasFamily(one, family)).map((one) => one.name);
  const choice = names.length > 0 ? `name an interface, such as “on ${names[0]}”` : "connect a network";
  return fail("no-route", `This computer has no default interface for IPv${family} multicast: ${choice}.`, {
    concerns: "interface",
    retry: true,
  });
}

function hasFamily(one: Interface, family: Family): boolean {
  return one.addresses.some((address) => address.family === family);
}

function placeOn(one: Interface, family: Family, choice: string | null): OnInterface {
  const wanted = choice?.replace(/%.*$/, "").toLowerCase();
  const address =
    one.addresses.find((each) => each.family === family && each.address === wanted) ??
    one.addresses.find((each) => each.family === family);
  if (!address) {
    return fail(
      "interface-without-address",
      `${one.name} has no IPv${family} address, so nothing can be joined or sent there: give it one or choose another.`,
      { concerns: "interface", retry: true },
    );
  }
  return { name: one.name, index: one.index, address: address.address };
}

/** The interface that holds a host address of this computer; null when none does. */
export function placeOfHost(address: string, interfaces: readonly Interface[]): OnInterface | null {
  const holder = interfaces.find((one) => one.addresses.some((each) => each.address === address));
  return holder ? { name: holder.name, index: holder.index, address } : null;
}
