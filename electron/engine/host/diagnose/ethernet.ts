import { parseAddress } from "../../../../shared/net/address.ts";
import { ethernetAddress, sharesLocalBlock } from "../../../../shared/net/ethernet.ts";
import { type CheckFunction, ok, warning } from "./facts.ts";

/**
 * Several groups have one Ethernet address. Switches that filter by it deliver the others too, and
 * those of 224.0.0.0/24 they never filter.
 */
export const checkEthernetAddress: CheckFunction = ({ row, on, joined }) => {
  const group = parseAddress(row.address);
  if (row.kind !== "group" || !group.ok || on === null || on.loopback) return null;
  const mac = ethernetAddress(group.value);
  if (sharesLocalBlock(group.value)) {
    const twin = `224.0.0.${group.value.parts[3]}`;
    return warning(
      { name: "ethernet-address-local", values: { group: row.address, twin, mac } },
      { name: "group-outside-local-block", values: {} },
    );
  }
  const twins = (joined ?? []).filter(({ interface: name, address }) => {
    if (name !== on.name || address === row.address) return false;
    const other = parseAddress(address);
    return other.ok && other.value.family === group.value.family && ethernetAddress(other.value) === mac;
  });
  if (twins.length > 0) {
    const groups = twins.map(({ address }) => address);
    return warning(
      { name: "ethernet-address-shared", values: { interface: on.name, groups, mac } },
      { name: "groups-apart", values: {} },
    );
  }
  return ok({ name: "ethernet-address-own", values: { interface: on.name, mac } });
};
