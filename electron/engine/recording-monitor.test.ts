import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import * as zlib from "node:zlib";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  bytes,
  ethernet,
  ipv4,
  ipv6,
  type MadeFrame,
  type MadePacket,
  pcap,
  pcapng,
  udp,
} from "../../shared/capture/read/testing/packets.ts";
import type { Delta } from "../../shared/contract/telling.ts";
import { limits } from "../../shared/limits.ts";
import { historySeries } from "../../shared/model/kept-history.ts";
import { timeBinOf } from "../../shared/model/time-bins.ts";
import { openRecordingMonitor, type RecordingMonitor } from "./recording-monitor.ts";

let folder = "";
const opened: RecordingMonitor[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-test-recording-"));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  rmSync(folder, { recursive: true });
});

const about = { version: "0", door: "command line" } as const;

async function open(file: Uint8Array, more: { unicast?: boolean; name?: string } = {}) {
  const path = join(folder, more.name ?? "some.pcapng");
  writeFileSync(path, file);
  const monitor = await openRecordingMonitor({ about, path, ...more });
  opened.push(monitor);
  await monitor.read;
  return monitor;
}

const begin = 1_700_000_000;
/** RTP with a sequence number. */
const rtp = (sequence: number, size = 40): Uint8Array =>
  bytes(
    [0x80, 33, sequence >> 8, sequence & 255, 0, 0, 0, 0, 0, 0, 0, 9],
    new Uint8Array(size - 12).fill(sequence),
  );

/** A frame each 10 ms. @param at in ms since the beginning */
const frame = (packet: MadePacket, at: number): MadeFrame => ({
  bytes: ethernet(0x0800, ipv4(packet)),
  at: [begin + Math.floor(at / 1e3), (at % 1e3) * 1e6],
});
/** Of which the 500th is missing. */
const thousand = Array.from({ length: 1_000 }, (_, at) => at)
  .filter((at) => at !== 500)
  .map((at) => frame({ payload: rtp(at) }, at * 10));

async function rowsOf({ handlers }: RecordingMonitor) {
  return (await handlers.snapshot(null)).memberships;
}

test("a recording has the rows, sources, streams and packets that live traffic would have", async () => {
  const monitor = await open(
    pcap([
      ...thousand,
      frame({ to: "239.1.1.2", payload: bytes(1) }, 9_990),
      frame({ to: "239.1.1.2", port: 5_001, from: "10.0.0.2", payload: bytes(1), checksum: 7 }, 9_991),
    ]),
  );
  const { handlers } = monitor;
  expect(await rowsOf(monitor)).toMatchObject([
    {
      ...{ id: 1, key: "recording:some.pcapng/239.1.1.1:5000", kind: "group", state: "receiving" },
      ...{ packets: 999, bytes: 999 * 40, expected: 1_000, lost: 1, sources: 1, damaged: 0 },
      ...{
        joinedAt: begin * 1e3,
        firstAt: begin * 1e3,
        lastAt: begin * 1e3 + 9_990,
        ttl: { least: 9, most: 9 },
      },
      peak: { packets: 100 },
      interface: null,
    },
    { address: "239.1.1.2", port: 5_000, packets: 1 },
    { address: "239.1.1.2", port: 5_001, packets: 0, damaged: 1 },
  ]);
  expect((await handlers.snapshot(null)).totals).toMatchObject({ packets: 1_000, damaged: 1 });
  expect(await handlers.sources({ id: 1 })).toMatchObject([
    { address: "10.0.0.1", port: 4_000, packets: 999, lost: 1 },
  ]);
  expect(await handlers.streams({ id: 1 })).toMatchObject({
    streams: [{ kind: "rtp", received: 999, lost: 1 }],
  });
  const rows = await handlers.packets({ id: 1, from: 400, count: 200, arrangement: null });
  expect([...rows.numbers]).toEqual(Array.from({ length: 200 }, (_, at) => 400 + at));
  expect(rows.at[0]).toBe(begin * 1e3 + 3_990);
  const packet = await handlers.packet({ id: 1, number: 999 });
  expect(packet).toMatchObject({ sourceAddress: "10.0.0.1", sourcePort: 4_000, size: 40, ttl: 9 });
  expect(packet.payload).toEqual(rtp(999));
  expect((await handlers.events({ id: 1 })).map(({ name }) => name)).toContain("first-packet");
});

