import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { tsharkRows, wireshark } from "../electron/engine/record/testing.ts";
import type { GroupReport } from "../shared/report/group-report.ts";
import { castscope, startWatch } from "./castscope.ts";
import { describeLab } from "./needs.ts";
import { type Host, here, Pair, wire } from "./network.ts";
import { type Program, stopPrograms } from "./program.ts";

/** What Castscope records, beside dumpcap on the same wire, and what it says when the disk is too small or too slow. */

interface Report {
  readonly packets: number;
  readonly missing: number;
  readonly dropped: number | null;
  readonly problemCode?: string;
}

/**
 * What a recording cannot know, or knows of other seconds: its own place, what the receiving computer is and did, and who is a
 * neighbour of it; when it began to listen, and where its seconds begin.
 */
const live = ["key", "kernelDrops", "droppedHere", "receiveBuffer", "hops", "lastEvent", "firstAfterMs"];
const bySeconds = ["rate", "average", "peak", "burst", "jitterMs", "state"];

/** The rest. */
function asRecorded(group: GroupReport): unknown {
  return JSON.parse(
    JSON.stringify(group, (key, value) => ([...live, ...bySeconds].includes(key) ? undefined : value)),
  );
}

/** Names of all that is told, in their order; of what may be null only that. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysOf);
  if (typeof value !== "object" || value === null) return null;
  return Object.entries(value).map(([key, inside]) => (live.includes(key) ? [key] : [key, keysOf(inside)]));
}

describeLab("castscope record", ["ip", "dumpcap", "tshark", "capinfos", "unshare", "mkfifo"], () => {
  let pair: Pair;
  let folder: string;
  beforeAll(() => {
    pair = new Pair();
    folder = mkdtempSync(join(tmpdir(), "castscope-lab-record-"));
  });
  afterAll(() => {
    pair.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(stopPrograms);

  async function start(host: Host, command: readonly string[]): Promise<Program> {
    const program = host.start(command);
    await program.line("err", (line) => line.startsWith("Recording to"));
    return program;
  }

  async function send(target: string, count: number, ...options: readonly string[]): Promise<void> {
    const many = ["--count", `${count}`, "--size", "1000", "--yes", ...options];
    const { code } = await pair.left.run(castscope("send", target, "--on", wire, ...many));
    expect(code).toBe(0);
  }

  async function finish(program: Program): Promise<Report> {
    const { out } = await program.stop("SIGINT");
    return JSON.parse(out.trimEnd().split("\n").at(-1) ?? "null");
  }

  test.each([
    ["IPv4", "239.5.2.1:9100"],
    ["IPv6", "[ff15::5:21]:9100"],
  ])(
    "agrees with dumpcap on times, addresses, TTL, DSCP and payload of every packet, %s",
    async (_name, target) => {
      const file = join(folder, `own-${_name}.pcapng`);
      const other = join(folder, `other-${_name}.pcap`);
      const dumpcap = pair.right.start(["dumpcap", "-q", "-i", wire, "-f", "udp port 9100", "-w", other]);
      await dumpcap.line("err", (line) => line.startsWith("File:"));
      const recorder = await start(
        pair.right,
        castscope("record", target, "--on", wire, "--to", file, "--json"),
      );
      await send(target, 200, "--rate", "2000", "--ttl", "9", "--dscp", "46");
      const columns = ["ip.src", "ipv6.src", "ip.dst", "ipv6.dst", "ip.ttl", "ipv6.hlim", "ip.dsfield.dscp"];
      const all = [...columns, "udp.srcport", "udp.dstport", "udp.length", "udp.payload"];
      await expect.poll(() => wireshark("capinfos", "-cM", other)).toMatch(/Number of packets: +200$/m);
      expect(await finish(recorder)).toMatchObject({ packets: 200, missing: 0, dropped: 0 });
      await dumpcap.stop("SIGINT");
      expect(tsharkRows(file, ...all)).toEqual(tsharkRows(other, ...all));
      expect(tsharkRows(file, "frame.interface_name")[0]).toEqual([wire]);
      // One stamp for both: the kernel's, which dumpcap writes in microseconds or nanoseconds.
      const micros = (path: string) =>
        tsharkRows(path, "frame.time_epoch").map(([time = ""]) => time.slice(0, -3));
      expect(micros(file)).toEqual(micros(other));
      expect(wireshark("capinfos", "-cM", file)).toMatch(/Number of packets: +200$/m);
    },
  );

  test("opens with what watching told of the same packets, key by key", async () => {
    const groups = ["239.5.2.4:9103", "239.5.2.4:9104"];
    const file = join(folder, "watched.pcapng");
    const filter = ["--filter", "size > 500"];
    const watch = await startWatch(pair.right, ...groups, "--on", wire, ...filter);
    const recorder = await start(
      pair.right,
      castscope("record", ...groups, "--on", wire, "--to", file, "--json"),
    );
    for (const [group = "", size] of [
      [groups[0], "300"],
      [groups[1], "900"],
    ]) {
      const test = ["--test", "--size", `${size}`, "--ttl", "9", "--dscp", "46"];
      const many = ["--count", "400", "--rate", "1000", "--yes"];
      expect(await pair.left.run(castscope("send", group, "--on", wire, ...test, ...many))).toMatchObject({
        code: 0,
      });
    }
    // The end of a test stream is told three times.
    await watch.reached(403, 403);
    const { groups: watched } = await watch.finish();
    expect(await finish(recorder)).toMatchObject({ packets: 806, missing: 0 });
    const { out, code } = await here.run(castscope("open", file, "--json", ...filter));
    const opened = JSON.parse(out) as { readonly groups: typeof watched };
    expect([code, opened.groups.length, watched.length]).toEqual([0, 2, 2]);
    for (const [place, group] of watched.entries()) {
      const other = opened.groups[place] ?? expect.unreachable();
      expect(keysOf(other)).toEqual(keysOf(group));
      expect(asRecorded(other)).toEqual(asRecorded(group));
      expect(other.matched).toBe(place * 403);
      const [[stream], [again]] = [group.streams, other.streams];
      expect(Math.abs((stream?.jitterMs ?? -1) - (again?.jitterMs ?? 1))).toBeLessThan(0.2);
    }
  });

  test("ends with a sentence before a small disk is full, and every packet is in the file or told", async () => {
    const disk = join(folder, "disk");
    const file = join(disk, "small.pcapng");
    const kept = join(folder, "small.pcapng");
    const script = `mkdir -p ${disk} && mount -t tmpfs -o size=4m none ${disk} && "$@"; cp ${file} ${kept}`;
    const own = castscope("record", "239.5.2.2:9101", "--on", wire, "--to", file, "--json");
    const program = await start(pair.right, ["unshare", "-m", "sh", "-c", script, "sh", ...own]);
    await send("239.5.2.2:9101", 6_000, "--rate", "6000");
    const { out, err } = await program.ended;
    const report: Report = JSON.parse(out);
    expect(report.problemCode).toBe("disk-full");
    expect(err).toMatch(/only .* free: choose another folder/);
    expect(report.packets).toBeGreaterThan(2_000);
    expect(report.packets).toBeLessThan(4_000);
    expect(wireshark("capinfos", "-cM", kept)).toMatch(
      new RegExp(`Number of packets: +${report.packets}$`, "m"),
    );
  });

  test("never waits for what it writes to: what does not fit before a pipe that nobody reads is told at once", async () => {
    const pipe = join(folder, "pipe");
    const file = join(folder, "slow.pcapng");
    const go = join(folder, "go");
    await here.run(["mkfifo", pipe]);
    const wait = `until [ -e ${go} ]; do sleep 0.05; done`;
    const reader = pair.right.start(["sh", "-c", `{ ${wait}; cat; } < ${pipe} > ${file}`]);
    const own = castscope("record", "239.5.2.3:9102", "--on", "127.0.0.1", "--to", pipe, "--json");
    const program = await start(pair.right, own);
    // More than the ring holds.
    const many = ["--count", "1400", "--size", "60000", "--rate", "2000", "--yes"];
    await pair.right.run(castscope("send", "239.5.2.3:9102", "--on", "127.0.0.1", ...many));
    await program.line("err", (line) => line.includes("because the disk is too slow"));
    writeFileSync(go, "");
    const { packets, missing, dropped } = await finish(program);
    expect(missing).toBeGreaterThan(0);
    expect(packets + missing + (dropped ?? 0)).toBe(1_400);
    await reader.ended;
    expect(wireshark("capinfos", "-cM", file)).toMatch(new RegExp(`Number of packets: +${packets}$`, "m"));
  });
});
