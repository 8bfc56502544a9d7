import { formatDuration, formatSpeed } from "../../format.ts";
import type { findings, PortKeeper } from "../../statements/findings.ts";
import type { ValuesOf } from "../../statements/statement.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";
import { listed } from "./list.ts";

export const english: Sentences<typeof findings> = {
  "interface-gone": ({ interface: name, agoMs }) => `${name} is gone${since(agoMs)}.`,
  "interface-down": ({ interface: name, agoMs }) => `${name} is down${since(agoMs)}.`,
  "interface-unplugged": ({ interface: name, agoMs }) => `${name} is on and has no link${since(agoMs)}.`,
  "interface-lower-down": ({ interface: name, agoMs }) =>
    `${name} is on, and what it runs on is down${since(agoMs)}.`,
  "interface-dormant": ({ interface: name, agoMs }) =>
    `${name} is not let into its network yet${since(agoMs)}.`,
  "interface-is-port": ({ interface: name, master }) =>
    `${name} is a port of ${master}, which takes all that arrives there: nothing can be received on ${name}.`,
  "interface-came-back": ({ interface: name, awayMs, agoMs }) =>
    `${name} was away for ${formatDuration(awayMs)} and is back for ${formatDuration(agoMs)}: the group was joined again, and nothing came since.`,
  "interface-up": ({ interface: name, speed }) =>
    speed === null ? `${name} is up.` : `${name} is up, ${formatSpeed(speed)}.`,
  "address-missing": ({ interface: name, family }) =>
    `${name} has no IPv${family} address, so nothing can be joined there.`,
  "address-went": ({ interface: name, address, agoMs }) =>
    `${name} lost ${address}, with which the group was joined, ${formatDuration(agoMs)} ago.`,
  "address-self-assigned": ({ interface: name, address }) =>
    `${name} has only ${address}, which it gave itself because no DHCP server answered.`,
  "address-there": ({ interface: name, address }) => `${name} has ${address}.`,
  "default-none": ({ interface: name, address }) =>
    `This computer has no route to ${address}; it is joined on ${name}, which was named.`,
  "default-here": ({ interface: name, address }) => `${name} is what the system takes for ${address}.`,
  "default-changed": ({ interface: name, usual }) =>
    `The system chose ${name} at the join and would choose ${usual} now.`,
  "default-elsewhere": ({ interface: name, usual, address }) =>
    `Joined on ${name}, while the system takes ${usual} for ${address}.`,

  "port-own": ({ port }) => `No other program uses port ${port} for this group.`,
  "port-shared": ({ port, holders }) =>
    `${keepers(holders)} ${holders.length === 1 ? "listens" : "listen"} on port ${port} too: each gets its own copy.`,
  "port-whole-own": ({ port }) => `No other program uses port ${port}.`,
  "port-whole-shared": ({ port, holders }) =>
    `${keepers(holders)} ${holders.length === 1 ? "listens" : "listen"} on port ${port} too: groups and broadcast come to every socket that fits, unicast to the most exact one alone.`,
  "port-unicast-elsewhere": ({ addresses, holders }) =>
    `Unicast to ${listed(addresses)} is not heard here: it goes to the most exact bind alone, that of ${keepers(holders)}; groups and broadcast come to every socket that fits.`,
  "port-unicast-taken": ({ port, holders }) =>
    `${keepers(holders)} ${holders.length === 1 ? "is" : "are"} bound to any address on port ${port} too: of equal sockets the newest gets unicast, the others miss it.`,
  "port-held-by-program": ({ port, holders }) =>
    `Port ${port} is held by ${keepers(holders)} without sharing.`,
  "port-held": ({ port, holders }) => `Port ${port} is held by ${keepers(holders)}.`,
  "port-held-untold": ({ port }) => `Another program holds port ${port} without sharing.`,
  "port-free-again": ({ port }) => `Port ${port} was taken, and nobody holds it any more.`,

  "memberships-untold": () => "This system does not tell what it has joined.",
  "group-not-listed": ({ group, interface: name }) =>
    `The system does not list ${group} on ${name ?? someInterface}.`,
  "group-listed-without-source": ({ group, interface: name, source }) =>
    `The system lists ${group} on ${name ?? someInterface}, but not for the source ${source}.`,
  "group-listed": ({ group, interface: name, sockets, source }) => {
    const how = sockets === null ? "" : ` with ${plural(sockets, "socket")}`;
    const from = source === null ? "" : ` and the source ${source}`;
    return `The system lists ${group} on ${name ?? someInterface}${how}${from}.`;
  },
  "comes-elsewhere": ({ group, interface: name, other }) =>
    `${group} arrives on ${other}, and not on ${name}.`,
  "sender-sends-others": ({ source, groups }) =>
    `${listed(groups)} of ${source} ${groups.length === 1 ? "arrives" : "arrive"}, so that sender is alive and reaches this computer.`,
  "damaged-here": ({ packets }) =>
    `${plural(packets, "packet")} of it arrived with a wrong checksum and ${packets === 1 ? "was" : "were"} thrown away.`,
  "damaged-somewhere": ({ packets }) =>
    `${plural(packets, "datagram")} arrived with a wrong checksum since the join, for whichever port (InCsumErrors).`,
  "fragments-unfinished": ({ fragments, datagrams }) =>
    `${plural(fragments, "piece")} of larger datagrams arrived since the join, and one is missing each time: ${plural(datagrams, "datagram")} ${datagrams === 1 ? "was" : "were"} given up so far (ReasmFails).`,
  "fragments-given-up": ({ datagrams }) =>
    `${plural(datagrams, "datagram")} ${datagrams === 1 ? "was" : "were"} given up since the join because pieces of them are missing (ReasmFails).`,
  discarded: ({ counts }) =>
    `This computer threw away what arrived, for whichever port: ${listed(counts.map(({ counter, packets }) => `${formatCount(packets)} (${counter})`))}.`,
  "dropped-here": ({ packets, agoMs }) =>
    `This computer dropped ${plural(packets, "packet")} of it, last ${formatDuration(agoMs)} ago: they arrived and were not lost on the network.`,
  "version-untold": ({ interface: name, protocol }) =>
    `This system does not tell which version of ${protocol} ${name} speaks.`,
  "version-newest": ({ interface: name, version }) => `${name} speaks ${version}.`,
  "version-older-any-source": (values) => `${older(values)}: that is enough to hear any source.`,
  "version-older-no-forwarding": (values) =>
    `${older(values)}: routers do not forward source-specific groups for it.`,
  "version-older-all-sources": ({ source, ...values }) =>
    `${older(values)}: the network sends every source of the group, and only this computer picks ${source}.`,

  "traffic-of-group": ({ interface: name }) => `Packets of this group come in on ${name}.`,
  "traffic-of-group-dropped": ({ interface: name }) =>
    `Packets of this group come in on ${name}, and this computer drops them.`,
  "traffic-of-group-at-firewall": ({ interface: name }) =>
    `Packets of this group come in on ${name}, and this computer’s firewall drops them.`,
  "traffic-untold": ({ interface: name }) => `What comes in on ${name} is not counted here.`,
  "traffic-of-others": ({ interface: name, packets, multicast, seconds }) => {
    const of = multicast > 0 ? `, ${formatCount(multicast)} of them multicast` : "";
    return `${plural(packets, "packet")} of other traffic came in on ${name} within ${formatCount(seconds)} s${of}.`;
  },
  "traffic-of-whom": ({ interface: name, packets, multicast, seconds }) => {
    const of = multicast > 0 ? `, ${formatCount(multicast)} of them multicast` : "";
    return `${plural(packets, "packet")} came in on ${name} within ${formatCount(seconds)} s${of}; what this computer dropped behind it is among them.`;
  },
  "traffic-never": ({ interface: name }) => `Nothing ever came in on ${name} since it was made.`,
  "traffic-none": ({ interface: name, seconds }) =>
    `Nothing at all came in on ${name} within ${formatCount(seconds)} s.`,

  "querier-not-needed": ({ interface: name }) =>
    `Packets of this group still come in on ${name}: they are not filtered.`,
  "querier-heard-mld": ({ interface: name }) => `${name} has heard an MLD query.`,
  "querier-heard-igmp": ({ interface: name, version }) => `${name} has heard an ${version} query.`,
  "querier-seems-missing": ({ interface: name, protocol, afterMs }) =>
    `Packets came and ended ${formatDuration(afterMs)} after the join, as when a switch on ${name} filters and no ${protocol} querier asks.`,
  "querier-outlasted": ({ ms }) =>
    `Packets came for ${formatDuration(ms)} after the join, longer than a switch waits without a querier.`,
  "querier-never-heard-mld": ({ interface: name }) => `${name} has never heard an MLD query.`,
  "querier-too-early": ({ protocol, ms }) =>
    `Packets came for ${formatDuration(ms)} after the join: too short to tell, since a switch without an ${protocol} querier ends them after about 4 min 20 s.`,
  "querier-untold": ({ interface: name, protocol }) =>
    `Whether an ${protocol} querier asks on ${name} cannot be told from here.`,

  "reverse-path-untold": ({ interface: name }) =>
    `Whether ${name} drops sources that it would not answer is not told.`,
  "reverse-path-off": ({ interface: name }) => `${name} takes packets of any source (rp_filter is 0).`,
  "reverse-path-drops": ({ interface: name, sources, by, mode, packets }) => {
    const why = by === null ? "there is no route back to it" : `the way back goes by ${by}`;
    return `${name} drops what comes from ${listed(sources)}, because ${why} (rp_filter is ${mode}${soFar(packets)}).`;
  },
  "reverse-path-right": ({ interface: name, sources }) =>
    `${listed(sources)} ${sources.length === 1 ? "is" : "are"} routed back by ${name}.`,
  "reverse-path-off-others": ({ interface: name, packets }) =>
    `${name} takes packets of any source, and another interface just dropped some because of theirs: ${formatCount(packets)} since the join (IPReversePathFilter).`,
  "reverse-path-loose": ({ interface: name, mode, dropped }) =>
    `${name} takes packets of any source that has a route (rp_filter is ${mode}${soFar(dropped)}).`,
  "reverse-path-loose-no-default": ({ interface: name, mode, dropped }) =>
    `${name} drops sources that no route leads to, and there is no default route (rp_filter is ${mode}${soFar(dropped)}).`,
  "reverse-path-just-dropped": ({ packets, mode }) => {
    const way = mode === 1 ? "is not routed back by the interface where it came in" : "no route leads to";
    return `This computer just dropped packets whose source ${way}, ${formatCount(packets)} since the join (rp_filter is ${mode}).`;
  },
  "reverse-path-default": ({ interface: name, mode }) =>
    `${name} drops only sources that ${mode === 1 ? "another" : "no"} route leads to (rp_filter is ${mode}).`,
  "reverse-path-strict": ({ interface: name, dropped }) =>
    `${name} drops sources that are not routed back by it (rp_filter is 1${soFar(dropped)}).`,

  "ethernet-address-local": ({ group, twin, mac }) =>
    `${group} has the Ethernet address of ${twin}, ${mac}: switches flood it or treat it as local.`,
  "ethernet-address-shared": ({ interface: name, groups, mac }) =>
    groups.length === 1
      ? `${listed(groups)} on ${name} has the same Ethernet address, ${mac}: a switch may deliver both for one.`
      : `${listed(groups)} on ${name} have the same Ethernet address, ${mac}: a switch may deliver all for one.`,
  "ethernet-address-own": ({ interface: name, mac }) =>
    `No other group joined on ${name} has its Ethernet address, ${mac}.`,
  "firewall-open": () => "Packets arrive, so no firewall keeps them out.",
  "firewall-untold-linux": ({ port }) =>
    `Whether a firewall of this computer drops port ${port} is told only to root.`,
  "firewall-drops": ({ chain, port, packets, all }) =>
    `The firewall of this computer just dropped ${plural(packets, "packet")} for port ${port}, ${formatCount(all)} in all: a rule of “${chain}”.`,
  "firewall-may-drop": ({ chain, port, packets, all }) =>
    `The firewall of this computer just dropped ${plural(packets, "packet")}, ${formatCount(all)} in all, and those for port ${port} may be among them: a rule of “${chain}”.`,
  "firewall-forbids": ({ chain, port, packets }) =>
    packets === null
      ? `The firewall of this computer drops what is for port ${port}, uncounted: a rule of “${chain}”.`
      : `The firewall of this computer drops what is for port ${port}, ${formatCount(packets)} so far: a rule of “${chain}”.`,
  "firewall-closed": ({ chain, port }) =>
    `The firewall of this computer drops what no rule lets in, and none of “${chain}” surely lets in port ${port}.`,
  "firewall-uncounted": ({ chain, port }) =>
    `A rule of “${chain}” drops packets and does not count them: whether those for port ${port} are among them is not told.`,
  "firewall-lets-in": ({ port }) => `No rule of this computer’s firewall drops what is for port ${port}.`,
  "firewall-silent": ({ port }) =>
    `Whether a firewall of this computer drops port ${port} is not known: neither nft nor iptables-save answers.`,
  "firewall-untold-windows": () =>
    "Windows asks once for each program whether it may receive: where that was refused, nothing arrives.",
  "firewall-untold-macos": () => "The firewall of macOS may keep packets from Castscope.",
  "local-network-allowed": () => "Castscope may use the local network.",
  "local-network-untold": () =>
    "macOS lets Castscope on the local network only with permission; without it nothing arrives.",
};

const someInterface = "the interface";

/** “ for 12 s”, where it is known. */
function since(agoMs: number | null): string {
  return agoMs === null ? "" : ` for ${formatDuration(agoMs)}`;
}

function soFar(dropped: number): string {
  return dropped === 0 ? "" : `, ${formatCount(dropped)} dropped since the join`;
}

function older({
  interface: name,
  version,
  forced,
}: ValuesOf<typeof findings, "version-older-any-source">): string {
  const why = forced ? "because it is set so on this computer" : "because an older querier was heard";
  return `${name} speaks ${version}, ${why}`;
}

function keepers(holders: readonly PortKeeper[]): string {
  return listed(holders.map(keeper));
}

/** “vlc (process 4182)”. */
function keeper(holder: PortKeeper): string {
  switch (holder.is) {
    case "program":
      return `${holder.name} (process ${holder.pid})`;
    case "this-program":
      return "Castscope itself";
    case "user":
      return `a program of the user ${holder.user}`;
    case "untold":
      return "a program that is not told";
  }
}