test("its packets are sorted and filtered like those of live traffic", async () => {
  const { handlers } = await open(
    pcap(
      Array.from({ length: 700 }, (_, at) =>
        frame({ payload: new Uint8Array(1 + (at % 7)).fill(at % 7) }, at),
      ),
    ),
  );
  const request = {
    id: 1,
    by: "number",
    descending: false,
    filter: null,
    upTo: 700,
    replaces: null,
  } as const;
  const wait = async (arrangement: number) => {
    const ask = () => handlers.arrangement({ id: 1, arrangement, upTo: 700 });
    await expect.poll(async () => (await ask()).done).toBe(true);
    return ask();
  };
  const filtered = await handlers.arrange({ ...request, filter: "hex 0606" });
  expect(await wait(filtered.arrangement)).toMatchObject({ first: 1, last: 100, leftOut: 0 });
  const rows = await handlers.packets({ id: 1, from: 1, count: 3, arrangement: filtered.arrangement });
  expect([...rows.numbers]).toEqual([7, 14, 21]);
  const sorted = await handlers.arrange({ ...request, by: "size", descending: true });
  await wait(sorted.arrangement);
  const first = await handlers.packets({ id: 1, from: 1, count: 2, arrangement: sorted.arrangement });
  expect([...first.numbers, ...first.size]).toEqual([700, 693, 7, 7]);
});

test("rows are one for each interface that is told, and each keeps its own name", async () => {
  const file = pcapng();
  const name = (text: string) => file.option(2, new TextEncoder().encode(text));
  const six = ethernet(0x86dd, ipv6());
  const monitor = await open(
    bytes(
      ...[file.section(), file.interface(1, 0, name("eth0")), file.interface(1, 0, name("a b"))],
      ...[file.packet(six, 1_000_000n), file.packet(six, 1_000_001n, 1), file.packet(six, 1_000_002n)],
      file.statistics(0, file.option(5, file.count(3))),
    ),
  );
  expect((await rowsOf(monitor)).map((row) => [row.key, row.interface?.name, row.packets])).toEqual([
    ["recording:some.pcapng/[ff15::1]:5000/on/eth0", "eth0", 2],
    ["recording:some.pcapng/[ff15::1]:5000/on/a%20b", "a b", 1],
  ]);
  expect(monitor.told).toMatchObject({ interfaces: ["eth0", "a b"], dropped: 3, state: "read" });
  await monitor.handlers.rename({ id: 2, name: " Line B " });
  await monitor.handlers.viewRecording({ span: { from: 0, to: 1_000.001 }, unicast: false });
  await monitor.read;
  expect((await rowsOf(monitor)).map(({ id, name: told, packets }) => [id, told, packets])).toEqual([
    [1, "", 1],
    [2, "Line B", 1],
  ]);
});

test("a span of it is looked at as if there were nothing else", async () => {
  const monitor = await open(pcap([...thousand, frame({ to: "239.9.9.9" }, 9_999)]));
  const { handlers } = monitor;
  const { epoch } = await handlers.snapshot(null);
  const span = { from: begin * 1e3 + 2_000, to: begin * 1e3 + 2_990 };
  await handlers.viewRecording({ span, unicast: false });
  await monitor.read;
  const snapshot = await handlers.snapshot(null);
  expect(snapshot.epoch).not.toBe(epoch);
  expect(snapshot.memberships).toMatchObject([
    { id: 1, packets: 100, firstAt: span.from, lastAt: span.to, expected: 100 },
  ]);
  expect((await handlers.packet({ id: 1, number: 1 })).payload).toEqual(rtp(200));
  expect(monitor.told).toMatchObject({ span, outside: 900, counts: { packets: 1_000 } });
  // Nothing is missing in the span; the slider's rate stays that of the whole.
  expect((await handlers.recordingRate(null)).lost?.some((lost) => lost > 0)).toBe(false);
  const { from, width, packets } = await handlers.recordingRate(null);
  expect([from, packets.reduce((sum, one) => sum + one, 0)]).toEqual([begin * 1e3, 1_000]);
  expect(packets.length * width).toBeGreaterThanOrEqual(9_999);
  await handlers.viewRecording({ span: null, unicast: false });
  await monitor.read;
  expect(await rowsOf(monitor)).toHaveLength(2);
});

