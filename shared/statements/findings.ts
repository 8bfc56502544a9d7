import * as v from "valibot";
import type { Statement } from "./statement.ts";

const text = v.string();
const number = v.number();
const flag = v.boolean();
const family = v.picklist([4, 6]);
const protocol = v.picklist(["IGMP", "MLD"]);

/** Who holds a port, as far as the system tells. */
const holder = v.variant("is", [
  v.object({ is: v.literal("program"), name: text, pid: number }),
  v.object({ is: v.literal("this-program") }),
  v.object({ is: v.literal("user"), user: text }),
  v.object({ is: v.literal("untold") }),
]);
export type PortKeeper = v.InferOutput<typeof holder>;
const holders = v.pipe(v.array(holder), v.nonEmpty());
const addresses = v.pipe(v.array(text), v.nonEmpty());

/** An interface that cannot be used, since `agoMs` where that is known. */
const lost = { interface: text, agoMs: v.nullable(number) };

/** An interface that speaks an older version than the newest; `forced` where it was set so. */
const older = { interface: text, version: text, forced: flag };

/** What the checks of a membership find, in the order of a packet's way. */
export const findings = {
  // The interface.
  "interface-gone": lost,
  "interface-down": lost,
  "interface-unplugged": lost,
  "interface-lower-down": lost,
  "interface-dormant": lost,
  /** It is a port of a bridge or bond, which takes what arrives there. */
  "interface-is-port": { interface: text, master: text },
  /** It was away for so long and is back since `agoMs`. */
  "interface-came-back": { interface: text, awayMs: number, agoMs: number },
  /** `speed` in Mbit/s. */
  "interface-up": { interface: text, speed: v.nullable(number) },
  "address-missing": { interface: text, family },
  "address-went": { interface: text, address: text, agoMs: number },
  "address-self-assigned": { interface: text, address: text },
  "address-there": { interface: text, address: text },
  "default-none": { interface: text, address: text },
  "default-here": { interface: text, address: text },
  "default-changed": { interface: text, usual: text },
  "default-elsewhere": { interface: text, usual: text, address: text },
  // The port.
  "port-own": { port: number },
  "port-shared": { port: number, holders },
  // … as a whole: bound to any address.
  "port-whole-own": { port: number },
  "port-whole-shared": { port: number, holders },
  /** Other sockets are bound to addresses of this computer. */
  "port-unicast-elsewhere": { addresses, holders },
  "port-unicast-taken": { port: number, holders },
  "port-held-by-program": { port: number, holders },
  "port-held": { port: number, holders },
  "port-held-untold": { port: number },
  "port-free-again": { port: number },
  // The membership.
  "memberships-untold": {},
  "group-not-listed": { group: text, interface: v.nullable(text) },
  "group-listed-without-source": { group: text, interface: v.nullable(text), source: text },
  "group-listed": {
    ...{ group: text, interface: v.nullable(text) },
    ...{ sockets: v.nullable(number), source: v.nullable(text) },
  },
  // What other rows know.
  "comes-elsewhere": { group: text, interface: text, other: text },
  "sender-sends-others": { source: text, groups: addresses },
  // What this computer threw away.
  "dropped-here": { packets: number, agoMs: number },
  /** Of this row. */
  "damaged-here": { packets: number },
  /** For whichever port. */
  "damaged-somewhere": { packets: number },
  "fragments-unfinished": { fragments: number, datagrams: number },
  "fragments-given-up": { datagrams: number },
  /** By the kernel's names. */
  discarded: { counts: v.pipe(v.array(v.object({ counter: text, packets: number })), v.nonEmpty()) },
  "version-untold": { interface: text, protocol },
  "version-newest": { interface: text, version: text },
  "version-older-any-source": older,
  "version-older-no-forwarding": older,
  "version-older-all-sources": { ...older, source: text },
  // What comes in.
  "traffic-of-group": { interface: text },
  "traffic-of-group-dropped": { interface: text },
  "traffic-of-group-at-firewall": { interface: text },
  "traffic-untold": { interface: text },
  "traffic-of-others": { interface: text, packets: number, multicast: number, seconds: number },
  /** Some of it may be the row's, dropped behind the interface. */
  "traffic-of-whom": { interface: text, packets: number, multicast: number, seconds: number },
  "traffic-never": { interface: text },
  "traffic-none": { interface: text, seconds: number },
  // The network.
  "querier-not-needed": { interface: text },
  "querier-heard-mld": { interface: text },
  "querier-heard-igmp": { interface: text, version: text },
  "querier-seems-missing": { interface: text, protocol, afterMs: number },
  "querier-outlasted": { ms: number },
  "querier-never-heard-mld": { interface: text },
  /** Packets come for so long since the join, less than a switch waits without a querier. */
  "querier-too-early": { protocol, ms: number },
  "querier-untold": { interface: text, protocol },
  // This computer's check of where packets come from.
  "reverse-path-untold": { interface: text },
  "reverse-path-off": { interface: text },
  /** `by` is the interface of the first one's way back; null where there is none. */
  "reverse-path-drops": {
    ...{ interface: text, sources: addresses, by: v.nullable(text), mode: number },
    /** That the check dropped of whatever sources. */
    packets: number,
  },
  "reverse-path-right": { interface: text, sources: addresses },
  "reverse-path-off-others": { interface: text, packets: number },
  "reverse-path-loose": { interface: text, mode: number, dropped: number },
  /** Without a default route, sources of other networks are dropped. */
  "reverse-path-loose-no-default": { interface: text, mode: number, dropped: number },
  "reverse-path-just-dropped": { packets: number, mode: number },
  "reverse-path-default": { interface: text, mode: number },
  "reverse-path-strict": { interface: text, dropped: number },
  // Switches, and this computer's permission.
  "ethernet-address-local": { group: text, twin: text, mac: text },
  "ethernet-address-shared": { interface: text, groups: addresses, mac: text },
  "ethernet-address-own": { interface: text, mac: text },
  "firewall-open": {},
  "firewall-untold-linux": { port: number },
  /** Its chain, how many it took while it was watched, and how many before and since. */
  "firewall-drops": { chain: text, port: number, packets: number, all: number },
  /** The same of a rule that is not only for this port. */
  "firewall-may-drop": { chain: text, port: number, packets: number, all: number },
  /** A rule that surely takes them; `packets` where it counts. */
  "firewall-forbids": { chain: text, port: number, packets: v.nullable(number) },
  "firewall-closed": { chain: text, port: number },
  "firewall-uncounted": { chain: text, port: number },
  "firewall-lets-in": { port: number },
  /** Root may ask, and no tool answers. */
  "firewall-silent": { port: number },
  "firewall-untold-windows": {},
  "firewall-untold-macos": {},
  "local-network-allowed": {},
  "local-network-untold": {},
} as const;

export type FindingStatement = Statement<typeof findings>;
