/** A group that is worth knowing by name (IANA's multicast address registries and the standards named). */
export interface KnownGroup {
  readonly address: string;
  /** The port it is used with; one that is used with several stands here once for each. */
  readonly port: number;
  readonly name: string;
  readonly about: string;
}

export const knownGroups: readonly KnownGroup[] = [
  { address: "224.0.0.251", port: 5353, name: "mDNS", about: "Names and services on this subnet" },
  { address: "ff02::fb", port: 5353, name: "mDNS, IPv6", about: "The same over IPv6" },
  { address: "239.255.255.250", port: 1900, name: "SSDP", about: "UPnP announcements" },
  { address: "239.255.255.250", port: 3702, name: "WS-Discovery", about: "Printers, cameras, Windows hosts" },
  { address: "224.0.0.252", port: 5355, name: "LLMNR", about: "Windows name lookups" },
  { address: "ff02::1:3", port: 5355, name: "LLMNR, IPv6", about: "The same over IPv6" },
  { address: "224.2.127.254", port: 9875, name: "SAP", about: "Announcements of media streams" },
  { address: "224.0.1.129", port: 319, name: "PTP event", about: "Clock synchronisation" },
  { address: "224.0.1.129", port: 320, name: "PTP general", about: "Clock announcements" },
  { address: "224.0.1.1", port: 123, name: "NTP", about: "Network time, broadcast mode" },
  { address: "224.0.0.9", port: 520, name: "RIPv2", about: "Routers exchanging routes" },
  { address: "ff02::1:2", port: 547, name: "DHCPv6", about: "Address requests to servers and relays" },
];

/** What a group and port is known as, or an empty string. */
export function knownName(address: string, port: number): string {
  const known = knownGroups.find((group) => group.address === address && group.port === port);
  if (known) return known.name.replace(", IPv6", "");
  if (address.startsWith("239.255.") && port === 5568) return "sACN";
  return "";
}