test("what was read before is shown until the chosen span is read", async () => {
  const { handlers } = await open(pcap(thousand));
  const { epoch } = await handlers.snapshot(null);
  let isRead = false;
  const span = { from: begin * 1e3, to: begin * 1e3 + 990 };
  const chosen = Promise.resolve(handlers.viewRecording({ span, unicast: false })).then(() => {
    isRead = true;
  });
  const shown = new Set<string>();
  while (!isRead) {
    const now = await handlers.snapshot(null);
    shown.add(
      `${now.epoch === epoch ? "before" : "chosen"} ${now.memberships.map(({ packets }) => packets)}`,
    );
    await new Promise(setImmediate);
  }
  await chosen;
  const { memberships } = await handlers.snapshot(null);
  expect(memberships.map(({ packets }) => packets)).toEqual([100]);
  expect([...shown].filter((one) => one !== "chosen 100")).toEqual(["before 999"]);
});

test("of spans that are chosen at once the last one is looked at, and nothing of the others stays", async () => {
  const monitor = await open(pcap(thousand));
  const { handlers } = monitor;
  const spanOf = (ms: number) => ({ from: begin * 1e3, to: begin * 1e3 + ms });
  await Promise.all([990, 490, 90].map((ms) => handlers.viewRecording({ span: spanOf(ms), unicast: false })));
  await monitor.read;
  expect(await rowsOf(monitor)).toMatchObject([{ packets: 10 }]);
  expect(monitor.told).toMatchObject({ span: spanOf(90), state: "read" });
});

test("when something was lost is known to the second, and where nothing is numbered that is not known", async () => {
  const monitor = await open(pcap(thousand.filter((_, at) => at < 500 || at > 520)));
  const { from, width, lost } = await monitor.handlers.recordingRate(null);
  const [{ lost: all } = expect.unreachable()] = await rowsOf(monitor);
  const at = lost?.findIndex((one) => one > 20) ?? -1;
  expect(lost?.reduce((sum, one) => sum + one, 0)).toBe(all);
  expect(Math.abs(at * width - 5_200)).toBeLessThanOrEqual(1_000);
  expect(from).toBe(begin * 1e3);
  const other = await open(pcap([frame({ to: "239.9.9.9" }, 1)]));
  expect((await other.handlers.recordingRate(null)).lost).toBeNull();
});

test("what the recording computer dropped is no loss of the network", async () => {
  const file = pcapng();
  // 100 to 102 are missing, two of which were dropped there, and 200, which was not.
  const kept = Array.from({ length: 300 }, (_, at) => at).filter(
    (at) => (at < 100 || at > 102) && at !== 200,
  );
  const packets = kept.map((at) => {
    const drops = at === 103 ? [file.option(4, file.count(2))] : [];
    const { bytes: whole } = frame({ payload: rtp(at) }, 0);
    return file.packet(whole, BigInt(at) * 10_000n, 0, whole.length, ...drops);
  });
  const monitor = await open(bytes(file.section(), file.interface(), ...packets));
  expect(await rowsOf(monitor)).toMatchObject([{ packets: 296, lost: 4, kernelDrops: 2 }]);
  expect(await monitor.handlers.streams({ id: 1 })).toMatchObject({ streams: [{ lost: 4, droppedHere: 2 }] });
  const other = await open(pcap(thousand), { name: "other.pcap" });
  expect(await rowsOf(other)).toMatchObject([{ lost: 1, kernelDrops: null }]);
});

test("packets to single hosts are counted, and shown when they are asked for", async () => {
  const frames = [frame({}, 0), frame({ to: "10.0.0.9" }, 1), frame({ to: "255.255.255.255" }, 2)];
  const monitor = await open(pcap(frames));
  expect(monitor.told.unicast).toBe(1);
  expect((await rowsOf(monitor)).map(({ kind }) => kind)).toEqual(["group", "broadcast"]);
  await monitor.handlers.viewRecording({ span: null, unicast: true });
  await monitor.read;
  expect((await rowsOf(monitor)).map(({ id, kind }) => [id, kind])).toEqual([
    [1, "group"],
    [3, "host"],
    [2, "broadcast"],
  ]);
});

test("what was put together from fragments can be looked at, and what was cut has its whole size", async () => {
  const payload = Uint8Array.from({ length: 3_000 }, (_, at) => at % 251);
  const whole = udp({ payload });
  const part = (at: number, to: number): Uint8Array =>
    ethernet(
      0x0800,
      ipv4({}, { flags: (to < 376 ? 0x2000 : 0) | at, carried: whole.subarray(at * 8, to * 8) }),
    );
  const cut = ethernet(0x0800, ipv4({ payload })).subarray(0, 100);
  const monitor = await open(
    pcap([
      { bytes: part(180, 376) },
      { bytes: part(0, 180) },
      { bytes: cut, wireBytes: payload.length + 42 },
    ]),
  );
  expect(await rowsOf(monitor)).toMatchObject([{ packets: 2, bytes: 6_000 }]);
  expect((await monitor.handlers.packet({ id: 1, number: 1 })).payload).toEqual(payload);
  const second = await monitor.handlers.packet({ id: 1, number: 2 });
  expect([second.size, second.payload]).toEqual([3_000, payload.slice(0, 58)]);
});

