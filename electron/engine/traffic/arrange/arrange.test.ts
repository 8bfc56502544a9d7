import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packetSubject } from "../../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../../shared/filter/parse.ts";
import { limits } from "../../../../shared/limits.ts";
import { type PacketColumn, packetColumns } from "../../../../shared/model/packet-list.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { addressKey } from "../../../../shared/net/address-key.ts";
import { ArrivalOrder } from "./arrival-order.ts";
import { firstLookedAt, type PacketOrder } from "./packet-order.ts";
import { packetTest } from "./packet-test.ts";
import { SortedOrder } from "./sorted-order.ts";
import { type Logged, MadeUpLog, madeUpGround, shortSlices } from "./testing.ts";

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

function arrange(
  made: MadeUpLog,
  by: PacketColumn,
  descending: boolean,
  filter: string | null,
  upTo = made.newest,
): PacketOrder {
  const parsed = parseFilter(filter ?? "", packetSubject);
  const test = packetTest(parsed.ok ? parsed.value : expect.unreachable(), madeUpGround);
  return by === "number" && !descending
    ? new ArrivalOrder(made.log, test, upTo, shortSlices())
    : new SortedOrder(made.log, { by, descending, test, upTo }, shortSlices());
}

/** The packet numbers of all places that are still there. */
function numbersOf(order: PacketOrder): number[] {
  const { first, last } = order.state();
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => order.numberAt(first + index));
}

