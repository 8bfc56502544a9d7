/** A group that is worth knowing by name (IANA's multicast address registries and the standards named). */
export interface KnownGroup {
  readonly address: string;
  /** The port it is used with; one that is used with several stands here once for each. */
  readonly port: number;
  readonly name: KnownGroupName;
}

export type KnownGroupName = (typeof groups)[number]["name"];

const groups = [
  { address: "224.0.0.251", port: 5353, name: "mDNS" },
  { address: "ff02::fb", port: 5353, name: "mDNS, IPv6" },
  { address: "239.255.255.250", port: 1900, name: "SSDP" },
  { address: "239.255.255.250", port: 3702, name: "WS-Discovery" },
  { address: "224.0.0.252", port: 5355, name: "LLMNR" },
  { address: "ff02::1:3", port: 5355, name: "LLMNR, IPv6" },
  { address: "224.2.127.254", port: 9875, name: "SAP" },
  { address: "224.0.1.129", port: 319, name: "PTP event" },
  { address: "224.0.1.129", port: 320, name: "PTP general" },
  { address: "224.0.1.1", port: 123, name: "NTP" },
  { address: "224.0.0.9", port: 520, name: "RIPv2" },
  { address: "ff02::1:2", port: 547, name: "DHCPv6" },
] as const;

export const knownGroups: readonly KnownGroup[] = groups;

/** What a group and port is known as, or an empty string. */
export function knownName(address: string, port: number): string {
  const known = knownGroups.find((group) => group.address === address && group.port === port);
  if (known) return known.name.replace(", IPv6", "");
  if (address.startsWith("239.255.") && port === 5568) return "sACN";
  return "";
}
