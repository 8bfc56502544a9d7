import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readAll } from "../../../shared/capture/read/testing/read-all.ts";
import { addressBytes } from "../../../shared/capture/write/packet-block.ts";
import type { RecordRequest } from "../../../shared/contract/recorder.ts";
import { formatDescription } from "../../../shared/described/description-json.ts";
import { sensorFrame } from "../../../shared/described/testing.ts";
import { limits } from "../../../shared/limits.ts";
import { asBytes } from "../../../shared/model/decoding.ts";
import { measuredDescription } from "../../../shared/model/description.ts";
import { markFlag, markOf } from "../../../shared/model/packet-mark.ts";
import type { StreamKind } from "../../../shared/model/stream-kinds.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { DecodingStore } from "../decoding/decoding-store.ts";
import { type MadeUpDatagram, madeUpBatch } from "../net/testing.ts";
import { Memory } from "../traffic/memory.ts";
import { madeUpFeed } from "../traffic/testing.ts";
import { Traffic, TrafficStore } from "../traffic/traffic.ts";
import type { Recorded } from "./recording.ts";
import { Recordings, type RecordingsEnvironment } from "./recordings.ts";
import { pretendRecorder, tsharkRows, wireshark } from "./testing.ts";
import type { TriggerSight } from "./trigger-watch.ts";
import type { FromRecorder } from "./worker/messages.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-record-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
let next = 0;
let file: string;
beforeEach(() => {
  next += 1;
  file = join(folder, `${next}.pcapng`);
});

/** 2023-11-14 22:13:20 UTC, and the monotonic clock of the test is the day's. */
const begin = 1_700_000_000_000;

class Group implements Recorded {
  readonly id: number;
  readonly name: string;
  keepsDestinations = true;
  readonly traffic: Traffic;
  readonly feed: Recorded["feed"];
  drops: number | null = null;
  streams: readonly StreamKind[] = [];
  state: TriggerSight = { isStalled: false, sources: 0, expected: null, lost: null };

  constructor(id: number, address: string, port: number, on: string | null, store: TrafficStore) {
    this.id = id;
    this.name = `${address}:${port}`;
    const time = { now: () => begin, at: (moment: number) => moment };
    this.traffic = new Traffic(madeUpFeed({ time }), store);
    const parsed = parseAddress(address);
    const to = parsed.ok ? parsed.value : expect.unreachable();
    this.feed = {
      row: id,
      ...{ family: to.family, destination: addressBytes(to), port, time },
      interfaceName: () => on,
      nameOf: () => null,
    };
  }

  kernelDrops(): number | null {
    return this.drops;
  }

  readonly reading = () => ({ key: `live/${this.feed.row}`, streams: this.streams });

  readonly sight = (): TriggerSight => this.state;

  /** Packets of the sender 10.0.0.1 or fe80::1, each a millisecond after the one before. */
  receive(...datagrams: readonly MadeUpDatagram[]): void {
    const address = this.feed.family === 4 ? "10.0.0.1" : "fe80::1";
    const batch = madeUpBatch(
      ...datagrams.map((one, place) => ({ address, at: begin + place, ttl: 5, ...one })),
    );
    this.traffic.take(batch);
  }
}

function monitor(more: Partial<RecordingsEnvironment> = {}) {
  const store = new TrafficStore(new Memory());
  const groups = [
    new Group(1, "239.1.1.1", 61_001, "eth0", store),
    new Group(2, "ff15::7", 61_002, "eth1", store),
  ] as const;
  const get = (id: number): Recorded => groups.find((one) => one.id === id) ?? expect.unreachable();
  const recordings = new Recordings({
    createRecorder: pretendRecorder,
    places: { folder, anywhere: true },
    decoding: new DecodingStore(),
    ...{ program: "Castscope 1.2.3", system: "Linux 6", hardware: "x64" },
    monotonic: () => performance.now(),
    wall: () => begin + 10_000,
    all: () => [...groups],
    get,
    ...more,
  });
  return { recordings, groups };
}

