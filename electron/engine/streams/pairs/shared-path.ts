import type { Interface } from "../../../../shared/model/interface.ts";
import type { Pair } from "../../../../shared/model/pair.ts";
import { type Family, parseAddress } from "../../../../shared/net/address.ts";
import { inSubnet, staysOnLink } from "../../../../shared/net/subnet.ts";

/** Where a leg comes in, and who sends it. */
interface LegPlace {
  readonly on: string | null;
  readonly family: Family;
  readonly sender: string | null;
}

/** What would bring both legs down at once: one interface, one subnet of this computer, one sending host; null for none. */
export function sharedPath(a: LegPlace, b: LegPlace, interfaces: readonly Interface[]): Pair["sharedPath"] {
  const free = interfaces
    .filter(
      ({ name, up, loopback, master }) =>
        up && !loopback && master === null && name !== a.on && name !== b.on,
    )
    .filter(({ addresses }) => addresses.some(({ family }) => family === b.family))
    .map(({ name }) => name);
  if (a.on !== null && a.on === b.on) return { by: "interface", what: a.on, free };
  const subnet = commonSubnet(a, b, interfaces);
  if (subnet !== null) return { by: "subnet", what: subnet, free };
  if (a.sender !== null && a.sender === b.sender) return { by: "sender", what: a.sender, free: [] };
  return null;
}

/** The subnet in which both interfaces have an address, told by the first one's. */
function commonSubnet(a: LegPlace, b: LegPlace, interfaces: readonly Interface[]): string | null {
  const addressesOf = ({ on, family }: LegPlace) =>
    (interfaces.find(({ name }) => name === on)?.addresses ?? []).filter((one) => one.family === family);
  const ofB = addressesOf(b).flatMap(({ address }) => {
    const parsed = parseAddress(address);
    return parsed.ok && !staysOnLink(parsed.value) ? [parsed.value] : [];
  });
  const common = addressesOf(a).find(
    (subnet) => subnet.prefix > 0 && ofB.some((address) => inSubnet(address, subnet)),
  );
  return common ? `${common.address}/${common.prefix}` : null;
}
