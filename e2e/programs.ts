import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { isolated, peer } from "./network.ts";

/** Other people's programs on the other side of the tests. */

/** @param ask makes it say its version, or anything, and end */
export function hasProgram(name: string, ask = "-V"): boolean {
  return spawnSync(name, [ask], { stdio: "ignore" }).error === undefined;
}

/** Whether this host has joined an IPv4 group, as Linux lists it: in hex, lowest byte first. */
export function hasJoined(group: string): boolean {
  const hex = group.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
  return readFileSync("/proc/net/igmp", "utf8").includes(hex.reverse().join("").toUpperCase());
}

/** Sends datagrams with socat on loopback; TTL 0 keeps them there. */
export async function socatSend(group: string, port: number, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const socat = spawn(
      "socat",
      ["-u", "-", `UDP4-DATAGRAM:${group}:${port},ip-multicast-if=127.0.0.1,ip-multicast-ttl=0`],
      { stdio: ["pipe", "inherit", "inherit"] },
    );
    socat.stdin.end(text);
    await once(socat, "exit");
  }
}

/** A socat that has joined a group on loopback and prints what it gets. */
export class SocatReceiver {
  readonly #socat: ChildProcess;
  #text = "";

  private constructor(socat: ChildProcess) {
    this.#socat = socat;
    socat.stdout?.on("data", (data: Buffer) => {
      this.#text += data.toString("utf8");
    });
  }

  static async open(group: string, port: number): Promise<SocatReceiver> {
    const receive = `UDP4-RECVFROM:${port},bind=${group},reuseaddr,ip-add-membership=${group}:127.0.0.1,fork`;
    const socat = spawn("socat", ["-d", "-d", "-u", receive, "STDOUT"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    // With -d -d socat says on standard error when its socket is ready.
    for await (const line of createInterface({ input: socat.stderr })) {
      if (/receiving on|starting|listening/i.test(line)) break;
      if (/ E /.test(line)) throw new Error(line);
    }
    socat.stderr.resume();
    return new SocatReceiver(socat);
  }

  get text(): string {
    return this.#text;
  }

  close(): void {
    this.#socat.kill("SIGTERM");
  }
}

/** The other host: a namespace joined by a veth pair. */
export function onPeer(program: string, ...args: string[]): ChildProcess {
  if (!isolated) throw new Error("there is no other host outside of a network namespace");
  return spawn("ip", ["netns", "exec", peer, program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
}