const plain: RecordRequest = {
  ...{ groups: null, filter: null, file: null, rotation: null, kept: false, trigger: null },
};

const row = (recordings: Recordings) => recordings.rows().at(-1) ?? expect.unreachable();

test("what came is in the file as it came: tshark reads addresses, TTL, DSCP, interfaces, times, drops", async () => {
  const { recordings, groups } = monitor();
  const [four, six] = groups;
  four.receive({ payload: new Uint8Array([9]) });
  const { id } = await recordings.record({ ...plain, file });
  four.receive(
    { payload: new Uint8Array([1, 2, 3]), tos: 0xb8 },
    { payload: new Uint8Array(0), dropsBefore: 4 },
  );
  six.receive({ payload: new Uint8Array(1_300).fill(7), ttl: 64 });
  four.drops = 4;
  recordings.second();
  await recordings.stop(id);
  four.receive({ payload: new Uint8Array([8]) });
  expect(row(recordings)).toMatchObject({
    state: "done",
    packets: 3,
    missing: 0,
    rejected: 0,
    files: 1,
    problem: null,
  });
  const columns = ["frame.time_epoch", "frame.interface_name", "ip.src", "ipv6.src", "ip.ttl", "ipv6.hlim"];
  expect(tsharkRows(file, ...columns, "ip.dsfield", "udp.dstport", "udp.length")).toEqual([
    ["1700000000.000000000", "eth0", "10.0.0.1", "", "5", "", "0xb8", "61001", "11"],
    ["1700000000.001000000", "eth0", "10.0.0.1", "", "5", "", "0x00", "61001", "8"],
    ["1700000000.000000000", "eth1", "", "fe80::1", "", "64", "", "61002", "1308"],
  ]);
  const inside = wireshark("tshark", "-n", "-r", file, "-X", "read_format:MIME Files Format", "-V");
  expect(inside).toContain("Drop Count = 4");
  expect(inside).toContain("Number of Packets Dropped by OS = 4");
  expect(inside.match(/Number of Packets Delivered to the User = (\d+)/g)).toEqual([
    "Number of Packets Delivered to the User = 2",
    "Number of Packets Delivered to the User = 1",
  ]);
  expect(statSync(file).size).toBe(row(recordings).bytes);
});

/** A thread whose file is there only when the test says so; `refuse` makes that never. */
function slowRecorder() {
  let opened = (): void => {};
  const isOpen = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const createRecorder: RecordingsEnvironment["createRecorder"] = (data) => {
    const recorder = pretendRecorder(data);
    return {
      on(event: "message" | "error" | "exit", listener: (message: never) => void): void {
        if (event !== "message") recorder.on(event as "exit", listener as () => void);
        else
          recorder.on("message", (message) => {
            if (message.kind === "open") void isOpen.then(() => listener(message as never));
            else listener(message as never);
          });
      },
    };
  };
  return { createRecorder, opened: () => opened() };
}

test("from the moment that it is said to run all that comes is in the file, which may not be open yet", async () => {
  const { createRecorder, opened } = slowRecorder();
  const { recordings, groups } = monitor({ createRecorder });
  const starting = recordings.record({ ...plain, file });
  expect(row(recordings).state).toBe("recording");
  groups[0].receive({ payload: new Uint8Array([1]) }, { payload: new Uint8Array([2]) });
  opened();
  const { id } = await starting;
  groups[0].receive({ payload: new Uint8Array([3]) });
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ packets: 3, missing: 0, rejected: 0 });
  expect(tsharkRows(file, "udp.payload")).toEqual([["01"], ["02"], ["03"]]);
});

