import { execFileSync } from "node:child_process";
import { Program, runProgram } from "./program.ts";

/** A place where programs run: this network namespace, or another one beside it. */
export class Host {
  readonly #namespace: string | null;

  constructor(namespace: string | null) {
    this.#namespace = namespace;
  }

  start(command: readonly string[], options?: { input?: string; seconds?: number }): Program {
    return new Program(this.#placed(command), options);
  }

  run(command: readonly string[], options?: { input?: string; seconds?: number }) {
    return runProgram(this.#placed(command), options);
  }

  #placed(command: readonly string[]): string[] {
    return this.#namespace === null ? [...command] : ["ip", "netns", "exec", this.#namespace, ...command];
  }
}

/** Where the test itself runs: a namespace whose only interface is `lo`, see build/namespace.mjs. */
export const here = new Host(null);

/** The interface of each host of a pair. */
export const wire = "wire0";

let made = 0;

/** A name for namespaces that no other test of this run has. */
export function uniqueName(): string {
  made += 1;
  return `castscope-${process.pid}-${made}`;
}

/**
 * Two hosts joined by a cable. Names are the process's own; the namespaces are private to the test
 * run (build/namespace.mjs) and end with it, also after a crash.
 */
export class Pair {
  readonly left: Host;
  readonly right: Host;
  readonly leftAddress = { ipv4: "10.77.0.1", ipv6: "fd77::1" };
  readonly rightAddress = { ipv4: "10.77.0.2", ipv6: "fd77::2" };
  /** A second address of the left host, for a second sender. */
  readonly otherLeftAddress = { ipv4: "10.77.0.3", ipv6: "fd77::3" };
  readonly #names: readonly [string, string];

  constructor() {
    const name = uniqueName();
    this.#names = [`${name}-left`, `${name}-right`];
    const [left, right] = this.#names;
    for (const one of this.#names) {
      ip("netns", "add", one);
      ip("-n", one, "link", "set", "lo", "up");
    }
    this.plugIn();
    this.left = new Host(left);
    this.right = new Host(right);
  }

  /** Joins the hosts by a new cable: their interfaces have other numbers than those that were there before. */
  plugIn(): void {
    const [left, right] = this.#names;
    ip("-n", left, "link", "add", wire, "type", "veth", "peer", "name", wire, "netns", right);
    this.#equip(left, this.leftAddress, this.otherLeftAddress);
    this.#equip(right, this.rightAddress);
  }

  /** Deletes the cable and with it the interfaces at both its ends, as when adapters are pulled out. */
  unplug(): void {
    ip("-n", this.#names[0], "link", "delete", wire);
  }

  #equip(name: string, ...addresses: { ipv4: string; ipv6: string }[]): void {
    for (const { ipv4, ipv6 } of addresses) {
      ip("-n", name, "address", "add", `${ipv4}/24`, "dev", wire);
      // Without the detection of duplicates, which keeps an address from being used for a second.
      ip("-n", name, "address", "add", `${ipv6}/64`, "dev", wire, "nodad");
    }
    ip("-n", name, "link", "set", wire, "addrgenmode", "none");
    ip("-n", name, "link", "set", wire, "up");
    ip("-n", name, "route", "add", "224.0.0.0/4", "dev", wire);
  }

  close(): void {
    for (const name of this.#names) ip("netns", "delete", name);
  }
}

export function ip(...args: readonly string[]): void {
  execFileSync("ip", args, { stdio: ["ignore", "inherit", "inherit"] });
}

/** Several commands of `ip` in one namespace with one process: a lab of hosts needs about a hundred. */
export function ipBatch(namespace: string, lines: readonly string[]): void {
  execFileSync("ip", ["-n", namespace, "-batch", "-"], {
    input: `${lines.join("\n")}\n`,
    stdio: ["pipe", "inherit", "inherit"],
  });
}
