import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { interfaceBlock } from "../../../shared/capture/write/interface.ts";
import { packetBlock } from "../../../shared/capture/write/packet-block.ts";
import { sectionBlock } from "../../../shared/capture/write/section.ts";
import { type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { createSystemNetwork, type Network } from "../net/network.ts";
import { previewReplay } from "./preview.ts";
import { type ReplayPlan, type ReplayProgress, replay } from "./replay.ts";

let folder: string;
let path: string;
let network: Network;
let ear: Socket;
const heard: number[] = [];

const address = (text: string): IpAddress => {
  const parsed = parseAddress(text);
  return parsed.ok ? parsed.value : expect.unreachable();
};
const never = new AbortController().signal;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "castscope-replay-"));
  path = join(folder, "in.pcapng");
  const none = { system: null, hardware: null, comment: null };
  const packets = Array.from({ length: 20 }, (_, place) =>
    packetBlock({
      ...{ interface: 0, at: 1_700_000_000_000_000_000n + BigInt(place) * 100_000_000n },
      ...{ source: address("10.0.0.1"), sourcePort: 5_000, ttl: 5, tos: 0 },
      ...{ destination: address(place < 15 ? "239.1.2.3" : "239.1.2.4"), destinationPort: 6_000 },
      payload: new Uint8Array(10 + place).fill(place),
    }),
  );
  const on = interfaceBlock({ name: "eth0", description: null, comment: null });
  writeFileSync(path, Buffer.concat([sectionBlock({ program: "test", ...none }), on, ...packets]));
  network = createSystemNetwork();
  ear = createSocket("udp4", (payload) => heard.push(payload[0] ?? -1));
  ear.bind(0, "127.0.0.1");
  await once(ear, "listening");
});
afterAll(async () => {
  ear.close();
  await network.close();
  rmSync(folder, { recursive: true });
});

const nothing = (): ReplayProgress => ({
  sent: 0,
  bytes: 0,
  failed: 0,
  refusal: null,
  latest: 0,
  lateSum: 0,
});

function planOf(more: Partial<ReplayPlan>): ReplayPlan {
  const to = { address: "127.0.0.1", port: ear.address().port };
  return {
    ...{ path, filter: null, to, interface: null, ttl: 1, loopback: true, times: 1 },
    pace: { kind: "speed", factor: 100 },
    ...more,
  };
}

test("a preview tells what would leave: packets, bytes, time, destinations, and the fastest second", async () => {
  const seen = await previewReplay(path, null, never);
  expect(seen).toMatchObject({ packets: 20, bytes: 390, durationMs: 1_900, peakPackets: 10 });
  expect(seen.peakBits).toBe(8 * 245);
  expect(seen.destinations).toEqual([
    { address: "239.1.2.3", port: 6_000, packets: 15 },
    { address: "239.1.2.4", port: 6_000, packets: 5 },
  ]);
});

test("all packets leave in their order, as often as asked, no faster than asked", async () => {
  heard.length = 0;
  const progress = nothing();
  const began = performance.now();
  await replay(planOf({ times: 2 }), network, progress, never);
  // 1.9 s, a hundred times as fast, twice.
  expect(performance.now() - began).toBeGreaterThanOrEqual(38);
  expect(progress).toMatchObject({ sent: 40, bytes: 780, failed: 0 });
  await expect.poll(() => heard.length).toBe(40);
  const once = Array.from({ length: 20 }, (_, place) => place);
  expect(heard).toEqual([...once, ...once]);
});

test("a filter, and an even rate", async () => {
  heard.length = 0;
  const progress = nothing();
  const began = performance.now();
  const plan = planOf({ filter: "dst = 239.1.2.4", pace: { kind: "rate", perSecond: 200 } });
  await replay(plan, network, progress, never);
  expect(performance.now() - began).toBeGreaterThanOrEqual(20);
  await expect.poll(() => heard).toEqual([15, 16, 17, 18, 19]);
});

test("packets to where nothing is sent count as failed, and the others leave", async () => {
  const none = { system: null, hardware: null, comment: null };
  const at = 1_700_000_000_000_000_000n;
  const values = { interface: 0, at, source: address("10.0.0.1"), sourcePort: 5_000, ttl: 5, tos: 0 };
  const to = (text: string) =>
    packetBlock({
      ...{ ...values, destination: address(text), destinationPort: ear.address().port },
      payload: new Uint8Array([77]),
    });
  const some = join(folder, "some.pcapng");
  const head = [
    sectionBlock({ program: "test", ...none }),
    interfaceBlock({ name: "eth0", description: null, comment: null }),
  ];
  writeFileSync(some, Buffer.concat([...head, to("255.255.255.255"), to("127.0.0.1"), to("0.0.0.0")]));
  heard.length = 0;
  const progress = nothing();
  await replay(planOf({ path: some, to: null }), network, progress, never);
  expect(progress).toMatchObject({ sent: 1, failed: 2, refusal: { problem: { code: "bad-destination" } } });
  await expect.poll(() => heard).toEqual([77]);
  const all = planOf({ path: some, to: null, filter: "dst = 255.255.255.255" });
  await expect(replay(all, network, nothing(), never)).rejects.toThrow("broadcast");
});

test("it ends when it is told to", async () => {
  const end = new AbortController();
  const progress = nothing();
  const running = replay(planOf({ pace: { kind: "speed", factor: 0.01 } }), network, progress, end.signal);
  await expect.poll(() => progress.sent).toBe(1);
  end.abort();
  await running;
  expect(progress.sent).toBe(1);
});
