import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { PacketLog } from "./packet-log.ts";
import { SegmentPool } from "./segment-pool.ts";

const sentinel = new Uint8Array([1, 2, 3]);
const datagram = (payload: Uint8Array, at = 0) => ({
  buffer: payload,
  offset: 0,
  size: payload.length,
  at,
  ttl: 1,
});
const sender = { address: "10.0.0.1", port: 5_000 };

function payloadOf(log: PacketLog, number: number): Uint8Array | null {
  const found = log.find(number);
  return found ? found.segment.payload(found.index) : null;
}

test("what is kept is the newest without gaps, and every packet is kept or counted as dropped", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: limits.payloadBytesIpv6 }), { maxLength: 60 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 8 }), (list, segments) => {
      const pool = new SegmentPool(segments);
      const log = new PacketLog(pool);
      pool.register(log);
      const fill = (index: number, size: number): Uint8Array => new Uint8Array(size).fill(index % 251);
      list.forEach((size, index) => {
        log.add(datagram(fill(index, size), index), sender);
      });
      const kept = list.length - (log.firstKept - 1);
      expect(log.dropped + kept).toBe(list.length);
      expect(pool.dropped).toBe(log.dropped);
      expect(pool.usedBytes).toBeLessThanOrEqual(pool.limitBytes);
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

test("a busy group does not push out the packets of a quiet one", () => {
  const pool = new SegmentPool(4);
  const quiet = new PacketLog(pool);
  const busy = new PacketLog(pool);
  pool.register(quiet);
  pool.register(busy);
  quiet.add(datagram(new Uint8Array([7]), 0), sender);
  for (let packet = 0; packet < 10_000; packet += 1) busy.add(datagram(new Uint8Array(200), packet), sender);
  expect(payloadOf(quiet, 1)).toEqual(new Uint8Array([7]));
  expect(quiet.dropped).toBe(0);
  expect(busy.dropped).toBeGreaterThan(8_000);
});

test("a log that is given back makes room without counting as dropped", () => {
  const pool = new SegmentPool(2);
  const gone = new PacketLog(pool);
  pool.register(gone);
  gone.add(datagram(new Uint8Array(60_000), 0), sender);
  gone.add(datagram(new Uint8Array(60_000), 0), sender);
  expect(pool.usedBytes).toBe(2 * limits.segmentBytes);
  pool.release(gone);
  expect(pool.usedBytes).toBe(0);
  expect(pool.dropped).toBe(0);
});

test("more logs than segments share them", () => {
  const pool = new SegmentPool(2);
  const logs = Array.from({ length: 3 }, () => new PacketLog(pool));
  for (const log of logs) {
    pool.register(log);
    log.add(datagram(new Uint8Array([1]), 0), sender);
  }
  expect(logs.map((log) => log.dropped + log.segmentCount)).toEqual([1, 1, 1]);
  expect(pool.usedBytes).toBe(pool.limitBytes);
});