/** A thread that finds a file there already. */
const refusingRecorder: RecordingsEnvironment["createRecorder"] = ({ plan: { path } }) => {
  let tell = (_message: FromRecorder): void => {};
  return {
    on(event: "message" | "error" | "exit", listener: unknown): void {
      if (event === "message") tell = listener as typeof tell;
      if (event !== "exit") return;
      setImmediate(() => {
        tell({ kind: "refused", fault: { kind: "error", code: "EEXIST", path } });
        setImmediate(listener as () => void);
      });
    },
  };
};

test("of one that waited every packet since it began is missing where its file cannot be made", async () => {
  const { recordings, groups } = monitor({ createRecorder: refusingRecorder });
  const trigger = { lossPercent: null, silence: false, newSource: true };
  await recordings.record({ ...plain, file, trigger });
  groups[0].state = { ...groups[0].state, sources: 1 };
  recordings.second();
  expect(row(recordings).state).toBe("recording");
  groups[0].receive({ payload: new Uint8Array([1]) }, { payload: new Uint8Array([2]) });
  await expect.poll(() => row(recordings).state).toBe("failed");
  expect(row(recordings)).toMatchObject({
    packets: 0,
    missing: 2,
    problem: { name: "recording-not-opened" },
  });
  groups[0].receive({ payload: new Uint8Array([3]) });
  expect(row(recordings).missing).toBe(2);
  expect(row(recordings).endedAt).not.toBeNull();
});

/** A clock by which each look at kept packets takes too long, so that others have their turn after a few. */
function slowClock(): () => number {
  let now = 0;
  return () => {
    now += 1_000;
    return now;
  };
}

test("a group that is joined while memory is saved is in it from its first packet on", async () => {
  const store = new TrafficStore(new Memory());
  const first = new Group(1, "239.1.1.1", 61_001, "eth0", store);
  const joined = [first];
  const { recordings } = monitor({ all: () => joined, monotonic: slowClock() });
  for (let packet = 0; packet < 200; packet += 1)
    first.receive({ payload: new Uint8Array([packet]), at: begin + packet });
  const starting = recordings.record({ ...plain, file, kept: true });
  expect(row(recordings).state).toBe("saving");
  const later = new Group(3, "239.1.1.3", 61_003, "eth0", store);
  joined.push(later);
  recordings.joined(later);
  later.receive({ payload: new Uint8Array([201]), at: begin + 201 });
  const { id } = await starting;
  await expect.poll(() => row(recordings).state).toBe("recording");
  later.receive({ payload: new Uint8Array([202]), at: begin + 202 });
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ packets: 202, missing: 0 });
  expect(tsharkRows(file, "udp.payload").slice(-3)).toEqual([["c7"], ["c9"], ["ca"]]);
});

test("what memory gave up before it was saved is missing", async () => {
  const group = new Group(1, "239.1.1.1", 61_001, "eth0", new TrafficStore(new Memory(1_000_000)));
  const { recordings } = monitor({ all: () => [group], monotonic: slowClock() });
  const packets = Array.from({ length: 64 }, () => ({ payload: new Uint8Array(1_000) }));
  group.receive(...packets, ...packets);
  const starting = recordings.record({ ...plain, file, kept: true });
  expect(row(recordings).state).toBe("saving");
  for (let batch = 0; batch < 20; batch += 1) group.receive(...packets);
  const { id } = await starting;
  await expect.poll(() => row(recordings).state).toBe("recording");
  group.receive(...packets);
  await recordings.stop(id);
  const { packets: written, missing } = row(recordings);
  expect(missing).toBeGreaterThan(64);
  expect(written + missing).toBe(23 * 64);
});

test("a recording cut at any byte opens up to the last whole packet", async () => {
  const { recordings, groups } = monitor();
  const { id } = await recordings.record({ ...plain, file });
  for (let packet = 0; packet < 3; packet += 1)
    groups[0].receive({ payload: new Uint8Array(101).fill(packet) });
  await recordings.stop(id);
  const bytes = readFileSync(file);
  const ends = blockEnds(bytes);
  // Of a section, an interface, three packets and the statistics.
  expect(ends.length).toBe(6);
  for (let cut = ends[1] ?? 0; cut <= bytes.length; cut += 1) {
    const whole = ends.slice(2, 5).filter((end) => end <= cut).length;
    const { datagrams } = readAll(bytes.subarray(0, cut));
    expect(datagrams.length, `cut at ${cut}`).toBe(whole);
  }
});