describe("a file that is packed", () => {
  test("is unpacked once, and its packets are looked at in what was unpacked", async () => {
    const monitor = await open(gzipSync(pcap(thousand)), { name: "some.pcap.gz" });
    expect(await rowsOf(monitor)).toMatchObject([{ packets: 999, lost: 1 }]);
    expect((await monitor.handlers.packet({ id: 1, number: 700 })).payload).toEqual(rtp(700));
    await monitor.handlers.viewRecording({ span: { from: 0, to: begin * 1e3 }, unicast: false });
    await monitor.read;
    expect(await rowsOf(monitor)).toMatchObject([{ packets: 1 }]);
    const { bytes: all, bytesRead } = monitor.told;
    expect(bytesRead).toBe(all);
  });

  const file = pcap(thousand);
  const packed = gzipSync(file);
  const spoilt = packed.map((byte, at) => (at === packed.length - 8 ? 255 - byte : byte));
  test.each([
    ["with its end cut off", packed.subarray(0, packed.length - 5), "unexpected end of file"],
    ["with something else behind it", bytes(packed, [1, 2, 3]), "incorrect header check"],
    ["with a wrong sum", spoilt, "incorrect data check"],
    ["with the beginning of another", bytes(packed, packed.subarray(0, 3)), "unexpected end of file"],
  ])("and %s is read as far as it goes", async (_, damaged, reason) => {
    const monitor = await open(damaged);
    expect(monitor.told).toMatchObject({
      ...{ state: "read", counts: { datagrams: 999 } },
      damage: { name: "capture-unpacking-failed", values: { at: file.length, reason } },
    });
    await monitor.handlers.viewRecording({ span: { from: 0, to: begin * 1e3 }, unicast: false });
    await monitor.read;
    expect(await rowsOf(monitor)).toMatchObject([{ packets: 1 }]);
  });

  test("in several parts is one", async () => {
    const parts = [file.subarray(0, 10), file.subarray(10, 5_000), file.subarray(5_000)];
    const { told } = await open(bytes(...parts.map((part) => gzipSync(part)), new Uint8Array(512)));
    expect(told).toMatchObject({ counts: { datagrams: 999 }, damage: null });
  });

  test.skipIf(!("createZstdCompress" in zlib))("with zstd as with gzip", async () => {
    const { zstdCompressSync: zstd } = zlib as unknown as {
      zstdCompressSync: (of: Uint8Array) => Uint8Array;
    };
    const whole = await open(zstd(file), { name: "some.pcap.zst" });
    expect(whole.told).toMatchObject({ counts: { datagrams: 999 }, damage: null });
    expect((await whole.handlers.packet({ id: 1, number: 700 })).payload).toEqual(rtp(700));
    const parts = [file.subarray(0, 10), file.subarray(10, 5_000), file.subarray(5_000)];
    const several = await open(bytes(...parts.map(zstd)), { name: "several.pcap.zst" });
    expect(several.told).toMatchObject({ counts: { datagrams: 999 }, damage: null });
    const cut = await open(bytes(zstd(file), zstd(file).subarray(0, 99)), { name: "cut.pcap.zst" });
    expect(cut.told).toMatchObject({
      ...{ counts: { datagrams: 999 }, damage: { name: "capture-unpacking-failed" } },
    });
  });
});

test("what cannot be asked of a recording answers one problem by name", async () => {
  const { handlers } = await open(pcap(thousand));
  expect(() => handlers.leave({ id: 1 })).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ name: "not-of-recordings" }) }),
  );
});

