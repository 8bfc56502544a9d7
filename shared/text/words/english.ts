import { formatCount, plural } from "../count.ts";
import { listed } from "../english/list.ts";

/** Link layers that people meet and that are not read, by their number (tcpdump.org/linktypes.html). */
const linkNames: Readonly<Record<number, string>> = {
  105: "802.11",
  119: "802.11 with a Prism header",
  127: "802.11 with radiotap",
  147: "a user’s own link layer",
  189: "USB",
  220: "USB",
  239: "NFLOG",
  252: "what Wireshark exported",
};

const allAt = (port: number): string =>
  `all that reaches port ${port} here: unicast, broadcast and groups that any program joined`;

export const english = {
  bind: {
    port: (port: number) => `Counts ${allAt(port)}; nothing is joined.`,
    any: (port: number) => `Counts its group and ${allAt(port)}; “this group” would count the group alone.`,
    groupChoice: (group: string, port: number) =>
      `Hears packets to ${group} alone; whatever else reaches port ${port} is kept out.`,
    anyChoice: (group: string, port: number) =>
      `Hears ${group} and whatever else reaches port ${port} here: unicast, broadcast and groups that any program joined.`,
  },
  binds: {
    titles: { group: "This group", any: "Any address", interface: "An interface’s address" },
    /** Behind a program’s name, in brackets. */
    within: { group: "this group", any: "any address", interface: "an interface’s address" },
    /** Behind “kept out of” and “not known of”. */
    of: { group: "this group", any: "any address", interface: "an interface’s address" },
    unicast: (on: string | null) => (on === null ? "unicast" : `unicast to ${on}`),
    broadcast: (on: string | null) => (on === null ? "broadcast" : `broadcast on ${on}`),
    groupUntold: "group, whose is not told",
    groupOfNobody: "nobody’s group now",
    groupOf: (programs: readonly string[]) => `${programs.join("’s, ")}’s group`,
    notHeard: "not heard here",
    rate: (rate: string, isOne: boolean) => `${rate} ${isOne ? "packet" : "packets"} per second`,
    anotherProgram: "another program",
    heardBy: (sockets: readonly string[]) => `heard by ${listed(sockets)}`,
    heardByNone: "heard by none of these sockets",
    keptOut: (binds: readonly string[]) => `kept out of ${listed(binds)}`,
    unknown: (binds: readonly string[]) => `not known of ${listed(binds)}`,
  },
  destinations: {
    anotherProgram: "another program",
    joinedUntold: "by whom it is joined is not told",
    joinedByNobody: "joined by nobody now",
    joinedBy: (names: string) => `joined by ${names}`,
    untold: (packets: number) =>
      `This system does not tell where packets went: ${plural(packets, "packet")} to any of its addresses and groups.`,
    further: (packets: number) =>
      `${plural(packets, "packet")} went to further destinations, which are counted together.`,
    unicast: "Unicast, this computer",
    broadcast: (network: string | null) => `Broadcast, ${network ?? "this link"}`,
  },
  diagnosis: {
    verdicts: { problem: "Problem", warning: "Warning", unknown: "Unknown", ok: "OK" },
    problems: (count: number) => plural(count, "problem"),
    warnings: (count: number) => plural(count, "warning"),
    nothing: "Nothing wrong found",
  },
  history: {
    missing: (count: number) =>
      `${plural(count, "minute of a group or source", "minutes of groups and sources")} will be missing.`,
    unwritable: (why: string) =>
      `The history cannot be written: ${why}. Counting goes on, and what is new waits for ten minutes.`,
    broken: (aside: string) => `The history was broken: it was put aside as ${aside}, and a new one begins.`,
  },
  recording: {
    other: (count: number) => `${plural(count, "packet is", "packets are")} not UDP over IP.`,
    unicast: (count: number) =>
      `${plural(count, "datagram")} went to single hosts and ${count === 1 ? "is" : "are"} not shown.`,
    further: (count: number) =>
      `${plural(count, "datagram")} went to further destinations than can be shown.`,
    outside: (count: number) =>
      `${plural(count, "datagram lies", "datagrams lie")} outside of the chosen time.`,
    damaged: (count: number) =>
      `${plural(count, "packet")} arrived damaged: a wrong checksum, or lengths that contradict each other.`,
    fragments: (count: number) =>
      `${plural(count, "fragment was", "fragments were")} put together with others.`,
    incomplete: (count: number) => `${plural(count, "fragmented datagram")} did not come whole.`,
    cut: (count: number) =>
      `${plural(count, "packet was", "packets were")} recorded without ${count === 1 ? "its" : "their"} whole headers.`,
    shortened: (count: number) =>
      `Of ${plural(count, "packet")} only the beginning was recorded: sizes and rates are the whole ones.`,
    untimed: (count: number) => `${plural(count, "packet has", "packets have")} no time in the file.`,
    unordered: (count: number) =>
      `${plural(count, "packet stands", "packets stand")} in the file behind later ones.`,
    faults: (count: number, first: number) =>
      `${plural(count, "block")} of the file could not be read, the first at byte ${formatCount(first)}.`,
    missed: (count: number) => `The recording program missed ${plural(count, "packet")}.`,
    stopped: (read: number, all: number) =>
      `Reading was stopped after ${formatCount(read)} of ${plural(all, "byte")}.`,
    unreadLink: (packets: number, linkType: number) =>
      `${plural(packets, "packet is", "packets are")} of a link layer that is not read: ${linkNames[linkType] ?? `link type ${linkType}`}.`,
  },
  run: { flow: (run: number) => `flow ${run}` },
} as const;
