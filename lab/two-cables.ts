import { castscope } from "./castscope.ts";
import { Host, ip, ipBatch, uniqueName } from "./network.ts";

/** The ways of receiving and of sending that can be asked for; where koffi is missing both are `dgram`. */
export interface Paths {
  readonly receive: "recvmmsg" | "dgram";
  readonly send: "sendmmsg" | "dgram";
}

export const nativePaths: Paths = { receive: "recvmmsg", send: "sendmmsg" };
export const dgramPaths: Paths = { receive: "dgram", send: "dgram" };

/** The built command line, kept to these paths. */
export function castscopeBy({ receive, send }: Paths, ...args: readonly string[]): string[] {
  const variables = [`CASTSCOPE_RECEIVE_PATH=${receive}`, `CASTSCOPE_SEND_PATH=${send}`];
  return ["env", ...variables, ...castscope(...args)];
}

/** Numbers of the two cables. */
export const cables = [0, 1] as const;
type Cable = (typeof cables)[number];

/** Addresses of the two ends of a cable: `left` has v0 and v1, `right` w0 and w1. */
export const ends = {
  left: (cable: Cable) => ({ ipv4: `10.9${cable}.0.1`, link: `fe80::a${cable}` }),
  right: (cable: Cable) => ({ ipv4: `10.9${cable}.0.2`, link: `fe80::b${cable}` }),
};

/**
 * Two hosts with two cables between them and nothing else: no default route, no route for groups, no
 * address of IPv6 but link-local ones. Private to the test run, and gone with it.
 */
export class TwoCables {
  readonly left: Host;
  readonly right: Host;
  readonly leftName: string;
  readonly rightName: string;

  constructor() {
    const name = uniqueName();
    this.leftName = `${name}-left`;
    this.rightName = `${name}-right`;
    for (const one of [this.leftName, this.rightName]) {
      ip("netns", "add", one);
      ip("-n", one, "link", "set", "lo", "up");
    }
    this.left = new Host(this.leftName);
    this.right = new Host(this.rightName);
    for (const cable of cables) this.plug(cable);
  }

  /** Lays a cable, with what is said of the left end's number. */
  plug(cable: Cable, ...more: readonly string[]): void {
    const right = `type veth peer name w${cable} netns ${this.rightName}`;
    ipBatch(this.leftName, [
      `link add v${cable} ${more.join(" ")} ${right}`,
      `address add ${ends.left(cable).ipv4}/24 brd + dev v${cable}`,
      ...equip(`v${cable}`, ends.left(cable).link),
    ]);
    ipBatch(this.rightName, [
      `address add ${ends.right(cable).ipv4}/24 brd + dev w${cable}`,
      ...equip(`w${cable}`, ends.right(cable).link),
      `route append 224.0.0.0/4 dev w${cable}`,
    ]);
  }

  /** Commands of `ip` on the left host. */
  ip(...lines: readonly string[]): void {
    ipBatch(this.leftName, lines);
  }

  rightIp(...lines: readonly string[]): void {
    ipBatch(this.rightName, lines);
  }

  /** The number of an interface of the left host, as `ip` tells it. */
  async numberOf(on: string): Promise<string> {
    const { out } = await this.left.run(["ip", "-o", "link", "show", on]);
    return /^\d+/.exec(out)?.[0] ?? "";
  }

  /** The state of an interface of the left host in Linux' word; empty when it is not there. */
  async stateOf(on: string): Promise<string> {
    const { out } = await this.left.run(["ip", "-o", "link", "show", on]);
    return / state (\S+)/.exec(out)?.[1] ?? "";
  }

  close(): void {
    for (const name of [this.leftName, this.rightName]) ip("netns", "delete", name);
  }
}

function equip(on: string, link: string): string[] {
  return [
    `link set ${on} addrgenmode none up`,
    // Without the detection of duplicates, which keeps an address from being used for a second.
    `address add ${link}/64 dev ${on} nodad`,
  ];
}