test.each([
  ["no recording", bytes(1, 2, 3, 4, 5), "recording-foreign"],
  ["empty", bytes(), "recording-empty"],
  ["no recording when it is unpacked", gzipSync(bytes(1, 2, 3, 4, 5)), "recording-foreign"],
  [
    "no gzip behind its first bytes",
    bytes(0x1f, 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9),
    "recording-packed-damaged",
  ],
  ["a piece of gzip’s header", bytes(0x1f, 0x8b, 8), "recording-packed-damaged"],
  ["cut in its header", pcap([]).subarray(0, 23), "recording-cut"],
  ["cut in its header when it is unpacked", gzipSync(pcap([]).subarray(0, 9)), "recording-cut"],
  ["cut in its first block", pcapng().section().subarray(0, 11), "recording-cut"],
])("a file that is %s is refused, and leaves nothing behind", async (_, file, name) => {
  await expect(open(file)).rejects.toMatchObject({ problem: { name } });
  expect(leftBehind()).toEqual([]);
});

async function* pieces(file: Uint8Array, step: number) {
  for (let at = 0; at < file.length; at += step) yield file.slice(at, at + step);
}

describe("what comes by a pipe", () => {
  const receive = async (input: Readable) => {
    const monitor = await openRecordingMonitor({ about, path: "-", name: "standard input", input });
    opened.push(monitor);
    return monitor;
  };

  test.each([
    ["as it is", pcap(thousand)],
    ["packed", gzipSync(pcap(thousand))],
  ])("%s is read once and looked at as a file is", async (_, file) => {
    const monitor = await receive(Readable.from(pieces(file, 7), { objectMode: false }));
    await monitor.read;
    expect(await rowsOf(monitor)).toMatchObject([
      { key: "recording:standard%20input/239.1.1.1:5000", packets: 999, lost: 1 },
    ]);
    expect(monitor.told).toMatchObject({ bytesRead: file.length, bytes: file.length, damage: null });
    expect((await monitor.handlers.packet({ id: 1, number: 700 })).payload).toEqual(rtp(700));
    await monitor.handlers.viewRecording({ span: { from: 0, to: begin * 1e3 }, unicast: false });
    await monitor.read;
    expect(await rowsOf(monitor)).toMatchObject([{ packets: 1 }]);
  });

  test("stands still as long as nothing comes, and ends when it is told to", async () => {
    const file = pcap(thousand);
    const pipe = new PassThrough();
    pipe.write(file.subarray(0, file.length / 2));
    const monitor = await receive(pipe);
    await expect.poll(() => monitor.told.counts.datagrams).toBeGreaterThan(400);
    expect(monitor.told.state).toBe("reading");
    await monitor.handlers.stopReading(null);
    await monitor.read;
    expect(monitor.told).toMatchObject({ state: "stopped", damage: null });
    expect((await rowsOf(monitor))[0]?.packets).toBeGreaterThan(400);
  });

  test("and is no recording is refused as a file is", async () => {
    await expect(
      receive(Readable.from([bytes(1, 2), bytes(3, 4, 5)], { objectMode: false })),
    ).rejects.toMatchObject({
      problem: { name: "recording-foreign", values: { file: "standard input", begins: "01020304" } },
    });
    await expect(receive(Readable.from([], { objectMode: false }))).rejects.toMatchObject({
      problem: { name: "recording-empty" },
    });
    expect(leftBehind()).toEqual([]);
  });
});

test("a file that is still being written is read up to where it ended, and read on with the next span", async () => {
  const path = join(folder, "growing.pcap");
  const file = pcap(Array.from({ length: 300 }, (_, at) => frame({ payload: rtp(at, 600) }, at)));
  const half = 24 + (150 * (file.length - 24)) / 300;
  writeFileSync(path, file.subarray(0, half));
  const monitor = await openRecordingMonitor({ about, path });
  opened.push(monitor);
  appendFileSync(path, file.subarray(half));
  await monitor.read;
  const at = half;
  expect(monitor.told).toMatchObject({
    ...{ bytes: half, bytesRead: half, damage: { name: "capture-still-written", values: { at } } },
  });
  expect(await rowsOf(monitor)).toMatchObject([{ packets: 150 }]);
  await monitor.handlers.viewRecording({ span: null, unicast: false });
  await monitor.read;
  expect(await rowsOf(monitor)).toMatchObject([{ packets: 300 }]);
  expect(monitor.told).toMatchObject({ bytes: file.length, damage: null });
});

test("closed, it leaves no temporary file", async () => {
  const monitor = await open(pcap(thousand));
  expect(leftBehind()).toHaveLength(1);
  await monitor.close();
  opened.length = 0;
  expect(leftBehind()).toEqual([]);
});

/** Temporary folders of this process. */
function leftBehind(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`castscope-recording-${process.pid}-`));
}

