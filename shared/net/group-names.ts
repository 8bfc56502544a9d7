import { knownGroups } from "./known-groups.ts";

/**
 * Names of groups by their address alone: what a host's own list of memberships holds is mostly of
 * these (IANA's IPv4 and IPv6 multicast address registries, RFC 4291 section 2.7.1, RFC 4286, RFC 2974).
 */
const names: Readonly<Record<string, string>> = {
  "224.0.0.1": "All hosts",
  "224.0.0.2": "All routers",
  "224.0.0.5": "OSPF",
  "224.0.0.6": "OSPF, designated routers",
  "224.0.0.9": "RIPv2",
  "224.0.0.10": "EIGRP",
  "224.0.0.13": "PIM",
  "224.0.0.18": "VRRP",
  "224.0.0.22": "IGMPv3 reports",
  "224.0.0.106": "All snoopers",
  "224.0.0.107": "PTP peer delay",
  "224.0.0.251": "mDNS",
  "224.0.0.252": "LLMNR",
  "224.0.1.1": "NTP",
  "224.0.1.129": "PTP",
  "224.2.127.254": "SAP",
  "239.195.255.255": "SAP",
  "239.255.255.255": "SAP",
  "239.255.255.250": "SSDP, WS-Discovery",
  "ff01::1": "All nodes, host",
  "ff01::2": "All routers, host",
  "ff02::1": "All nodes",
  "ff02::2": "All routers",
  "ff02::5": "OSPF",
  "ff02::6": "OSPF, designated routers",
  "ff02::9": "RIPng",
  "ff02::c": "SSDP, WS-Discovery",
  "ff02::d": "PIM",
  "ff02::12": "VRRP",
  "ff02::16": "MLDv2 reports",
  "ff02::6a": "All snoopers",
  "ff02::fb": "mDNS",
  "ff02::1:2": "DHCPv6",
  "ff02::1:3": "LLMNR",
  "ff02::2:7ffe": "SAP",
  "ff05::2": "All routers, site",
  "ff05::2:7ffe": "SAP",
  "ff05::c": "SSDP",
  "ff08::2:7ffe": "SAP",
  "ff0e::2:7ffe": "SAP",
};

/** Groups of one purpose that differ in their last part. */
const prefixes: readonly (readonly [string, string])[] = [
  ["ff02::1:ff", "Neighbour discovery"],
  ["239.69.", "AES67"],
];

/** What a group is known as, whatever its port; an empty string for most. */
export function groupName(address: string): string {
  return names[address] ?? prefixes.find(([prefix]) => address.startsWith(prefix))?.[1] ?? "";
}

/** Ports that a group is known to be used with. */
export function groupPorts(address: string): number[] {
  return knownGroups.flatMap((group) =>
    group.address === address && group.port !== null ? [group.port] : [],
  );
}
