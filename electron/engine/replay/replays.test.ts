import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { interfaceBlock } from "../../../shared/capture/write/interface.ts";
import { packetBlock } from "../../../shared/capture/write/packet-block.ts";
import { sectionBlock } from "../../../shared/capture/write/section.ts";
import type { ReplayRequest } from "../../../shared/contract/replays.ts";
import { limits } from "../../../shared/limits.ts";
import type { Send } from "../../../shared/model/send.ts";
import { type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { createMonitor, type Monitor } from "../monitor.ts";

/** Real sockets, strictly on loopback; sending by dgram in this thread, as where there is no native path. */

const group = "239.7.3.1";
const port = 47_731;
let folder: string;
let path: string;
let monitor: Monitor;
let ears: Socket[] = [];
const heard: { payload: number; group: string; from: number }[] = [];

const address = (text: string): IpAddress => {
  const parsed = parseAddress(text);
  return parsed.ok ? parsed.value : expect.unreachable();
};
const none = { system: null, hardware: null, comment: null };

/** A recording of packets to these places, 10 ms apart. */
function record(
  name: string,
  places: readonly { to: string; from?: number; payload?: Uint8Array }[],
): string {
  const packets = places.map(({ to, from = 5_000, payload }, place) =>
    packetBlock({
      ...{ interface: 0, at: 1_700_000_000_000_000_000n + BigInt(place) * 10_000_000n },
      ...{ source: address("10.0.0.1"), sourcePort: from, ttl: 5, tos: 0 },
      ...{ destination: address(to), destinationPort: port },
      payload: payload ?? Uint8Array.of(place, ...new Uint8Array(9 + place)),
    }),
  );
  const file = join(folder, name);
  const on = interfaceBlock({ name: "eth0", description: null, comment: null });
  writeFileSync(file, Buffer.concat([sectionBlock({ program: "test", ...none }), on, ...packets]));
  return file;
}

async function listen(to: string): Promise<void> {
  const ear = createSocket({ type: "udp4", reuseAddr: true });
  ears.push(ear);
  ear.on("message", (payload, from) => heard.push({ payload: payload[0] ?? -1, group: to, from: from.port }));
  ear.bind(port, to);
  await once(ear, "listening");
  ear.addMembership(to, "127.0.0.1");
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-replay-"));
  const twenty = Array.from({ length: 20 }, (_, place) => ({
    ...{ to: place < 15 ? group : "239.7.3.2", from: 5_000 + (place % 2) },
  }));
  path = record("in.pcapng", [...twenty, { to: "10.0.0.9" }]);
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  heard.length = 0;
  monitor = createMonitor({ about: { version: "0", door: "headless" } });
});
afterEach(async () => {
  await monitor.close();
  for (const ear of ears) ear.close();
  ears = [];
});

const request = (more: Partial<ReplayRequest> = {}): ReplayRequest => ({
  ...{ source: { kind: "path", path }, filter: null, span: null, to: null, interface: "lo", ttl: 0 },
  ...{ dscp: 0, loopback: true, pace: { kind: "speed", factor: 100 }, times: 1, rewrite: false },
  ...more,
});

const rowOf = async (id: number): Promise<Send> => {
  const { sends } = await monitor.handlers.snapshot(null);
  return sends.find((one) => one.id === id) ?? expect.unreachable();
};

async function ended(id: number): Promise<Send> {
  await expect.poll(async () => (await rowOf(id)).endedAt).not.toBeNull();
  return rowOf(id);
}

test("a preview tells what would leave: packets, bytes, time, destinations, and the fastest second", async () => {
  const part = { source: { kind: "path", path }, filter: null, span: null, hosts: false } as const;
  const { handlers } = monitor;
  const seen = await handlers.previewReplay(part);
  expect(seen).toMatchObject({ packets: 20, bytes: 390, durationMs: 190, peakPackets: 20, hosts: 1 });
  expect(seen).toMatchObject({ destinationCount: 2, senders: 2, rtp: 0, peakBits: 8 * 390 });
  expect(seen.destinations).toEqual([
    { address: group, port, packets: 15 },
    { address: "239.7.3.2", port, packets: 5 },
  ]);
  expect(await handlers.previewReplay({ ...part, hosts: true })).toMatchObject({ packets: 21, hosts: 0 });
  const begin = 1_700_000_000_000;
  const span = { from: begin + 20, to: begin + 40 };
  expect(await handlers.previewReplay({ ...part, span })).toMatchObject({ packets: 3, durationMs: 20 });
  const filter = "dst = 239.7.3.2";
  expect(await handlers.previewReplay({ ...part, filter })).toMatchObject({ packets: 5, rejected: 16 });
  await expect(handlers.previewReplay({ ...part, filter: "dst = " })).rejects.toMatchObject({
    problem: { name: "recording-filter" },
  });
});

