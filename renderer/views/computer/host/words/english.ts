import { formatCount, plural } from "../../../../../shared/text/count.ts";

/** What the list of this computer's interfaces and of the groups joined on them says. */
export const english = {
  interfaces: (count: number) => plural(count, "interface"),
  memberships: (count: number) => plural(count, "membership"),
  lastKnown: "last known",
  kernel: "Include the kernel’s own",
  watching:
    "Watching opens one more socket on the group; the other program keeps its own and is not disturbed.",
  columns: {
    group: {
      title: "Interface and group",
      about: "The interfaces of this computer, and the groups joined on each",
    },
    known: { title: "Known as", about: "What the group is known as" },
    by: { title: "Joined by", about: "The programs that joined it, as far as the system tells" },
    watch: { title: "Watch", about: "Joins the same group here" },
  },
  by: {
    kernel: "kernel",
    kernelHint: "Only the kernel itself belongs to this group",
    sockets: (count: number) => plural(count, "socket"),
    notTold: "not told",
    /** @param sockets how many, in words; null is not known */
    programUntold: (sockets: string | null) =>
      `${sockets ?? "Joined"}; this system does not tell by which program`,
    process: (name: string, pid: number) => `${name} (process ${pid})`,
    ports: (programs: string, ports: readonly number[]) => `${programs}, port ${ports.join(", ")}`,
  },
  head: {
    groupsOn: (name: string) => `Groups on ${name}`,
    down: "Down",
    loopback: "Loopback",
    noAddress: "no address, cannot join here",
    isDefault: { both: "default", ipv4: "default IPv4", ipv6: "default IPv6" },
    defaultHint: "The system joins groups here when no interface is named",
    more: (count: number, name: string) => `Show ${formatCount(count)} more on ${name}`,
  },
  watch: {
    watch: "Watch",
    watchOf: (address: string, on: string) => `Watch ${address} on ${on}`,
    show: "Show",
    showOf: (address: string, on: string) => `Show ${address} on ${on}`,
    portOf: (address: string, on: string) => `Port of ${address} on ${on}`,
    ports: (ports: readonly number[]) => `It is used with the ports ${ports.join(" and ")}`,
    udpPort: "UDP port",
    port: "Port",
    take: (address: string) => `Watch ${address} on this port`,
    cancel: "Cancel",
  },
} as const;
