import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { type MadeUpDatagram, madeUpBatch } from "../net/testing.ts";
import { Memory } from "./memory.ts";
import { madeUpFeed } from "./testing.ts";
import { Traffic, TrafficStore } from "./traffic.ts";

const figures = (traffic: Traffic) => traffic.figures(0, 1_000);

/** What a membership's own figures, history and empty tables may take, in bytes. */
const fixedBytes = 4_096;

/** Bytes of arrays that are in use: what was dropped and waits to be collected is none of them. */
function arrayBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // Arrays of a first collection are given back while the program goes on; a second one waits for them.
  collect();
  collect();
  return process.memoryUsage().arrayBuffers;
}

describe("the memory", () => {
  test("stays within its bound with 2,000 memberships and 10,000 sources, and every packet is counted", () => {
    const before = arrayBytes();
    const memory = new Memory(2 * limits.memoryLeastBytes);
    const store = new TrafficStore(memory);
    const all = Array.from({ length: limits.memberships }, () => new Traffic(madeUpFeed(), store));
    const rounds = 10;
    const perRound = 5;
    let sent = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const [group, traffic] of all.entries()) {
        const datagrams = Array.from({ length: perRound }, (_, packet): MadeUpDatagram => {
          const source = group * perRound + packet;
          return { address: `10.1.${source >> 8}.${source & 255}`, payload: new Uint8Array(300), at: round };
        });
        traffic.take(madeUpBatch(...datagrams));
        sent += perRound;
        expect(memory.usedBytes).toBeLessThanOrEqual(memory.limitBytes);
      }
    }
    const rows = all.map(figures);
    const sum = (of: (row: (typeof rows)[number]) => number): number =>
      rows.reduce((total, row) => total + of(row), 0);
    expect([sum(({ packets }) => packets), store.total.packets]).toEqual([sent, sent]);
    expect(sum(({ bytes }) => bytes)).toBe(sent * 300);
    expect(sum(({ sources }) => sources)).toBe(limits.memberships * perRound);
    expect(sum(({ untoldSources }) => untoldSources)).toBe(0);
    // More memberships than segments: what gave way was counted, and the rest can be read.
    expect(sum(({ storeDropped }) => storeDropped)).toBe(store.pool.dropped);
    const kept = sum(({ packets, firstKept }) => packets - firstKept + 1);
    expect(kept + store.pool.dropped).toBe(sent);
    expect(kept).toBeGreaterThan(0);
    const grown = arrayBytes() - before;
    expect(grown).toBeLessThan(memory.limitBytes + limits.memberships * fixedBytes);
  });

  test("of one group with more sources than it tells apart keeps the senders with their packets", () => {
    const store = new TrafficStore(new Memory(limits.memoryLeastBytes));
    const traffic = new Traffic(madeUpFeed(), store);
    const sources = limits.sourcesPerMembership + 200;
    for (let source = 0; source < sources; source += 1) {
      traffic.take(madeUpBatch({ address: `10.2.${source >> 8}.${source & 255}`, port: 7 }));
    }
    const row = figures(traffic);
    expect([row.packets, row.sources + row.untoldSources]).toEqual([sources, sources]);
    expect(row.untoldSources).toBeGreaterThanOrEqual(200);
    const { segment, index } = traffic.log.find(sources) ?? expect.unreachable();
    expect(segment.sender(index)).toEqual({
      address: `10.2.${(sources - 1) >> 8}.${(sources - 1) & 255}`,
      port: 7,
    });
  });

  test("of a membership that is gone serves the next one", () => {
    const store = new TrafficStore(new Memory(limits.memoryLeastBytes));
    for (let turn = 0; turn < 3; turn += 1) {
      const traffic = new Traffic(madeUpFeed(), store);
      for (let source = 1; source <= 1_000; source += 1) traffic.take(madeUpBatch({ port: source }));
      expect(figures(traffic)).toMatchObject({ sources: 1_000, untoldSources: 0, storeDropped: 0 });
      traffic.release();
    }
    // The pages of meters stay, ready for further sources; no packet is kept.
    expect(store.usedBytes).toBeLessThan(limits.memoryLeastBytes * limits.sourcesShare);
    expect(store.pool.dropped).toBe(0);
  });
});

test("a batch of several senders is counted for each, and kept in its order", () => {
  const traffic = new Traffic(madeUpFeed(), new TrafficStore(new Memory()));
  const ports = [1, 1, 2, 1, 2, 2, 3];
  traffic.take(madeUpBatch(...ports.map((port, at) => ({ port, at, payload: new Uint8Array(port) }))));
  expect([...traffic.sources].map(({ port, meter }) => [port, meter.packets, meter.bytes])).toEqual([
    [1, 3, 3],
    [2, 3, 6],
    [3, 1, 3],
  ]);
  const kept = ports.map((_, number) => {
    const { segment, index } = traffic.log.find(number + 1) ?? expect.unreachable();
    return [segment.sender(index).port, segment.at(index), segment.size(index)];
  });
  expect(kept).toEqual(ports.map((port, at) => [port, at, port]));
});

test("a store that only counts knows how many came, and hands them on to what else takes them", () => {
  const memory = new Memory();
  const traffic = new Traffic(madeUpFeed(), new TrafficStore(memory, true));
  let taken = 0;
  traffic.attach({
    name: "another",
    take: (_batch, { pieces: { from, to } }) => {
      taken += (to[0] ?? 0) - (from[0] ?? 0);
    },
  });
  const packet = { address: "10.0.0.1", payload: new Uint8Array(300), at: 1 };
  traffic.take(madeUpBatch(packet, packet));
  expect(figures(traffic)).toMatchObject({ packets: 2, bytes: 600, sources: 0, firstKept: 1 });
  expect(traffic.log.nextNumber).toBe(1);
  expect(taken).toBe(2);
});

test("a source that is named is the only one that counts, on whatever port", () => {
  const traffic = new Traffic(madeUpFeed({ only: "10.0.0.7" }), new TrafficStore(new Memory()));
  const from = ["10.0.0.7", "10.0.0.8", "10.0.0.7", "10.0.0.7"];
  traffic.take(madeUpBatch(...from.map((address, index) => ({ address, port: index + 1 }))));
  expect([...traffic.sources].map(({ address, port }) => [address, port])).toEqual([
    ["10.0.0.7", 1],
    ["10.0.0.7", 3],
    ["10.0.0.7", 4],
  ]);
  expect(figures(traffic).packets).toBe(3);
});