test("deltas tell what was read, and stopping leaves that", async () => {
  const path = join(folder, "many.pcap");
  const frames = Array.from({ length: 100 }, (_, at) => frame({ payload: rtp(at, 60_000) }, at));
  writeFileSync(path, pcap(frames));
  const monitor = await openRecordingMonitor({ about, path });
  opened.push(monitor);
  const deltas: Delta[] = [];
  monitor.onDelta((delta) => deltas.push(delta));
  await monitor.handlers.stopReading(null);
  await monitor.read;
  expect(monitor.told).toMatchObject({ state: "stopped" });
  expect(monitor.told.bytesRead).toBeLessThan(monitor.told.bytes);
  expect(monitor.told.bytesRead).toBeLessThanOrEqual(2 * limits.recordingPieceBytes);
  await expect.poll(() => deltas.length).toBeGreaterThan(1);
  expect(deltas[1]?.sequence).toBe((deltas[0]?.sequence ?? 0) + 1);
});

test("packets of a recording are exported as those of live traffic are", async () => {
  const monitor = await open(pcap(thousand));
  const [{ id = 0 } = {}] = await rowsOf(monitor);
  const { exportPackets } = monitor.handlers;
  const ranges = [
    { first: 2, last: 3 },
    { first: 900, last: 2_000 },
  ];
  const told = await exportPackets({ id, arrangement: null, ranges, format: "jsonl", begins: true });
  expect(told).toMatchObject({ packets: 2 + 100, gone: 0, next: null });
  const lines = Buffer.from(told.bytes).toString().trimEnd().split("\n");
  expect(lines).toHaveLength(102);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    ...{ number: 2, at: "2023-11-14T22:13:20.010000000Z", size: 40 },
    payload: Buffer.from(rtp(1)).toString("hex"),
  });
});

test("the history of a recording is made of its packets, with silence as zero and no second beside it", async () => {
  const { handlers } = await open(
    pcap([
      ...thousand,
      frame({ to: "239.1.1.2", payload: bytes(1) }, 2_000),
      frame({ payload: rtp(1_000) }, 15_000),
    ]),
  );
  const [row] = (await handlers.snapshot(null)).memberships;
  const series = historySeries.group(row?.key ?? "");
  const span = { from: begin - 5, to: begin + 20 };
  const seconds = await handlers.history({ series, ...span, step: 1 });
  const { packets, lost, lossShare, intervalMost, errorSeconds } = seconds.figures;
  const unknown = Array(5).fill(Number.NaN);
  expect([...packets.sum]).toEqual([
    ...[...unknown, 100, 100, 100, 100, 100, 99, 100, 100, 100, 100],
    ...[0, 0, 0, 0, 0, 1, ...unknown.slice(1)],
  ]);
  expect([lost.sum[10], lossShare.most[10], errorSeconds.sum[10], lost.sum[9]]).toEqual([1, 10_000, 1, 0]);
  expect([intervalMost.most[10], intervalMost.most[9], intervalMost.most[20]]).toEqual([
    20_000, 10_000, 5_010_000,
  ]);
  const { figures } = await handlers.history({ series, ...span, step: 10 });
  expect([...figures.packets.sum]).toEqual([Number.NaN, 999, 1]);
  const { least, most, seconds: known } = figures.packets;
  expect([least[1], most[1], least[2], most[2], known[2]]).toEqual([99, 100, 0, 1, 6]);
  const { counts } = await handlers.historyIntervals({ series, from: begin + 1, to: begin + 20 });
  expect([counts[timeBinOf(10)], counts[timeBinOf(20)], counts[timeBinOf(5_010)]]).toEqual([898, 1, 1]);
  const source = (await handlers.sources({ id: row?.id ?? 0 }))[0];
  const bySource = await handlers.history({
    ...{ series: historySeries.source(row?.key ?? "", source?.address ?? "", source?.port ?? 0), ...span },
    step: 25,
  });
  expect([...bySource.figures.packets.sum]).toEqual([Number.NaN, 1_000]);
  const overview = await handlers.historyOverview({ ...span, step: 1, unit: "packets" });
  expect(overview.rows.map(({ errorSeconds: errors }) => errors)).toEqual([1, 0]);
  expect([...overview.running].filter((one) => one > 0)).toHaveLength(16);
  const all = await handlers.history({ series: historySeries.totals, ...span, step: 25 });
  expect([...all.figures.packets.sum, ...all.figures.packets.seconds]).toEqual([Number.NaN, 1_001, 0, 16]);
});
