import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WatchReport } from "../electron/headless/cli/watch-report.ts";
import {
  bytes,
  ethernet,
  ipv4,
  ipv6,
  type MadeFrame,
  pcap,
  pcapng,
  u16,
  u32,
  udp,
} from "../shared/capture/read/testing/packets.ts";
import type { RecordingReport } from "../shared/report/recording-report.ts";
import { Capture } from "./capture.ts";
import { castscope } from "./castscope.ts";
import { sendDatagrams } from "./datagrams.ts";
import { describeLab } from "./needs.ts";
import { here } from "./network.ts";

let folder = "";

/** By address and port; the times of the first and the last packet are in ms. */
type Table = Record<string, readonly [packets: number, bytes: number, first: string, last: string]>;

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 26,
  });
}

/** What tshark counts of packets to groups, and how many packets there are at all. */
function byTshark(file: string): { readonly table: Table; readonly packets: number } {
  const fields = ["frame.time_epoch", "ip.dst", "ipv6.dst", "udp.dstport", "udp.length"];
  const asked = fields.flatMap((one) => ["-e", one]);
  const lines = run("tshark", "-n", "-r", file, "-T", "fields", ...asked)
    .trimEnd()
    .split("\n");
  const table: Record<string, [number, number, string, string]> = {};
  for (const line of lines) {
    const [at = "", four = "", six = "", port = "", length = ""] = line.split("\t");
    const address = four || six;
    if (port === "" || !/^(22[4-9]|23\d|ff)/.test(address)) continue;
    const name = `${address} ${port}`;
    const [packets, sum, first] = table[name] ?? [0, 0, milliseconds(at)];
    table[name] = [packets + 1, sum + Number(length) - 8, first, milliseconds(at)];
  }
  return { table, packets: lines.length };
}

/** Seconds with a fraction as milliseconds, to the microsecond. */
function milliseconds(at: string): string {
  return (Number(at.slice(0, -3)) * 1e3).toFixed(2);
}

async function byCastscope(file: string) {
  const { out, err, code } = await here.run(castscope("open", file, "--json"));
  if (code !== 0) throw new Error(`${file}: ${code} ${err}`);
  const report = JSON.parse(out) as WatchReport & { readonly recording: RecordingReport };
  return { report, err };
}

/** Rows on several interfaces are one for tshark. */
function tableOf({ groups, recording }: { groups: WatchReport["groups"]; recording: RecordingReport }) {
  const table: Record<string, [number, number]> = {};
  for (const { group, port, packets, bytes: sum } of groups) {
    const [before, bytesBefore] = table[`${group} ${port}`] ?? [0, 0];
    table[`${group} ${port}`] = [before + packets, bytesBefore + sum];
  }
  return { table, packets: recording.packets };
}

const begin = 1_700_000_000;
const at = (number: number) => [begin + number, 123_456_789] as const;
const payload = Uint8Array.from({ length: 2_000 }, (_, place) => place % 251);

/** Packets of each family to two groups, once whole, once in fragments. */
function packets(): Uint8Array[] {
  const four = udp({ payload });
  const six = udp({ from: "2001:db8::1", to: "ff15::1", payload });
  const part = (from: number, to: number) =>
    ipv4(
      {},
      { id: 9, flags: (to * 8 < four.length ? 0x2000 : 0) | from, carried: four.subarray(from * 8, to * 8) },
    );
  const part6 = (from: number, to: number) =>
    ipv6(
      {},
      [[44, [0, ...u16(from * 8 + (to * 8 < six.length ? 1 : 0)), 0, 0, 0, 7]]],
      six.subarray(from * 8, to * 8),
    );
  return [
    ipv4(),
    ipv4({ to: "239.1.1.2", port: 6_000 }, { options: [1, 1, 1, 0] }),
    ipv6(),
    ipv6({}, [[0, [0, 5, 2, 0, 0, 0, 0]]]),
    ...[part(0, 170), part(170, 251), part6(170, 251), part6(0, 170)],
  ];
}

const isSix = (packet: Uint8Array): boolean => (packet[0] ?? 0) >> 4 === 6;
const type = (packet: Uint8Array): number => (isSix(packet) ? 0x86dd : 0x0800);
const links: Readonly<Record<string, readonly [linkType: number, wrap: (packet: Uint8Array) => Uint8Array]>> =
  {
    Ethernet: [1, (packet) => ethernet(type(packet), packet)],
    "Ethernet with VLANs": [1, (packet) => ethernet(type(packet), packet, [0x88, 0xa8, 0, 1, 0x81, 0, 0, 5])],
    "Linux cooked": [
      113,
      (packet) => bytes([0, 0, 0, 1, 0, 6], new Uint8Array(8), u16(type(packet)), packet),
    ],
    "Linux cooked 2": [
      276,
      (packet) => bytes(u16(type(packet)), [0, 0], u32(3), [0, 1, 0, 6], new Uint8Array(8), packet),
    ],
    "raw IP": [101, (packet) => packet],
    loopback: [0, (packet) => bytes([isSix(packet) ? 30 : 2, 0, 0, 0], packet)],
    "OpenBSD’s loopback": [108, (packet) => bytes([0, 0, 0, isSix(packet) ? 24 : 2], packet)],
    "Ethernet with MPLS": [1, (packet) => ethernet(0x8847, bytes([0, 1, 0x11, 64], packet))],
    "Cisco’s HDLC": [104, (packet) => bytes([0x0f, 0], u16(type(packet)), packet)],
    PPP: [9, (packet) => bytes([0xff, 3, 0, isSix(packet) ? 0x57 : 0x21], packet)],
  };

