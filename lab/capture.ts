import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Host, here } from "./network.ts";
import type { Program } from "./program.ts";

/** A datagram as it was on the wire. */
export interface Captured {
  readonly source: string;
  /** TTL or hop limit. */
  readonly ttl: number;
  /** Bytes of payload. */
  readonly size: number;
  readonly payload: string;
}

/** Records what passes an interface with Wireshark's dumpcap and reads it with tshark: neither is ours. */
export class Capture {
  readonly #program: Program;
  readonly #folder: string;
  readonly #file: string;

  private constructor(program: Program, folder: string, file: string) {
    this.#program = program;
    this.#folder = folder;
    this.#file = file;
  }

  static async start(host: Host, on: string, filter: string): Promise<Capture> {
    const folder = mkdtempSync(join(tmpdir(), "castscope-capture-"));
    const file = join(folder, "wire.pcap");
    // Not tcpdump: as root of a user namespace it cannot become the user that it wants to be.
    const program = host.start(["dumpcap", "-q", "-P", "-i", on, "-f", filter, "-w", file]);
    await program.line("err", (line) => line.startsWith("File:"));
    return new Capture(program, folder, file);
  }

  /** Waits until at least `least` datagrams were seen, then a moment for one too many, and ends. */
  async finish(least: number): Promise<Captured[]> {
    let seen = await this.#read();
    for (let turn = 0; seen.length < least && turn < 30; turn += 1) {
      await sleep(100);
      seen = await this.#read();
    }
    await sleep(200);
    await this.#program.stop("SIGINT");
    const all = await this.#read();
    rmSync(this.#folder, { recursive: true });
    return all;
  }

  async #read(): Promise<Captured[]> {
    const fields = ["ip.src", "ipv6.src", "ip.ttl", "ipv6.hlim", "udp.length", "udp.payload"];
    const { out } = await here.run([
      ...["tshark", "-n", "-r", this.#file, "-Y", "udp", "-T", "fields"],
      ...fields.flatMap((field) => ["-e", field]),
    ]);
    return out
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const [ipv4 = "", ipv6 = "", ttl = "", hops = "", length = "", payload = ""] = line.split("\t");
        return {
          source: ipv4 || ipv6,
          ttl: Number(ttl || hops),
          size: Number(length) - 8,
          payload: Buffer.from(payload, "hex").toString("utf8"),
        };
      });
  }
}
