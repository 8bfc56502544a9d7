import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sendDatagrams } from "./datagrams.ts";
import { type Host, here } from "./network.ts";
import type { Program } from "./program.ts";

/** A datagram as it was on the wire. */
export interface Captured {
  readonly source: string;
  /** TTL or hop limit. */
  readonly ttl: number;
  /** Where it went to. */
  readonly port: number;
  /** Bytes of payload. */
  readonly size: number;
  readonly payload: string;
}

/** Where marks go: nobody else in the lab uses it. */
const mark = { group: "239.8.255.255", port: 59_999 } as const;
const isMark = ({ port }: Captured): boolean => port === mark.port;

/** The length of a pcap file's header, and of that of each packet in it, which tells how many bytes follow. */
const [fileHeader, recordHeader] = [24, 16] as const;

/** Whole packets of a pcap file that is still written: only to know when to end, what is in it is told by tshark. */
function recordsOf(file: string): readonly Buffer[] {
  const bytes = readFileSync(file);
  const records: Buffer[] = [];
  for (let at: number = fileHeader; at + recordHeader <= bytes.length; ) {
    const end = at + recordHeader + bytes.readUInt32LE(at + 8);
    if (end > bytes.length) break;
    records.push(bytes.subarray(at + recordHeader, end));
    at = end;
  }
  return records;
}

function holdsMark(record: Buffer): boolean {
  const at = record.indexOf(Buffer.from(mark.group.split(".").map(Number)));
  return at >= 0 && at + 8 <= record.length && record.readUInt16BE(at + 6) === mark.port;
}

/** Records what passes an interface with Wireshark's dumpcap and reads it with tshark: neither is ours. */
export class Capture {
  readonly #host: Host;
  readonly #on: string;
  readonly #program: Program;
  readonly #folder: string;
  readonly #file: string;

  private constructor(host: Host, on: string, program: Program, folder: string, file: string) {
    this.#host = host;
    this.#on = on;
    this.#program = program;
    this.#folder = folder;
    this.#file = file;
  }

  static async start(host: Host, on: string, filter: string): Promise<Capture> {
    const folder = mkdtempSync(join(tmpdir(), "castscope-capture-"));
    const file = join(folder, "wire.pcap");
    // In 16 MiB all that a test sends finds room, however late dumpcap comes to read it.
    // Not tcpdump: as root of a user namespace it cannot become the user that it wants to be.
    const withMark = `(${filter}) or (udp port ${mark.port} and dst ${mark.group})`;
    const program = host.start(["dumpcap", "-q", "-P", "-B", "16", "-i", on, "-f", withMark, "-w", file]);
    await program.line("err", (line) => line.startsWith("File:"));
    return new Capture(host, on, program, folder, file);
  }

  /**
   * Waits until at least `least` datagrams were seen, then for a mark that is sent behind them, so that one
   * too many would have come before it, and ends. When the program has ended meanwhile, that is all.
   * @param look what else to ask of the file
   */
  async finish(least: number, look: (file: string) => Promise<void> = async () => {}): Promise<Captured[]> {
    let ended = false;
    void this.#program.ended.then(() => {
      ended = true;
    });
    const until = async (there: (seen: readonly Buffer[]) => boolean): Promise<void> => {
      while (!ended && !there(recordsOf(this.#file))) await sleep(20);
    };
    await until((seen) => seen.length >= least);
    await sendDatagrams(this.#host, this.#on, { ...mark, count: 1 });
    await until((seen) => seen.some(holdsMark));
    await this.#program.stop("SIGINT");
    const all = await this.#read();
    await look(this.#file);
    rmSync(this.#folder, { recursive: true });
    return all.filter((one) => !isMark(one));
  }

  async #read(): Promise<Captured[]> {
    const fields = ["ip.src", "ipv6.src", "ip.ttl", "ipv6.hlim", "udp.dstport", "udp.length", "udp.payload"];
    const { out } = await here.run([
      ...["tshark", "-n", "-r", this.#file, "-Y", "udp", "-T", "fields"],
      ...fields.flatMap((field) => ["-e", field]),
    ]);
    return out
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const [ipv4 = "", ipv6 = "", ttl = "", hops = "", port = "", length = "", payload = ""] =
          line.split("\t");
        return {
          source: ipv4 || ipv6,
          ttl: Number(ttl || hops),
          port: Number(port),
          size: Number(length) - 8,
          payload: Buffer.from(payload, "hex").toString("utf8"),
        };
      });
  }
}
