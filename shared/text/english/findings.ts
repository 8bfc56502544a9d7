import { formatDuration, formatSpeed, formatTimeOfDay } from "../../format.ts";
import type { findings, PortKeeper } from "../../statements/findings.ts";
import type { ValuesOf } from "../../statements/statement.ts";
import { formatCount, plural } from "../count.ts";
import type { Sentences } from "../say.ts";
import { listed } from "./list.ts";

export const english = {
  "interface-gone": ({ interface: name }) => `${name} is gone.`,
  "interface-down": ({ interface: name }) => `${name} is down.`,
  "interface-up": ({ interface: name, speed }) =>
    speed === null ? `${name} is up.` : `${name} is up, ${formatSpeed(speed)}.`,
  "address-missing": ({ interface: name, family }) =>
    `${name} has no IPv${family} address, so nothing can be joined there.`,
  "address-self-assigned": ({ interface: name, address }) =>
    `${name} has only ${address}, which it gave itself because no DHCP server answered.`,
  "address-there": ({ interface: name, address }) => `${name} has ${address}.`,
  "default-none": ({ interface: name }) =>
    `This computer has no default interface for groups; this one is joined on ${name}.`,
  "default-here": ({ interface: name, family }) =>
    `${name} is the default interface for IPv${family} groups.`,
  "default-changed": ({ interface: name, usual }) =>
    `The system chose ${name} at the join and would choose ${usual} now.`,
  "default-elsewhere": ({ interface: name, usual, family }) =>
    `Joined on ${name}, while ${usual} is the default interface for IPv${family} groups.`,

  "port-own": ({ port }) => `No other program uses port ${port} for this group.`,
  "port-shared": ({ port, holders }) =>
    `${keepers(holders)} ${holders.length === 1 ? "listens" : "listen"} on port ${port} too: each gets its own copy.`,
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
  "traffic-untold": ({ interface: name }) => `What comes in on ${name} is not counted here.`,
  "traffic-of-others": ({ interface: name, packets, multicast, seconds }) => {
    const of = multicast > 0 ? `, ${formatCount(multicast)} of them multicast` : "";
    return `${plural(packets, "packet")} of other traffic came in on ${name} within ${formatCount(seconds)} s${of}.`;
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
  "querier-known-later": ({ protocol, at }) =>
    `Packets come. Without an ${protocol} querier they would end about 4 min 20 s after the join: that is known at ${formatTimeOfDay(at).slice(0, "hh:mm".length)}.`,
  "querier-untold": ({ interface: name, protocol }) =>
    `Whether an ${protocol} querier asks on ${name} cannot be told from here.`,

  "reverse-path-untold": ({ interface: name }) =>
    `Whether ${name} drops sources that it would not answer is not told.`,
  "reverse-path-off": ({ interface: name }) => `${name} takes packets of any source (rp_filter is 0).`,
  "reverse-path-drops": ({ interface: name, sources, by, mode }) => {
    const why = by === null ? "there is no route back to it" : `the way back goes by ${by}`;
    return `${name} drops what comes from ${listed(sources)}, because ${why} (rp_filter is ${mode}).`;
  },
  "reverse-path-right": ({ interface: name, sources }) =>
    `${listed(sources)} ${sources.length === 1 ? "is" : "are"} routed back by ${name}.`,
  "reverse-path-loose": ({ interface: name, mode }) =>
    `${name} takes packets of any source that has a route (rp_filter is ${mode}).`,
  "reverse-path-just-dropped": ({ packets }) =>
    `This computer just dropped ${plural(packets, "packet")} whose source is not routed back by the interface where it came in (rp_filter is 1).`,
  "reverse-path-default": ({ interface: name }) =>
    `${name} drops only sources that another route leads to (rp_filter is 1).`,
  "reverse-path-strict": ({ interface: name, dropped }) => {
    const before = dropped === 0 ? "" : `, ${formatCount(dropped)} dropped so far`;
    return `${name} drops sources that are not routed back by it (rp_filter is 1${before}), and it is not the default interface.`;
  },

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
  "firewall-untold-windows": () =>
    "Windows asks once for each program whether it may receive: where that was refused, nothing arrives.",
  "firewall-untold-macos": () => "The firewall of macOS may keep packets from Castscope.",
  "local-network-allowed": () => "Castscope may use the local network.",
  "local-network-untold": () =>
    "macOS lets Castscope on the local network only with permission; without it nothing arrives.",
} satisfies Sentences<typeof findings>;

const someInterface = "the interface";

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