function blockEnds(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends: number[] = [];
  for (let at = 0; at < bytes.length; at = ends.at(-1) ?? 0) ends.push(at + view.getUint32(at + 4, true));
  return ends;
}

test("a ring of files keeps the newest, each whole by itself, none larger than was said", async () => {
  const { recordings, groups } = monitor();
  const bytes = limits.recordFileLeastBytes;
  const { id } = await recordings.record({ ...plain, file, rotation: { bytes, seconds: null, files: 3 } });
  for (let packet = 0; packet < 300; packet += 1) {
    groups[0].receive({ payload: new Uint8Array(1_000), at: begin + packet });
  }
  groups[1].receive({ payload: new Uint8Array(10), at: begin + 300 });
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ packets: 301, missing: 0, state: "done" });
  const names = readdirSync(folder)
    .filter((name) => name.startsWith(`${next}_`))
    .sort();
  expect(names.map((name) => name.slice(0, -"20231114221330.pcapng".length))).toEqual(
    [3, 4, 5].map((number) => `${next}_0000${number + row(recordings).files - 5}_`),
  );
  const counts = names.map((name) => {
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(bytes);
    const summary = wireshark("capinfos", "-cM", join(folder, name));
    return Number(/Number of packets: +(\d+)/.exec(summary)?.[1]);
  });
  const perFile = counts[0] ?? 0;
  expect(counts).toEqual([perFile, perFile, 301 - (row(recordings).files - 1) * perFile]);
});

test("a ring goes on in its next file when it is asked to, and one file has no next", async () => {
  const { recordings, groups } = monitor();
  const rotation = { bytes: limits.recordFileLeastBytes, seconds: null, files: null };
  const { id } = await recordings.record({ ...plain, file, rotation });
  groups[0].receive({ payload: new Uint8Array(100) }, { payload: new Uint8Array(100) });
  recordings.nextFile(id);
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ packets: 2, files: 2, missing: 0, state: "done" });
  const counts = readdirSync(folder)
    .filter((name) => name.startsWith(`${next}_`))
    .sort()
    .map((name) => Number(/packets: +(\d+)/.exec(wireshark("capinfos", "-cM", join(folder, name)))?.[1]));
  expect(counts).toEqual([2, 0]);
  expect(() => recordings.nextFile(id)).toThrow(/not listed any more/);
  const { id: one } = await recordings.record({ ...plain, file: "one.pcapng" });
  expect(() => recordings.nextFile(one)).toThrow(
    "This recording writes one file: only a ring has a next one.",
  );
  await recordings.stop(one);
});

test("no file of a ring stays without packets because its first one is larger than a file", async () => {
  const { recordings, groups } = monitor();
  const rotation = { bytes: limits.recordFileLeastBytes, seconds: null, files: null };
  const { id } = await recordings.record({ ...plain, file, rotation });
  groups[0].receive({ payload: new Uint8Array(65_507) }, { payload: new Uint8Array(65_507) });
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ packets: 2, files: 2, state: "done" });
});

test("a file of a ring that somebody took away does not end the recording", async () => {
  let before: string | null = null;
  const createRecorder: RecordingsEnvironment["createRecorder"] = (data) => {
    const recorder = pretendRecorder(data);
    const take = (message: FromRecorder): void => {
      if (message.kind !== "file") return;
      if (before !== null) rmSync(before);
      before = message.path;
    };
    return {
      on(event: "message" | "error" | "exit", listener: (message: never) => void): void {
        if (event !== "message") recorder.on(event as "exit", listener as () => void);
        else
          recorder.on("message", (message) => {
            take(message);
            listener(message as never);
          });
      },
    };
  };
  const { recordings, groups } = monitor({ createRecorder });
  const rotation = { bytes: limits.recordFileLeastBytes, seconds: null, files: 1 };
  const { id } = await recordings.record({ ...plain, file, rotation });
  for (let packet = 0; packet < 200; packet += 1) groups[0].receive({ payload: new Uint8Array(1_000) });
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ packets: 200, missing: 0, state: "done", problem: null });
});

