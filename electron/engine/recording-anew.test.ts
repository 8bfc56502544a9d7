import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bytes, ethernet, ipv4, type MadePacket, pcap } from "../../shared/capture/read/testing/packets.ts";
import { sensorFrame, sensorPacket } from "../../shared/described/testing.ts";
import { missingBefore } from "../../shared/model/packet-mark.ts";
import { openRecordingMonitor, type RecordingMonitor } from "./recording-monitor.ts";

/** What a person says of an opened recording, which reads it anew and holds for each span that is chosen later. */

let folder = "";
let monitor: RecordingMonitor;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-test-anew-"));
});
afterEach(async () => {
  await monitor.close();
  rmSync(folder, { recursive: true });
});

const begin = 1_700_000_000;
const msOf = (at: number): number => begin * 1e3 + at;

/** @param at in ms since the beginning */
interface Packet extends MadePacket {
  readonly at: number;
}

async function open(packets: readonly Packet[]): Promise<void> {
  const path = join(folder, "some.pcap");
  const frames = [...packets]
    .sort((one, other) => one.at - other.at)
    .map(({ at, ...packet }) => ({
      bytes: ethernet(0x0800, ipv4(packet)),
      at: [begin + Math.floor(at / 1e3), (at % 1e3) * 1e6] as const,
    }));
  writeFileSync(path, pcap(frames));
  monitor = await openRecordingMonitor({ about: { version: "0", door: "command line" }, path });
  await monitor.read;
}

async function look(from: number, to: number): Promise<void> {
  await monitor.handlers.viewRecording({ span: { from: msOf(from), to: msOf(to) }, unicast: false });
  await monitor.read;
}

