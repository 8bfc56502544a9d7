import { formatBytes } from "../../../format.ts";
import type { LinkState } from "../../../statements/network.ts";
import type { ValuesByName } from "../../../statements/problems/problems.ts";
import type { FileRefusal, systemProblems } from "../../../statements/problems/system.ts";
import { formatClock } from "../../clock.ts";
import { formatCount } from "../../count.ts";
import type { Sentences } from "../../say.ts";
import { linkEnds, linkState, noRoute } from "../network.ts";

export const english = {
  "recording-reserve": ({ folder, free }) =>
    `Recording stopped, because ${folder} has only ${formatBytes(free)} free: choose another folder or a smaller ring.`,
  "recording-disk-full": ({ file }) =>
    `Recording stopped, because there was no space left for ${file}: choose another folder or a smaller ring.`,
  "recording-file-gone": ({ file }) =>
    `Recording stopped, because ${file} was deleted while it was written: what was in it is lost, so record anew.`,
  "recording-not-opened": ({ file, why, code }) => fileRefused(file, why, code),
  "recording-not-written": ({ file, code }) =>
    `Recording stopped, because ${file} could not be written (${code}).`,
  "export-not-written": ({ file, code }) =>
    code === "ENOSPC" || code === "EDQUOT"
      ? `There was no space left for ${file}: choose another place.`
      : code === "EPIPE"
        ? `Not all was written, because nobody reads ${file} any more.`
        : `${file} could not be written to its end (the system says ${code}).`,
  "recording-thread-ended": () => "Recording stopped, because the thread that writes the file ended.",
  "port-in-use": ({ port }) => `Port ${port} is already in use by another program without sharing.`,
  "port-in-use-by-user": ({ port, user }) =>
    `Port ${port} is in use by a program of ${user}, which shares it with nobody, or with programs of that user only.`,
  "port-not-shareable": ({ port }) =>
    `Port ${port} is in use by another program, without sharing or in a way (SO_REUSEPORT) that takes koffi or Node 22.12.`,
  "port-not-shared-whole": ({ port }) =>
    `Port ${port} is in use by another program, without sharing or by SO_REUSEPORT, where the system would give us packets of its own: a group alone may be joined.`,
  "source-port-in-use": ({ port }) =>
    `Source port ${port} is in use by another program: choose another or automatic, or share it.`,
  "source-port-not-shared": ({ port }) =>
    `Source port ${port} is in use by another program that does not share it: choose another or automatic.`,
  "no-source-port-free": () =>
    "The system has no source port left to choose: stop other sends, or name a source port.",
  "joined-address-gone": ({ interface: name }) =>
    `${name ?? chosen} no longer has the address that was joined with.`,
  "sending-address-gone": ({ interface: name }) =>
    `${name ?? "This computer"} no longer has the address to send from.`,
  "interface-without-multicast": ({ interface: name }) =>
    `${name ?? chosen} is gone, or has no multicast: plug it in or choose another.`,
  "interface-gone": ({ interface: name, since }) => waiting(`${name} is gone`, since, "comes back"),
  "interface-down": ({ interface: name, since }) => inState(name, "down", since),
  "interface-unplugged": ({ interface: name, since }) => inState(name, "unplugged", since),
  "interface-lower-down": ({ interface: name, since }) => inState(name, "lower-down", since),
  "interface-dormant": ({ interface: name, since }) => inState(name, "dormant", since),
  "interface-absent": ({ wanted, looksLikeAddress, names }) => {
    const what = looksLikeAddress
      ? `No interface has the address ${wanted}`
      : `No interface is called ${wanted}`;
    const has = names.length === 0 ? "this computer has none" : `this computer has ${names.join(", ")}`;
    return `${what} yet (${has}): it is joined by itself when there is one.`;
  },
  "no-route-for-group": ({ address, why, instead }) => {
    const choice = instead === null ? "" : `, or now if you name an interface, such as “on ${instead}”`;
    return `${noRoute(address, why)}: it is joined by itself when there is one${choice}.`;
  },
  "broadcasts-not-apart": ({ interface: name }) =>
    `Node's dgram cannot tell broadcasts on ${name} from others: leave “on ${name}” out, or install koffi.`,
  "routed-otherwise": ({ address, interface: name, by }) =>
    `Node's dgram leaves the way to one host to routing, which takes ${by} to ${address}: choose ${by} instead of ${name}, or install koffi.`,
  "dscp-not-settable": () =>
    "Node's dgram cannot set the DSCP of what it sends: send with DSCP 0, or on Linux install koffi.",
  "address-on-several": ({ interface: name, address, other }) =>
    `${other} has ${address} too, and Node's dgram names interfaces by their address: give ${name} one of its own, or install koffi.`,
  "interface-unnamed": ({ interface: name }) =>
    `${name} has no IPv4 address, and Node's dgram names interfaces by one: give it one, or install koffi.`,
  "interface-without-family": ({ interface: name, family, since }) =>
    waiting(`${name} has no IPv${family} address`, since, "has one"),
  "interface-without-address": ({ interface: name, address, since }) =>
    waiting(`${name} has no ${address}`, since, "has one"),
  "no-route-to": ({ address, interface: on }) =>
    on === null
      ? `There is no route from here to ${address}: choose an interface.`
      : `${on} has no route to ${address}: choose another interface, or give it one.`,
  "no-way-out": ({ interface: on }) =>
    `${on ?? "The interface"} is gone or down: plug it in or switch it on, or choose another.`,
  "send-queue-full": ({ interface: on }) =>
    `${on ?? "This computer"} could not take them as fast: its queue dropped what is told as refused. Send slower.`,
  "answered-unreachable": ({ address, from }) =>
    `${answerer(from)} answered that it cannot reach ${address}.`,
  "answered-prohibited": ({ address, from }) =>
    `${answerer(from)} answered that a rule there keeps packets from ${address}.`,
  "answered-ttl-exceeded": ({ address, from }) =>
    `${answerer(from)} answered that the TTL was used up on the way to ${address}: choose a larger one.`,
  "nothing-listens": ({ address, port }) =>
    `${address} answered that nothing listens ${port === null ? "there" : `on port ${port}`}.`,
  "datagram-too-large": () => "The datagram is larger than the system sends: make the payload smaller.",
  "port-privileged": ({ port }) =>
    `This system lets only privileged programs use port ${port}: ports from 1024 are free for all.`,
  "not-permitted": ({ doing }) =>
    `The system did not permit to ${doing}: a firewall, a route or a privacy setting forbids it.`,
  "firewall-forbids": ({ doing }) => `A firewall rule of this computer forbids to ${doing}.`,
  "no-groups-for-sockets": () =>
    `The system lets no socket join an IPv4 group, because ${groupsSetting} is 0: set it to 1 or more (sysctl -w ${groupsSetting}=20).`,
  "no-memory": () => "The system has no memory left for one more socket or datagram.",
  "open-files-reached": ({ limit }) =>
    limit === null
      ? "This system's limit of open files is reached: raise it before the start (ulimit -n), or leave some groups."
      : `The limit of ${formatCount(limit)} open files for one program is reached: raise it before the start (ulimit -n ${4 * limit}), or leave some groups.`,
  "open-files-of-all-reached": () =>
    "The whole computer's limit of open files is reached: raise it (sysctl fs.file-max), or close programs.",
  "host-memberships-unread": () =>
    "This computer's memberships are not known: the system did not let them be read.",
  "history-off": () => "No history is kept: start Castscope with --history and a file.",
  "history-unreadable": ({ reason }) => `The history cannot be read: ${reason}.`,
  "ipv6-off": () => "This computer has IPv6 switched off.",
  "system-refused": ({ doing, address, reason }) => `The system refused to ${doing} ${address}: ${reason}.`,
} satisfies Sentences<ValuesByName<typeof systemProblems>>;

const chosen = "The interface that the system chose";
const groupsSetting = "net.ipv4.igmp_max_memberships";

function answerer(from: string): string {
  return from === "" ? "A router" : from;
}

function inState(name: string, state: LinkState, since: number | null): string {
  return waiting(linkState(name, state), since, linkEnds(state));
}

function waiting(state: string, since: number | null, until: string): string {
  const time = since === null ? "" : ` since ${formatClock(since)}`;
  return `${state}${time}: it is joined${since === null ? "" : " again"} by itself when it ${until}.`;
}

function fileRefused(file: string, why: FileRefusal, code: string): string {
  const system = `the system says ${code}`;
  switch (why) {
    case "there":
      return `${file} is there already (${system}): choose another name.`;
    case "no-folder":
      return `The folder of ${file} is not there (${system}): make it, or choose another.`;
    case "not-permitted":
      return `${file} may not be written (${system}): choose a folder that is yours.`;
    case "is-folder":
      return `${file} is a folder (${system}): name a file in it.`;
    case "other":
      return `${file} could not be made: ${system}.`;
  }
}