test("a filter lets through what it names, and the others are counted", async () => {
  const { recordings, groups } = monitor();
  const { id } = await recordings.record({
    ...plain,
    file,
    filter: "len > 100 and dst = 239.1.1.1 and ttl = 5",
  });
  groups[0].receive({ payload: new Uint8Array(101) }, { payload: new Uint8Array(100) });
  groups[0].receive({ payload: new Uint8Array(101), ttl: 6 });
  groups[1].receive({ payload: new Uint8Array(101) });
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ packets: 1, rejected: 3, missing: 0 });
  expect(tsharkRows(file, "ip.dst", "udp.length")).toEqual([["239.1.1.1", "109"]]);
  await expect(recordings.record({ ...plain, file: `${file}.2`, filter: "len >" })).rejects.toThrow(
    ProblemError,
  );
});

test("a filter knows what streams say of a packet, live and of what memory held", async () => {
  const { recordings, groups } = monitor();
  const [four] = groups;
  const marks = [
    markOf(0, "packets"),
    markOf(markFlag.lost, "packets", 3),
    markOf(markFlag.duplicate, "packets"),
  ];
  four.traffic.attachMarking({ name: "marks", take: (_batch, runs) => runs.marks.set(marks) });
  const three = [1, 2, 3].map((byte) => ({ payload: new Uint8Array([byte]) }));
  four.receive(...three);
  const { id } = await recordings.record({ ...plain, file, kept: true, filter: "lost >= 3 or duplicate" });
  await expect.poll(() => row(recordings).state).toBe("recording");
  four.receive(...three);
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ packets: 4, rejected: 2, missing: 0 });
  expect(tsharkRows(file, "udp.payload")).toEqual([["02"], ["03"], ["02"], ["03"]]);
});

test("a filter of where packets went is refused for kept ones of which that is not known", async () => {
  const { recordings, groups } = monitor();
  const [four] = groups;
  four.receive({ payload: new Uint8Array([1]) });
  four.keepsDestinations = false;
  const filter = "len > 0 and dst = 239.1.1.1";
  const save = { groups: null, filter, file, seconds: null };
  await expect(recordings.saveKept(save)).rejects.toThrow("Where each packet of 239.1.1.1:61001 went is not");
  await expect(recordings.record({ ...plain, filter, file, kept: true })).rejects.toThrow(ProblemError);
  const { id } = await recordings.record({ ...plain, filter, file });
  four.receive({ payload: new Uint8Array([2]) });
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ packets: 1, rejected: 0 });
});

test("a filter reads packets as people chose and described, and as what their streams are recognised as", async () => {
  const decoding = new DecodingStore();
  const { recordings, groups } = monitor({ decoding });
  const [four, six] = groups;
  const rtp = new Uint8Array(20);
  rtp.set([0x80, 33, 0, 7]);
  const receive = (): void => {
    for (const group of groups) group.receive({ payload: rtp });
  };
  const { id } = await recordings.record({ ...plain, file, filter: "type rtp" });
  receive();
  four.streams = ["rtp"];
  recordings.tick();
  receive();
  decoding.choose({ key: six.reading().key, source: null, as: "rtp" });
  decoding.choose({ key: four.reading().key, source: null, as: asBytes });
  recordings.tick();
  receive();
  await recordings.stop(id);
  expect(tsharkRows(file, "ip.dst", "ipv6.dst")).toEqual([
    ["239.1.1.1", ""],
    ["", "ff15::7"],
  ]);

  const described = { ...plain, file: `${file}.described`, filter: "lab-one.sequence >= 0" };
  await expect(recordings.record(described)).rejects.toThrow(ProblemError);
  decoding.keep(formatDescription({ ...measuredDescription(sensorFrame), name: "Lab one" }));
  decoding.choose({ key: four.reading().key, source: null, as: "lab-one" });
  const { id: second } = await recordings.record(described);
  receive();
  decoding.forget("lab-one");
  recordings.tick();
  receive();
  await recordings.stop(second);
  expect(row(recordings)).toMatchObject({ packets: 1, rejected: 3, missing: 0 });
});

