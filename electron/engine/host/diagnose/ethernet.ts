import { parseAddress } from "../../../../shared/net/address.ts";
import { ethernetAddress, sharesLocalBlock } from "../../../../shared/net/ethernet.ts";
import { type CheckFunction, listed, ok, warning } from "./facts.ts";

/**
 * Several groups have one Ethernet address. Switches that filter by it deliver the others too, and
 * those of 224.0.0.0/24 they never filter.
 */
export const checkEthernetAddress: CheckFunction = ({ row, on, joined }) => {
  const group = parseAddress(row.address);
  if (row.kind === "host" || !group.ok || on === null || on.loopback) return null;
  const mac = ethernetAddress(group.value);
  if (sharesLocalBlock(group.value)) {
    const twin = `224.0.0.${group.value.parts[3]}`;
    return warning(
      `${row.address} has the Ethernet address of ${twin}, ${mac}: switches flood it or treat it as local.`,
      "Choose a group outside of x.0.0.y and x.128.0.y.",
    );
  }
  const twins = (joined ?? []).filter(({ interface: name, address }) => {
    if (name !== on.name || address === row.address) return false;
    const other = parseAddress(address);
    return other.ok && other.value.family === group.value.family && ethernetAddress(other.value) === mac;
  });
  if (twins.length > 0) {
    return warning(
      `${listed(twins.map(({ address }) => address))} on ${on.name} has the same Ethernet address, ${mac}: a switch may deliver both for one.`,
      "Where switches filter by Ethernet address, choose groups that differ in their last 23 bits.",
    );
  }
  return ok(`No other group joined on ${on.name} has its Ethernet address, ${mac}.`);
};
