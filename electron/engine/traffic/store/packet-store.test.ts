import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { markOf, markUnit, missingBefore, mostMissing } from "../../../../shared/model/packet-mark.ts";
import { streamUnits } from "../../../../shared/model/stream.ts";
import { madeUpBatch } from "../../net/testing.ts";
import { madeUpTime } from "../../time/testing.ts";
import { Memory } from "../memory.ts";
import { PacketLog } from "./packet-log.ts";
import { Segment } from "./segment.ts";
import { SegmentPool, segmentCost } from "./segment-pool.ts";

const unmarked = new Uint32Array(0);
const sentinel = new Uint8Array([1, 2, 3]);
const senders = { at: (place: number) => ({ address: "10.0.0.1", port: place }) };

function poolOf(segments: number): { memory: Memory; pool: SegmentPool; log: () => PacketLog } {
  const memory = new Memory(segments * segmentCost);
  const pool = new SegmentPool(memory);
  return {
    memory,
    pool,
    log() {
      return new PacketLog(pool, senders, madeUpTime);
    },
  };
}

function add(log: PacketLog, ...payloads: readonly Uint8Array[]): void {
  const batch = madeUpBatch(...payloads.map((payload) => ({ payload })));
  log.add(batch, 0, batch.count, 0);
}

function payloadOf(log: PacketLog, number: number): Uint8Array | null {
  const found = log.find(number);
  return found ? found.segment.payload(found.index) : null;
}

test("what is kept is the newest without gaps, and every packet is kept or counted as dropped", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: limits.payloadBytesIpv6 }), { maxLength: 60 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 8 }), fc.nat(60), (list, segments, cut) => {
      const { memory, pool, log: logOf } = poolOf(segments);
      const log = logOf();
      const fill = (index: number, size: number): Uint8Array => new Uint8Array(size).fill(index % 251);
      const payloads = list.map((size, index) => fill(index, size));
      add(log, ...payloads.slice(0, cut));
      add(log, ...payloads.slice(cut));
      const kept = list.length - (log.firstKept - 1);
      expect(log.dropped + kept).toBe(list.length);
      expect(pool.dropped).toBe(log.dropped);
      expect(memory.usedBytes).toBeLessThanOrEqual(memory.limitBytes);
      if (list.length > 0) expect(kept).toBeGreaterThan(0);
      for (let number = 1; number <= list.length; number += 1) {
        const payload = payloadOf(log, number);
        if (number < log.firstKept) expect(payload).toBeNull();
        // expect's own comparison of long arrays takes seconds.
        else expect(Buffer.compare(payload ?? sentinel, fill(number - 1, list[number - 1] ?? 0))).toBe(0);
      }
      expect(log.find(list.length + 1)).toBeNull();
    }),
    { numRuns: 50 },
  );
});

test("tells time, TTL, TOS, size, mark and sender of each packet, small ones beside large ones", () => {
  const packet = fc.record({
    size: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 30_000 })),
    at: fc.double({ min: 0, max: 1e9, noNaN: true }),
    ttl: fc.option(fc.integer({ min: 0, max: 255 })),
    tos: fc.option(fc.integer({ min: 0, max: 255 })),
    flags: fc.nat(0x7f),
    unit: fc.constantFrom(...streamUnits),
    missing: fc.oneof(fc.nat(3), fc.nat(mostMissing)),
    told: fc.boolean(),
    address: fc.constantFrom("10.9.8.7", "2001:db8::5"),
    port: fc.integer({ min: 1, max: 65_535 }),
  });
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 40 }), (packets) => {
      const { log: logOf } = poolOf(40);
      const log = logOf();
      const batch = madeUpBatch(...packets.map((one) => ({ ...one, payload: new Uint8Array(one.size) })));
      const marks = Uint32Array.from(packets, ({ flags, unit, missing }) => markOf(flags, unit, missing));
      for (const [index, { told }] of packets.entries()) {
        log.add(batch, index, index + 1, told ? index : -1, marks);
      }
      const read = packets.map((_, index) => {
        const { segment, index: at } = log.find(index + 1) ?? expect.unreachable();
        const { missing, unit } = {
          missing: missingBefore(segment.mark(at)),
          unit: markUnit(segment.mark(at)),
        };
        return [
          ...[segment.at(at), segment.ttl(at), segment.tos(at), segment.size(at), segment.mark(at)],
          ...[missing, unit, segment.sender(at)],
        ];
      });
      expect(read).toEqual(
        packets.map(({ at, ttl, tos, size, missing, unit, told, address, port }, index) => [
          ...[at, ttl, tos, size, marks[index], missing, unit],
          told ? senders.at(index) : { address, port },
        ]),
      );
    }),
  );
});