test("all that went to groups leaves in its order, as often as asked, senders apart, no faster than asked", async () => {
  await listen(group);
  await listen("239.7.3.2");
  const began = performance.now();
  const { id } = await monitor.handlers.replay(request({ times: 2, pace: { kind: "speed", factor: 2 } }));
  const row = await ended(id);
  // 190 ms and 10 to the next repetition, twice, at double speed.
  expect(performance.now() - began).toBeGreaterThanOrEqual(190 + 5);
  expect(row).toMatchObject({ state: "done", sent: 40, failed: 0, count: 40, address: group, port });
  expect(row.replay).toMatchObject({ name: "in.pcapng", packets: 20, times: 2, destinations: 2, bytes: 780 });
  await expect.poll(() => heard.length).toBe(40);
  const order = Array.from({ length: 20 }, (_, place) => place);
  expect(heard.map(({ payload }) => payload)).toEqual([...order, ...order]);
  expect(heard.filter(({ group: to }) => to === group)).toHaveLength(30);
  const ports = (rest: number) =>
    new Set(heard.filter(({ payload }) => payload % 2 === rest).map((one) => one.from));
  expect([ports(0).size, ports(1).size, new Set([...ports(0), ...ports(1)]).size]).toEqual([1, 1, 2]);
});

test("with a target what went to hosts goes there too; a filter and an even rate", async () => {
  await listen("239.7.3.3");
  const to = { address: "239.7.3.3", port: null };
  const pace = { kind: "rate", perSecond: 200 } as const;
  const began = performance.now();
  const { id } = await monitor.handlers.replay(request({ to, pace, filter: "len > 25" }));
  expect(await ended(id)).toMatchObject({ state: "done", sent: 5, replay: { destinations: 1, speed: null } });
  expect(performance.now() - began).toBeGreaterThanOrEqual(20);
  await expect.poll(() => heard.map(({ payload }) => payload)).toEqual([16, 17, 18, 19, 20]);
});

test("one without an end is stopped, and its packets go on numbered where they are rewritten", async () => {
  await listen(group);
  const packets = [1, 2, 3, 4].map((sequence) => {
    const payload = new Uint8Array(20);
    const view = new DataView(payload.buffer);
    view.setUint16(0, 0x8060);
    view.setUint16(2, sequence);
    view.setUint32(8, 77);
    return { to: group, payload };
  });
  const sequences: number[] = [];
  ears[0]?.on("message", (payload: Buffer) => sequences.push(payload.readUInt16BE(2)));
  const source = { kind: "path", path: record("rtp.pcapng", packets) } as const;
  const { id } = await monitor.handlers.replay(request({ source, times: null, rewrite: true }));
  await expect.poll(() => sequences.length).toBeGreaterThan(30);
  await monitor.handlers.stopSend({ id });
  expect(await rowOf(id)).toMatchObject({ state: "stopped", count: null, replay: { rewritten: true } });
  expect(sequences.slice(0, 30)).toEqual(Array.from({ length: 30 }, (_, place) => place + 1));
});

test("what can never leave is refused, and leaves no thread and no row behind", async () => {
  const { handlers } = monitor;
  const host = { kind: "path", path: record("host.pcapng", [{ to: "10.0.0.9" }]) } as const;
  await expect(handlers.replay(request({ source: host }))).rejects.toMatchObject({
    problem: { name: "replay-empty", values: { hosts: 1 } },
  });
  const missing = { kind: "path", path: join(folder, "missing.pcapng") } as const;
  await expect(handlers.replay(request({ source: missing }))).rejects.toThrow("missing.pcapng");
  await expect(handlers.replay(request({ interface: "wan9" }))).rejects.toMatchObject({
    problem: { code: "unknown-interface" },
  });
  const slow = request({ pace: { kind: "speed", factor: 0.01 } });
  const ids = [];
  for (let one = 0; one < limits.replaysAtOnce; one += 1) ids.push((await handlers.replay(slow)).id);
  await expect(handlers.replay(slow)).rejects.toMatchObject({ problem: { name: "replays-full" } });
  await handlers.stopSend({ id: ids[0] ?? 0 });
  const { id } = await handlers.replay(slow);
  expect(await rowOf(id)).toMatchObject({ state: "sending" });
});

test("a DSCP that dgram cannot set is refused with its reason", async () => {
  const { id } = await monitor.handlers.replay(request({ dscp: 46 }));
  expect(await ended(id)).toMatchObject({ state: "failed", problem: { name: "dscp-not-settable" } });
});