test("what memory holds is saved in the order of its times, then what comes", async () => {
  const { recordings, groups } = monitor();
  const [four, six] = groups;
  for (let packet = 0; packet < 200; packet += 1) {
    const group = packet % 3 === 0 ? six : four;
    group.receive({ payload: new Uint8Array([packet]), at: begin + packet, tos: 4 });
  }
  const { id } = await recordings.saveKept({ groups: null, filter: null, file, seconds: null });
  await expect.poll(() => row(recordings).endedAt).not.toBeNull();
  expect(row(recordings)).toMatchObject({ id, state: "done", packets: 200, missing: 0, live: false });
  const rows = tsharkRows(file, "udp.payload", "frame.time_relative", "ip.dsfield", "ipv6.tclass");
  expect(rows.map(([payload]) => Number(`0x${payload}`))).toEqual(
    Array.from({ length: 200 }, (_, packet) => packet),
  );
  expect(rows[150]).toEqual(["96", "0.150000000", "", "0x00000004"]);

  const both = join(folder, `${next}-live.pcapng`);
  const { id: second } = await recordings.record({ ...plain, groups: [2], file: both, kept: true });
  await expect.poll(() => row(recordings).state).toBe("recording");
  six.receive({ payload: new Uint8Array([250]), at: begin + 250 });
  four.receive({ payload: new Uint8Array([251]), at: begin + 251 });
  await recordings.stop(second);
  const payloads = tsharkRows(both, "udp.payload").map(([payload]) => Number(`0x${payload}`));
  expect(payloads).toEqual([...Array.from({ length: 67 }, (_, packet) => 3 * packet), 250]);
});

test("the last seconds of memory alone are saved when they are asked for", async () => {
  const { recordings, groups } = monitor();
  for (const at of [0, 4_000, 8_999, 9_000, 9_500])
    groups[0].receive({ payload: new Uint8Array([1]), at: begin + at });
  expect(recordings.reach({ groups: null, seconds: null })).toEqual({ since: begin, packets: 5, feeds: 1 });
  expect(recordings.reach({ groups: [1], seconds: 1 })).toEqual({
    since: begin + 9_000,
    packets: 2,
    feeds: 1,
  });
  expect(recordings.reach({ groups: [2], seconds: null })).toEqual({ since: null, packets: 0, feeds: 0 });
  await recordings.saveKept({ groups: [1], filter: null, file, seconds: 1 });
  await expect.poll(() => row(recordings).endedAt).not.toBeNull();
  expect(tsharkRows(file, "frame.time_epoch")).toEqual([["1700000009.000000000"], ["1700000009.500000000"]]);
});

test("what does not fit into the ring is counted: every packet is in the file or missing", async () => {
  const { recordings, groups } = monitor();
  const { id } = await recordings.record({ ...plain, file });
  const large = { payload: new Uint8Array(60_000) };
  const batches = 30;
  for (let batch = 0; batch < batches; batch += 1)
    groups[0].receive(...Array.from({ length: 64 }, () => large));
  const { missing } = row(recordings);
  expect(missing).toBeGreaterThan(0);
  await recordings.stop(id);
  expect(row(recordings).missing).toBe(missing);
  expect(row(recordings).packets).toBe(64 * batches - missing);
  expect(wireshark("capinfos", "-cM", file)).toMatch(
    new RegExp(`Number of packets: +${64 * batches - missing}$`, "m"),
  );
});