/** What a filter lets through, said as plainly as possible. */
function matches({ address, port, payload }: Logged, filter: string | null): boolean {
  if (filter === null) return true;
  const hex = (bytes: Uint8Array): string => hexOf(bytes).replace(/../g, "$&.");
  if (filter.startsWith("0x")) return hex(payload).includes(filter.slice(2).replace(/../g, "$&."));
  const lower = Uint8Array.from(payload, (byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
  const wanted = filter.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return hex(lower).includes(hex(bytesOf(wanted))) || formatEndpoint(address, port).includes(wanted);
}

/** All that is kept, sorted and filtered in the slow and simple way. */
function expected(made: MadeUpLog, by: PacketColumn, descending: boolean, filter: string | null): number[] {
  const keyOf = (number: number): number | string => {
    const packet = made.all[number - 1];
    if (!packet || by === "number") return number;
    if (by === "size") return packet.payload.length;
    if (by === "ttl") return packet.ttl ?? -1;
    return `${addressKey(packet.address)} ${String(packet.port).padStart(5, "0")}`;
  };
  const sign = descending ? -1 : 1;
  return made.all
    .map((packet, index) => ({ number: index + 1, packet }))
    .filter(({ number, packet }) => number >= made.log.firstKept && matches(packet, filter))
    .map(({ number }) => ({ number, key: keyOf(number) }))
    .sort((a, b) =>
      a.key < b.key ? -sign : a.key > b.key ? sign : by === "number" ? 0 : b.number - a.number,
    )
    .map(({ number }) => number);
}

const datagrams = fc.array(
  fc.record({
    address: fc.constantFrom("10.0.0.7", "10.0.0.31", "9.255.255.255", "fe80::1", "2001:db8::2"),
    port: fc.constantFrom(5_000, 5_001, 40_000),
    ttl: fc.option(fc.integer({ min: 0, max: 255 })),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.constantFrom("NOTIFY", "notify", "x", "Prüf", "").map(bytesOf),
      fc.integer({ min: 0, max: 30_000 }).map((size) => new Uint8Array(size).fill(size % 256)),
    ),
  }),
  { maxLength: 60 },
);

const filters = fc.oneof(
  fc.constant(null),
  fc.constantFrom("n", "Notify", "10.0.0", ":5000", "[fe80", "prüf", "0.7:4"),
  fc.uint8Array({ minLength: 1, maxLength: 3 }).map((bytes) => `0x${hexOf(bytes)}`),
);

test("an arrangement is what sorting and filtering all kept packets gives", async () => {
  await fc.assert(
    fc.asyncProperty(
      datagrams,
      filters,
      fc.constantFrom(...packetColumns),
      fc.boolean(),
      fc.integer({ min: 1, max: 6 }),
      async (list, filter, by, descending, segments) => {
        const made = new MadeUpLog(segments, 4);
        made.add(...list);
        const order = arrange(made, by, descending, filter);
        await order.catchUp(made.newest);
        expect(order.state()).toMatchObject({
          done: true,
          upTo: made.newest,
          looked: 0,
          toLook: 0,
          leftOut: 0,
        });
        expect(numbersOf(order)).toEqual(expected(made, by, descending, filter));
      },
    ),
    { numRuns: 300 },
  );
});

test("packets that come and go meanwhile never make a row wrong, nor a new one be missed", async () => {
  await fc.assert(
    fc.asyncProperty(
      datagrams,
      fc.array(datagrams, { maxLength: 6 }),
      filters,
      async (first, rest, filter) => {
        const made = new MadeUpLog(3, 4);
        made.add(...first);
        const live = arrange(made, "number", false, filter);
        const upTo = made.newest;
        const sorted = arrange(made, "size", true, filter);
        const wanted = expected(made, "size", true, filter);
        for (const some of rest) {
          // The work is under way and pauses after each segment.
          void live.catchUp(made.newest);
          await new Promise((resolve) => setImmediate(resolve));
          made.add(...some);
        }
        await Promise.all([live.catchUp(made.newest), sorted.catchUp(upTo)]);
        expect(numbersOf(live)).toEqual(expected(made, "number", false, filter));
        expect(numbersOf(sorted)).toEqual(wanted.filter((number) => number >= made.log.firstKept));
      },
    ),
    { numRuns: 100 },
  );
});

describe("in order of arrival", () => {
  test("new packets are looked at once, and places never change", async () => {
    const made = new MadeUpLog(2);
    const payload = bytesOf("here");
    made.add({ payload }, {}, { payload });
    let looked = 0;
    const order = new ArrivalOrder(
      made.log,
      (segment, index) => {
        looked += 1;
        return segment.size(index) === 4;
      },
      made.newest,
      shortSlices(),
    );
    await order.catchUp(3);
    made.add({}, { payload }, { payload });
    await order.catchUp(5);
    expect(looked).toBe(5);
    expect(order.state()).toMatchObject({ first: 1, last: 3, upTo: 5 });
    expect([1, 2, 3].map((place) => order.numberAt(place))).toEqual([1, 3, 5]);

    // Large ones push the first out of the store.
    for (let packet = 0; packet < 4; packet += 1) made.add({ payload: new Uint8Array(60_000) });
    await order.catchUp(made.newest);
    expect(made.log.firstKept).toBeGreaterThan(6);
    // The sixth matched too, and was gone when its turn came.
    expect(order.state()).toMatchObject({ first: 4, last: 3 });
  });

  test("a number that has not come yet is not taken for looked at", async () => {
    const made = new MadeUpLog(2);
    made.add({}, {});
    const order = arrange(made, "number", false, null, 2);
    await order.catchUp(1_000);
    expect(order.state()).toMatchObject({ done: true, upTo: 2 });
    made.add({});
    await order.catchUp(3);
    expect(numbersOf(order)).toEqual([1, 2, 3]);
  });

  test("how far it is can be told while it runs, with what was found so far", async () => {
    const made = new MadeUpLog(8);
    for (let packet = 0; packet < 6; packet += 1) made.add({ payload: new Uint8Array(60_000) });
    const order = arrange(made, "number", false, null);
    const done = order.catchUp(6);
    expect(order.state()).toMatchObject({ done: false, first: 1, last: 1, looked: 1, toLook: 6 });
    await done;
    expect(order.state()).toMatchObject({ done: true, last: 6 });
  });
});

describe("sorted", () => {
  test("what gives way leaves it, whatever it is sorted by, and the rest keeps its order", async () => {
    await fc.assert(
      fc.asyncProperty(
        datagrams,
        fc.array(datagrams, { minLength: 1, maxLength: 6 }),
        filters,
        fc.constantFrom(...packetColumns),
        async (first, rest, filter, by) => {
          const made = new MadeUpLog(3, 100);
          made.add(...first);
          const order = arrange(made, by, true, filter);
          const upTo = made.newest;
          await order.catchUp(upTo);
          const wanted = expected(made, by, true, filter);
          for (const some of rest) {
            const told = order.places;
            made.add(...some);
            // Between two answers places hold.
            expect(order.places).toEqual(told);
            const { last, firstKept, leftOut } = order.state();
            expect(firstKept).toBe(made.log.firstKept);
            const left = wanted.filter((number) => number >= firstKept);
            expect(numbersOf(order)).toEqual(left);
            expect(last).toBe(left.length);
            if (filter === null) expect(last + leftOut).toBe(Math.max(0, upTo - firstKept + 1));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("stays as it was, whatever comes", async () => {
    const made = new MadeUpLog(4);
    made.add({ payload: new Uint8Array(3) }, { payload: new Uint8Array(9) }, { payload: new Uint8Array(3) });
    const order = arrange(made, "size", false, null);
    made.add({ payload: new Uint8Array(1) });
    await order.catchUp(4);
    expect(numbersOf(order)).toEqual([3, 1, 2]);
  });

  test("has no row before all are in order", async () => {
    const made = new MadeUpLog(8);
    for (let packet = 0; packet < 6; packet += 1) made.add({ payload: new Uint8Array(60_000) });
    const order = arrange(made, "ttl", true, null);
    expect(order.state()).toMatchObject({ done: false, last: 0, looked: 1, toLook: 6 });
    await order.catchUp(6);
    expect(order.state()).toMatchObject({ done: true, last: 6 });
  });

  test("sources beyond those that are told apart stand together at the end", async () => {
    const made = new MadeUpLog(400, 10);
    const sources = limits.sourcesPerMembership + 5;
    // Addresses descend, so that each new source belongs before all others.
    for (let source = 0; source < sources; source += 1) {
      const number = 0x0aff_ffff - source;
      const address = [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join(".");
      made.add({ address, payload: new Uint8Array(1) });
    }
    const order = arrange(made, "source", false, null);
    await order.catchUp(made.newest);
    const numbers = numbersOf(order);
    expect(numbers.slice(0, 3)).toEqual([0, 1, 2].map((back) => limits.sourcesPerMembership - back));
    expect(numbers.slice(-5)).toEqual([5, 4, 3, 2, 1].map((more) => limits.sourcesPerMembership + more));
  });
});

test("what is under way can be stopped and lets others have their turn", async () => {
  const made = new MadeUpLog(20);
  for (let packet = 0; packet < 12; packet += 1) made.add({ payload: new Uint8Array(60_000) });
  let looked = 0;
  const look = (): boolean => {
    looked += 1;
    return true;
  };
  const order = new ArrivalOrder(made.log, look, made.newest, shortSlices());
  const done = order.catchUp(made.newest);
  await new Promise((resolve) => setImmediate(resolve));
  expect(looked).toBeLessThan(12);
  order.stop();
  await done;
  expect(looked).toBeLessThan(12);
});

test("no more than the newest packets up to the limit are looked at", () => {
  const { log } = new MadeUpLog(1);
  expect(firstLookedAt(log, 1_000)).toBe(1);
  expect(firstLookedAt(log, limits.arrangementPackets + 7)).toBe(8);
});