async function rows() {
  return (await monitor.handlers.snapshot(null)).memberships;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const rtp = (sequence: number, ssrc = 9): Uint8Array =>
  bytes(
    [0x80, 33, sequence >> 8, sequence & 255, 0, 0, 0, 0, 0, 0, 0, ssrc],
    new Uint8Array(28).fill(sequence),
  );

test("a described format is measured over what was read before it was described, and over each span", async () => {
  const lost = [120, 350];
  const numbers = upTo(500).filter((number) => !lost.includes(number));
  await open(numbers.map((number) => ({ at: 10 * number, payload: sensorPacket(0x31, number, 0) })));
  const { handlers } = monitor;
  expect((await rows())[0]?.lost).toBeNull();
  const source = { address: "10.0.0.1", port: 4_000 };
  expect(await handlers.measureAs({ id: 1, source, description: sensorFrame })).toBeNull();
  await monitor.read;
  expect(await handlers.streams({ id: 1 })).toMatchObject({
    streams: [{ kind: "described", key: "key 0x0031", received: 498, lost: 2, bursts: 2 }],
    verdicts: [{ ...source, state: "chosen", kind: "described" }],
  });
  // The packets behind a gap are marked with it.
  const marked = await handlers.packets({ id: 1, from: 119, count: 3, arrangement: null });
  expect([...marked.mark].map(missingBefore)).toEqual([0, 0, 1]);

  await look(3_000, 3_990);
  expect(await rows()).toMatchObject([{ packets: 99, lost: 1, formats: ["described"] }]);
  await handlers.decodeAs({ id: 1, source, kind: "none" });
  await monitor.read;
  expect(await rows()).toMatchObject([{ packets: 99, lost: null }]);
  expect(await handlers.streams({ id: 1 })).toMatchObject({ streams: [], verdicts: [{ state: "chosen" }] });
  // What is said of all holds for each.
  await handlers.decodeAs({ id: 1, source: null, kind: null });
  await monitor.read;
  expect(await handlers.streams({ id: 1 })).toMatchObject({ verdicts: [{ state: "none" }] });
});

test("streams that are counted anew count the span from its beginning", async () => {
  await open(
    upTo(300).map((number) => ({ at: 10 * number, payload: rtp(number < 100 ? number : number + 1) })),
  );
  await look(500, 2_990);
  const { handlers } = monitor;
  const { epoch } = await handlers.snapshot(null);
  await handlers.resetStreams({ id: 1 });
  await monitor.read;
  expect((await handlers.snapshot(null)).epoch).not.toBe(epoch);
  expect(await handlers.streams({ id: 1 })).toMatchObject({ streams: [{ received: 250, lost: 1 }] });
  expect(() => handlers.resetStreams({ id: 7 })).toThrow();
});

/** Two legs, B 7 ms behind; the one lacks each 50th packet, the other each 70th, both the 350th. */
const legs = upTo(1_000).flatMap((number) => [
  ...(number % 50 === 0 ? [] : [{ at: 10 * number, to: "239.1.1.1", payload: rtp(number) }]),
  ...(number % 70 === 0
    ? []
    : [{ at: 10 * number + 7, to: "239.1.2.1", from: "10.0.1.1", payload: rtp(number) }]),
]);

test("a pair counts the whole span from its first numbers on, and each span that is chosen later", async () => {
  await open(legs);
  const { handlers } = monitor;
  expect((await handlers.pairs(null)).proposals).toMatchObject([{ a: 1, b: 2, kind: "rtp" }]);
  const { id } = await handlers.makePair({ a: 1, b: 2 });
  await monitor.read;
  const { pairs, proposals } = await handlers.pairs(null);
  expect(proposals).toEqual([]);
  expect(pairs).toMatchObject([
    { id, a: { id: 1, state: "fits" }, b: { id: 2 }, sameness: "same", missing: 2 },
  ]);
  const [pair = expect.unreachable()] = pairs;
  // The first few tell what it is, those of the last 50 ms may still come.
  expect(pair.sent).toBeGreaterThan(985);
  expect(pair.since).toBeLessThan(msOf(100));
  expect(pair.skew?.median).toBeCloseTo(7, 1);
  expect(pair.sent).toBe(pair.both + pair.a.only + pair.b.only + pair.missing);

  await look(5_000, 8_000);
  expect((await handlers.pairs(null)).pairs).toMatchObject([{ id, missing: 1, sameness: "same" }]);
  const detail = await handlers.pair({ id });
  expect([detail?.sent ?? 0]).toEqual([expect.closeTo(292, -1)]);
  await handlers.setPairWait({ id, waitMs: 10 });
  await monitor.read;
  expect(await handlers.pair({ id })).toMatchObject({ waitMs: 10, missing: 1 });

  await handlers.splitPair({ id });
  await monitor.read;
  expect(await handlers.pairs(null)).toMatchObject({ pairs: [], proposals: [{ kind: "rtp" }] });
  expect(() => handlers.pair({ id })).toThrow();
});

test("a pair of which one leg is not in the span is none there, and is one again in the next", async () => {
  await open(legs.filter(({ at, to }) => to === "239.1.1.1" || at > 5_000));
  const { handlers } = monitor;
  const { id } = await handlers.makePair({ a: 1, b: 2 });
  await look(0, 4_000);
  expect(await handlers.pairs(null)).toMatchObject({ pairs: [] });
  expect(await handlers.pair({ id })).toBeNull();
  await look(5_000, 9_000);
  expect(await handlers.pair({ id })).toMatchObject({ id, sameness: "same" });
});

test("what cannot be a pair is refused, and one that is expected is made with the next reading", async () => {
  await open([...legs, { at: 3, to: "239.9.9.9", payload: bytes(1, 2) }]);
  const { handlers } = monitor;
  await expect(Promise.resolve(handlers.makePair({ a: 1, b: 1 }))).rejects.toMatchObject({
    problem: { name: "pair-of-one" },
  });
  await expect(Promise.resolve(handlers.makePair({ a: 1, b: 9 }))).rejects.toMatchObject({
    problem: { name: "membership-left" },
  });
  await handlers.expectPair({ a: 2, b: 1 });
  await monitor.read;
  expect((await handlers.pairs(null)).pairs).toMatchObject([{ a: { id: 2 }, b: { id: 1 } }]);
  await expect(Promise.resolve(handlers.makePair({ a: 1, b: 2 }))).rejects.toMatchObject({
    problem: { name: "pair-has-leg" },
  });
});

test("a conflict that began before the span still goes on in it, and is over where it was", async () => {
  const sender = (from: string, ssrc: number, begins: number, ends: number) =>
    upTo((ends - begins) / 100).map((number) => ({
      ...{ at: begins + 100 * number, from, payload: rtp(number, ssrc) },
    }));
  await open([...sender("10.0.0.1", 1, 0, 90_000), ...sender("10.0.0.2", 2, 20_000, 40_000)]);
  const { handlers } = monitor;
  expect((await handlers.events({ id: 1 })).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["two-senders", "two-senders-over"]),
  );
  expect((await rows())[0]?.conflict).toBeNull();
  await look(28_000, 35_000);
  expect((await rows())[0]?.conflict).toMatchObject({
    ...{ name: "two-senders", values: { address: "10.0.0.1", other: "10.0.0.2" } },
  });
  await look(60_000, 80_000);
  expect((await rows())[0]?.conflict).toBeNull();
});