test.each([
  ["loss", { lossPercent: 1 }, { expected: 1_100, lost: 2 }],
  ["silence", { silence: true }, { isStalled: true }],
  ["a new source", { newSource: true }, { sources: 3 }],
])("waits for %s, and begins with what was kept before it", async (_name, trigger, happens) => {
  const { recordings, groups } = monitor();
  const waits = { lossPercent: null, silence: false, newSource: false, ...trigger };
  groups[0].state = { isStalled: false, sources: 2, expected: 1_000, lost: 0 };
  const { id } = await recordings.record({ ...plain, file, kept: true, trigger: waits });
  const [group] = groups;
  group.receive({ payload: new Uint8Array([1]) });
  recordings.second();
  expect(row(recordings).state).toBe("waiting");
  expect(existsSync(file)).toBe(false);
  group.state = { ...group.state, ...happens };
  recordings.second();
  await expect.poll(() => row(recordings).state).toBe("recording");
  group.receive({ payload: new Uint8Array([2]), at: begin + 9 });
  await recordings.stop(id);
  expect(tsharkRows(file, "udp.payload")).toEqual([["01"], ["02"]]);
});

test("where nothing came no file stays; where a filter let nothing through one does", async () => {
  const { recordings, groups } = monitor();
  const { id } = await recordings.record({ ...plain, file });
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ state: "done", packets: 0, files: 0, bytes: 0, problem: null });
  expect(existsSync(file)).toBe(false);
  const { id: second } = await recordings.record({ ...plain, file, filter: "len > 5" });
  groups[0].receive({ payload: new Uint8Array(5) });
  await recordings.stop(second);
  expect(row(recordings)).toMatchObject({ state: "done", packets: 0, rejected: 1, files: 1 });
  expect(statSync(file).size).toBe(row(recordings).bytes);
});

test("a name that is taken, unsafe or nowhere is refused, and nothing is listed", async () => {
  const { recordings } = monitor({ places: { folder, anywhere: false } });
  for (const name of ["../x", "a/b", "a\\b", ".hidden", "con", "a.", "x\u0000", " a"]) {
    await expect(recordings.record({ ...plain, file: name }), name).rejects.toThrow(
      "cannot be a recording's name",
    );
  }
  const nowhere = monitor({ places: { folder: null, anywhere: false } }).recordings;
  await expect(nowhere.record(plain)).rejects.toThrow("no folder for recordings");
  await expect(
    recordings.saveKept({ groups: null, filter: null, file: null, seconds: null }),
  ).rejects.toThrow("nothing to save");
  expect(recordings.rows()).toEqual([]);
  const { id } = await recordings.record({ ...plain, file: "wie immer" });
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ folder, file: "wie immer.pcapng", state: "done" });
});

test("recordings that begin at once have names of their own", async () => {
  const { recordings, groups } = monitor({
    places: { folder: join(folder, `many-${next}`), anywhere: false },
  });
  const ids = await Promise.all([
    recordings.record(plain),
    recordings.record(plain),
    recordings.record(plain),
  ]);
  groups[0].receive({ payload: new Uint8Array(1) });
  for (const { id } of ids) await recordings.stop(id);
  expect(new Set(recordings.rows().map(({ file }) => file)).size).toBe(3);
  expect(recordings.rows().map(({ packets }) => packets)).toEqual([1, 1, 1]);
});

test("a file that is there is not written over", async () => {
  writeFileSync(file, "mine");
  const { recordings } = monitor();
  const { id } = await recordings.record({ ...plain, file });
  await recordings.stop(id);
  expect(row(recordings)).toMatchObject({ state: "failed", packets: 0 });
  expect(readFileSync(file, "utf8")).toBe("mine");
});
