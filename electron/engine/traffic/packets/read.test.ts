import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { packetRowsSchema } from "../../../../shared/model/packet-list.ts";
import { madeUpTime } from "../../time/testing.ts";
import { ArrivalOrder } from "../arrange/arrival-order.ts";
import { SortedOrder } from "../arrange/sorted-order.ts";
import { MadeUpLog, shortSlices } from "../arrange/testing.ts";
import { readArranged, readPacket, readPackets } from "./read.ts";

test("columns hold what was received, and what gave way is left out at the beginning", () => {
  const datagram = fc.record({
    address: fc.constantFrom("10.0.0.7", "10.0.0.8", "fe80::1"),
    port: fc.integer({ min: 1, max: 3 }),
    ttl: fc.option(fc.integer({ min: 0, max: 255 })),
    payload: fc.oneof(fc.uint8Array({ maxLength: 120 }), fc.constant(new Uint8Array(40_000).fill(9))),
  });
  fc.assert(
    fc.property(
      fc.array(datagram, { maxLength: 40 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 60 }),
      (list, from, count) => {
        const made = new MadeUpLog(3, 5);
        made.add(...list);
        const rows = readPackets(made.log, { from, count });
        expect(v.is(packetRowsSchema, rows)).toBe(true);
        const { firstKept } = made.log;
        const first = Math.min(Math.max(from, firstKept), from + count);
        expect(rows).toMatchObject({ from: first, firstKept });
        expect(rows.numbers).toHaveLength(Math.max(0, Math.min(from + count, made.newest + 1) - first));
        for (const [row, number] of rows.numbers.entries()) {
          const packet = made.all[number - 1];
          expect(number).toBe(first + row);
          expect(rows.at[row]).toBe(madeUpTime.at(number));
          expect(rows.size[row]).toBe(packet?.payload.length);
          expect(rows.ttl[row]).toBe(packet?.ttl ?? -1);
          expect(rows.sources[rows.source[row] ?? 0]).toEqual({
            address: packet?.address,
            port: packet?.port,
          });
          const preview = rows.previews.subarray(rows.previewAt[row], rows.previewAt[row + 1]);
          expect([...preview]).toEqual([...(packet?.payload.subarray(0, limits.previewBytes) ?? [])]);
        }
        expect(new Set(rows.sources.map(({ address, port }) => `${address} ${port}`)).size).toBe(
          rows.sources.length,
        );
        // Nothing but its own bytes goes along to the window.
        expect(rows.previews.buffer.byteLength).toBe(rows.previews.length);
      },
    ),
    { numRuns: 100 },
  );
});

test("a row brings the first 1,472 bytes of its payload", () => {
  const made = new MadeUpLog(3);
  for (const size of [1_471, 1_472, 1_473]) made.add({ payload: new Uint8Array(size).fill(size) });
  const { previews, previewAt, size } = readPackets(made.log, { from: 1, count: 3 });
  expect([...size]).toEqual([1_471, 1_472, 1_473]);
  expect([...previewAt]).toEqual([0, 1_471, 1_471 + 1_472, 1_471 + 1_472 + 1_472]);
  expect([...previews]).toEqual(
    [1_471, 1_472, 1_473].flatMap((fill) => new Array(Math.min(fill, 1_472)).fill(fill & 0xff)),
  );
});

test("a sorted list keeps the place of what gave way, with its number and nothing else", async () => {
  const made = new MadeUpLog(2);
  for (const size of [70_000, 60_000, 50_000]) made.add({ payload: new Uint8Array(Math.min(size, 65_000)) });
  const order = new SortedOrder(
    made.log,
    { by: "number", descending: true, test: () => true, upTo: made.newest },
    shortSlices(),
  );
  await order.catchUp();
  made.add({ payload: new Uint8Array(60_000) });
  const rows = readArranged(order, { from: 1, count: 10 });
  expect(v.is(packetRowsSchema, rows)).toBe(true);
  expect(rows.firstKept).toBe(3);
  expect([...rows.numbers]).toEqual([3, 2]);
  expect([...rows.size]).toEqual([50_000, 0]);
  expect([...rows.ttl]).toEqual([1, -1]);
  expect(rows.previewAt[2]).toBe(1_472);
});

test("a filtered list leaves out what gave way, and tells from where on there is something", async () => {
  const made = new MadeUpLog(2);
  for (let packet = 0; packet < 6; packet += 1)
    made.add({ payload: new Uint8Array(packet % 2 === 0 ? 30_000 : 1) });
  const order = new ArrivalOrder(made.log, (segment, index) => segment.size(index) === 1, 6, shortSlices());
  await order.catchUp(6);
  for (let packet = 0; packet < 2; packet += 1) made.add({ payload: new Uint8Array(60_000) });
  const { firstKept } = made.log;
  const rows = readArranged(order, { from: 1, count: 10 });
  expect([...rows.numbers]).toEqual([2, 4, 6].filter((number) => number >= firstKept));
  expect(rows.from).toBe(4 - rows.numbers.length);
  expect(firstKept).toBeGreaterThan(2);
});

test("a range beyond the end is empty and says where it stands", () => {
  const made = new MadeUpLog(1);
  made.add({});
  expect(readPackets(made.log, { from: 5, count: 3 })).toMatchObject({
    from: 5,
    numbers: new Float64Array(),
  });
});

test("one packet comes whole, or says that it is gone", () => {
  const made = new MadeUpLog(1);
  made.add({ payload: Uint8Array.of(1, 2, 3), ttl: null, port: 7 });
  expect(readPacket(made.log, 1)).toEqual({
    number: 1,
    at: madeUpTime.at(1),
    tos: null,
    mark: 0,
    sourceAddress: "10.0.0.1",
    sourcePort: 7,
    ttl: null,
    size: 3,
    payload: Uint8Array.of(1, 2, 3),
  });
  expect(() => readPacket(made.log, 2)).toThrow("no longer kept");
});