test("a segment is of 80 KiB: the largest datagram fits, and 2,000 memberships find one each", () => {
  const full = new Segment();
  const many = madeUpBatch(...Array.from({ length: 100 }, () => ({ payload: new Uint8Array(1_000) })));
  // With its record a packet takes 1,024 bytes, and a copy needs some behind the last.
  expect(full.add(many, 0, many.count, 0, unmarked)).toBe(79);
  expect(full.count).toBe(79);
  const largest = madeUpBatch({ payload: new Uint8Array(65_527) });
  expect(new Segment().add(largest, 0, 1, 0, unmarked)).toBe(1);
  expect(2_000 * segmentCost).toBeLessThan(new Memory().limitBytes * (1 - limits.sourcesShare));
});

test("a busy group does not push out the packets of a quiet one", () => {
  const { log } = poolOf(4);
  const quiet = log();
  const busy = log();
  add(quiet, new Uint8Array([7]));
  for (let packet = 0; packet < 10_000; packet += 100) {
    add(busy, ...Array.from({ length: 100 }, () => new Uint8Array(200)));
  }
  expect(payloadOf(quiet, 1)).toEqual(new Uint8Array([7]));
  expect(quiet.dropped).toBe(0);
  expect(busy.dropped).toBeGreaterThan(8_000);
});

test("a log that is given back makes room without counting as dropped", () => {
  const { memory, pool, log } = poolOf(2);
  const gone = log();
  add(gone, new Uint8Array(60_000), new Uint8Array(60_000));
  expect(memory.usedBytes - pool.freeBytes).toBe(memory.limitBytes);
  pool.release(gone);
  expect(memory.usedBytes - pool.freeBytes).toBe(0);
  expect(pool.dropped).toBe(0);
});

test("more logs than segments share them", () => {
  const { memory, log } = poolOf(2);
  const logs = [log(), log(), log()];
  for (const one of logs) add(one, new Uint8Array([1]));
  expect(logs.map((one) => one.dropped + one.segmentCount)).toEqual([1, 1, 1]);
  expect(memory.usedBytes).toBe(memory.limitBytes);
});

test("kept packets give way for what must be remembered, and are counted", () => {
  const { memory, pool, log } = poolOf(3);
  const busy = log();
  for (let packet = 0; packet < 3; packet += 1) add(busy, new Uint8Array(60_000));
  expect(memory.claim(segmentCost + 1)).toBe(true);
  expect(busy.segmentCount).toBe(1);
  expect([busy.dropped, pool.dropped]).toEqual([2, 2]);
  expect(memory.usedBytes).toBeLessThanOrEqual(memory.limitBytes);
  expect(memory.claim(3 * segmentCost)).toBe(false);
});

test("what the copy of a small payload writes over is no record of another packet", () => {
  const { log: logOf } = poolOf(3);
  const log = logOf();
  const packets = Array.from({ length: 6_000 }, (_, index) => ({
    payload: new Uint8Array(index % 10).fill(index % 251),
    at: index,
    ttl: index % 256,
  }));
  const batch = madeUpBatch(...packets);
  log.add(batch, 0, batch.count, 5);
  expect(log.segmentCount).toBe(3);
  const read = packets.map((_, index) => {
    const { segment, index: at } = log.find(index + 1) ?? expect.unreachable();
    return {
      payload: segment.payload(at),
      at: segment.at(at),
      ttl: segment.ttl(at),
      port: segment.sender(at).port,
    };
  });
  expect(read).toEqual(packets.map((one) => ({ ...one, port: 5 })));
});
