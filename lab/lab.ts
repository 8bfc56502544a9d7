import { Host, ip, ipBatch, uniqueName, wire } from "./network.ts";
import { startRouter } from "./router.ts";

/** TTL thresholds of the router's ports: what arrives with a TTL above it is forwarded. */
export const borders = [1, 32, 64, 128] as const;
export type Border = (typeof borders)[number];

/** The sender's subnet; the others are numbered by the border that they lie behind. */
const home = 0;
type Subnet = typeof home | Border;

type Name = "sender" | "near" | "both" | "router" | `beyond${Border}`;

interface Plug {
  readonly host: Name;
  readonly on: string;
  readonly subnet: Subnet;
  /** The last part of its addresses in the subnet. */
  readonly number: number;
}

/** Interfaces of the host with two: one in the sender's subnet, one behind the first border. */
export const bothOn = { home: "home0", away: "away0" } as const;

const plugs: readonly Plug[] = [
  { host: "sender", on: wire, subnet: home, number: 1 },
  { host: "near", on: wire, subnet: home, number: 2 },
  { host: "both", on: bothOn.home, subnet: home, number: 3 },
  { host: "both", on: bothOn.away, subnet: 1, number: 3 },
  { host: "router", on: "home0", subnet: home, number: 254 },
  ...borders.flatMap((border): Plug[] => [
    { host: "router", on: `beyond${border}`, subnet: border, number: 254 },
    { host: `beyond${border}`, on: wire, subnet: border, number: 2 },
  ]),
];

/** The addresses of a host in a subnet: its number is that of the border before it, 0 without one. */
export function address(subnet: Subnet, number: number) {
  const prefix = subnet === home ? "fd77" : `fd77:0:0:${subnet}`;
  return { ipv4: `10.77.${subnet}.${number}`, ipv6: `${prefix}::${number}` };
}

/**
 * A sender, a multicast router whose ports are borders, a host behind each border, one beside the
 * sender, and one with two interfaces: see docs/lab.md. Each subnet is a switch without snooping. The
 * namespaces are private to the test run (build/namespace.mjs) and end with it, also after a crash.
 */
export class Lab {
  readonly sender: Host;
  readonly near: Host;
  readonly both: Host;
  readonly beyond: ReadonlyMap<Border, Host>;
  readonly senderAddress = address(home, 1);
  readonly nearAddress = address(home, 2);
  readonly #prefix = uniqueName();
  readonly #switches = `${this.#prefix}-switches`;

  constructor() {
    this.#add(this.#switches);
    const subnets = [home, ...borders];
    ipBatch(
      this.#switches,
      subnets.flatMap((subnet) => [
        `link add subnet${subnet} type bridge mcast_snooping 0`,
        `link set subnet${subnet} up`,
      ]),
    );
    for (const name of new Set(plugs.map(({ host }) => host))) this.#add(this.#namespace(name));
    for (const one of plugs) this.#plug(one);
    this.sender = this.#host("sender");
    this.near = this.#host("near");
    this.both = this.#host("both");
    this.beyond = new Map(borders.map((border) => [border, this.#host(`beyond${border}`)]));
  }

  #add(namespace: string): void {
    ip("netns", "add", namespace);
    ip("-n", namespace, "link", "set", "lo", "up");
  }

  #namespace(name: Name): string {
    return `${this.#prefix}-${name}`;
  }

  #host(name: Name): Host {
    return new Host(this.#namespace(name));
  }

  #plug({ host, on, subnet, number }: Plug): void {
    const port = portName(host, on);
    ipBatch(this.#switches, [
      `link add ${port} type veth peer name ${on} netns ${this.#namespace(host)}`,
      `link set ${port} master subnet${subnet} up`,
    ]);
    const { ipv4, ipv6 } = address(subnet, number);
    const router = address(subnet, 254);
    ipBatch(this.#namespace(host), [
      `address add ${ipv4}/24 dev ${on}`,
      // Without the detection of duplicates, which keeps an address from being used for a second.
      `address add ${ipv6}/64 dev ${on} nodad`,
      `link set ${on} addrgenmode none up`,
      // The way back to senders, without which rp_filter would drop what they send.
      ...(host === "router" ? [] : [`route append default via ${router.ipv4} dev ${on}`]),
      ...(host === "router" ? [] : [`route append 224.0.0.0/4 dev ${on}`]),
    ]);
  }

  /** Takes an interface from a host, as when an adapter is pulled out: it is deleted. */
  unplug(host: Name, on: string): void {
    ip("-n", this.#switches, "link", "delete", portName(host, on));
  }

  /** Puts it back in: another interface of the same name and addresses. */
  plugIn(host: Name, on: string): void {
    const plug = plugs.find((one) => one.host === host && one.on === on);
    if (!plug) throw new Error(`${host} has no ${on}`);
    this.#plug(plug);
  }

  /**
   * Starts the router for these senders and groups; it ends with the test's programs. With (S,G)
   * routes: smcroute's (*,G) routes lose a new sender's first packets.
   */
  async route(routes: readonly { readonly source: string; readonly group: string }[]): Promise<void> {
    const ports = borders.map((border) => `beyond${border}`);
    await startRouter(this.#host("router"), [
      "phyint home0 enable ttl-threshold 1",
      ...borders.map((border) => `phyint beyond${border} enable ttl-threshold ${border}`),
      ...routes.map(
        ({ source, group }) => `mroute from home0 source ${source} group ${group} to ${ports.join(" ")}`,
      ),
    ]);
  }

  close(): void {
    for (const name of new Set(plugs.map(({ host }) => host))) ip("netns", "delete", this.#namespace(name));
    ip("netns", "delete", this.#switches);
  }
}

/** The switch's end of a cable; a name has fifteen letters at most. */
function portName(host: Name, on: string): string {
  return on === wire ? host : `${host.charAt(0)}-${on}`;
}
