import type { Interface } from "../../../../shared/model/interface.ts";
import { parseAddress } from "../../../../shared/net/address.ts";
import { inSubnet, type Subnet, staysOnLink } from "../../../../shared/net/subnet.ts";
import type { OnInterface } from "../../net/receiver.ts";

/**
 * Whether a sender's address lies on the own link: in a subnet of the interface, an address of this computer,
 * or one that no router forwards.
 * @param on null takes the subnets of all interfaces
 */
export function neighbours(
  on: OnInterface | null,
  interfaces: readonly Interface[],
): (address: string) => boolean {
  const own = interfaces.flatMap(({ addresses }) => addresses);
  const ofThis = on === null ? interfaces : interfaces.filter((one) => isThis(one, on));
  const subnets: Subnet[] = [
    ...own.map(({ family, address }) => ({ family, address, prefix: family === 4 ? 32 : 128 })),
    // A prefix of no bits would make neighbours of everybody.
    ...ofThis.flatMap(({ addresses }) => addresses.filter(({ prefix }) => prefix > 0)),
  ];
  return (text) => {
    const parsed = parseAddress(text.replace(/%.*$/, ""));
    if (!parsed.ok) return false;
    return staysOnLink(parsed.value) || subnets.some((subnet) => inSubnet(parsed.value, subnet));
  };
}

function isThis({ index, name }: Interface, on: OnInterface): boolean {
  return index === null || on.index === null ? name === on.name : index === on.index;
}