function frames(link: keyof typeof links): MadeFrame[] {
  const wrap = links[link]?.[1] ?? ((packet) => packet);
  return packets().map((packet, number) => ({ bytes: wrap(packet), at: at(number) }));
}

function write(name: string, file: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, file);
  return path;
}

async function expectSame(file: string) {
  const { table: told, packets: inAll } = byTshark(file);
  expect(Object.keys(told).length).toBeGreaterThan(1);
  const { report, err } = await byCastscope(file);
  const { table, packets: all } = tableOf(report);
  const wanted = Object.fromEntries(Object.entries(told).map(([name, [count, sum]]) => [name, [count, sum]]));
  expect(table).toEqual(wanted);
  expect(all).toBe(inAll);
  const { first, last } = report.recording;
  const times = Object.values(told).flatMap((row) => [Number(row[2]), Number(row[3])]);
  expect(Math.abs(Date.parse(first ?? "") - Math.min(...times))).toBeLessThanOrEqual(1);
  expect(Math.abs(Date.parse(last ?? "") - Math.max(...times))).toBeLessThanOrEqual(1);
  return { report, err };
}

describeLab("recordings of others", ["tshark", "dumpcap", "editcap", "mergecap", "python3"], () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "castscope-lab-open-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("hold what tshark counts in them, of each link layer", async () => {
    for (const [link, [linkType]] of Object.entries(links)) {
      const { err } = await expectSame(
        write("link.pcap", pcap(frames(link), { linkType, nanoseconds: true })),
      );
      expect([link, err]).toEqual([link, ""]);
    }
  });

  test("of each format and byte order", async () => {
    const all = frames("Ethernet");
    for (const little of [true, false]) {
      for (const nanoseconds of [true, false])
        await expectSame(write("order.pcap", pcap(all, { little, nanoseconds })));
      const file = pcapng(little);
      const blocks = all.map(({ bytes: frame, at: [seconds = 0, fraction = 0] = [] }) =>
        file.packet(frame, BigInt(seconds) * 1_000_000_000n + BigInt(fraction)),
      );
      const resolution = file.option(9, [9]);
      await expectSame(
        write("order.pcapng", bytes(file.section(), file.interface(1, 0, resolution), ...blocks)),
      );
    }
  });

  test("of what few programs write: headers cut in the midst, units and offsets of time, odd blocks, both orders, parts", async () => {
    const whole = frames("Ethernet").slice(0, 4);
    // Within the UDP header of IPv6, behind its length.
    const cut = whole.map((one) => ({
      ...one,
      bytes: one.bytes.subarray(0, 61),
      wireBytes: one.bytes.length,
    }));
    await expectSame(write("cut.pcap", pcap(cut, { snapLength: 61 })));
    const mobile = ethernet(0x86dd, ipv6({}, [[135, [0, 0, 0, 0, 0, 0, 0]]]));
    const section = (little: boolean) => {
      const file = pcapng(little);
      // Times in units of 2^-20 s, a billion seconds later than they say.
      const units = file.option(9, [0x80 | 20]);
      const later = file.option(14, file.count(1_000_000_000));
      const packets = [...whole.map((one) => one.bytes), mobile].map((frame, number) =>
        file.packet(frame, BigInt(begin - 1_000_000_000 + number) << 20n),
      );
      const odd = file.block(0x99, [1, 2, 3, 0]);
      for (const at of [4, 12]) odd.set(little ? [15, 0, 0, 0] : [0, 0, 0, 15], at);
      return bytes(file.section(), file.interface(1, 0, units, later), odd, ...packets);
    };
    const both = bytes(section(true), section(false));
    await expectSame(write("both.pcapng", both));
    const parts = [both.subarray(0, 333), both.subarray(333)].map((part) => gzipSync(part));
    await expectSame(write("parts.pcapng.gz", bytes(...parts)));
  });

  test("as dumpcap records them, and as editcap and mergecap make others of them", async () => {
    const capture = await Capture.start(here, "lo", "udp");
    let recorded = "";
    await sendDatagrams(here, "lo", { group: "239.8.1.1", port: 45_001, count: 20 });
    await sendDatagrams(here, "lo", { group: "239.8.1.2", port: 45_002, count: 30 });
    await capture.finish(50, async (file) => {
      recorded = join(folder, "recorded.pcap");
      run("cp", file, recorded);
    });
    const { report } = await expectSame(recorded);
    expect(report.groups.map(({ packets: count }) => count)).toEqual(expect.arrayContaining([20, 30]));
    const made = write("made.pcap", pcap(frames("Linux cooked"), { linkType: 113 }));
    const variants: readonly (readonly [string, ...string[]])[] = [
      ["editcap", "-F", "nsecpcap", recorded, join(folder, "ns.pcap")],
      ["editcap", "-F", "pcapng", "-a", "3:a comment", recorded, join(folder, "comment.pcapng")],
      ["editcap", "-s", "60", recorded, join(folder, "short.pcapng")],
      ["mergecap", "-w", join(folder, "merged.pcapng"), recorded, made],
    ];
    for (const [command, ...args] of variants) {
      run(command, ...args);
      await expectSame(args.find((one) => one !== recorded && one.startsWith(folder) && one !== made) ?? "");
    }
    run("gzip", "-k", recorded);
    await expectSame(`${recorded}.gz`);
  });
});
