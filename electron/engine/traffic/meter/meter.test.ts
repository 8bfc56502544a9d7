import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { dscpsIn } from "../../../../shared/net/dscp.ts";
import { type MadeUpDatagram, madeUpBatch } from "../../net/testing.ts";
import { Memory } from "../memory.ts";
import { History } from "./history.ts";
import { Meter } from "./meter.ts";
import { MeterBank, pageBytes } from "./meter-bank.ts";
import { Rhythm } from "./rhythm.ts";
import { SourceTable } from "./sources.ts";
import { TotalMeter } from "./total-meter.ts";

/** No second is being counted. */
const nothingCounted = { second: -1, rate: { packets: 0, bits: 0 } };

const counted = (...packets: { at: number; size?: number; ttl?: number; tos?: number }[]) => ({
  at: Float64Array.from(packets, ({ at }) => at),
  size: Uint32Array.from(packets, ({ size }) => size ?? 100),
  ttl: Int16Array.from(packets, ({ ttl }) => ttl ?? -1),
  tos: Int16Array.from(packets, ({ tos }) => tos ?? -1),
});

/** Packets as [milliseconds since the one before, size]. */
const traffic = fc.array(
  fc.tuple(fc.double({ min: 0, max: 2_500, noNaN: true }), fc.integer({ min: 0, max: 65_507 })),
  { maxLength: 200 },
);

function timed(steps: [number, number][]): { at: number; size: number }[] {
  let at = 1_000;
  return steps.map(([gap, size]) => {
    at += gap;
    return { at, size };
  });
}

describe("Meter", () => {
  test("agrees with counting over the whole list, whenever it is asked", () => {
    fc.assert(
      fc.property(
        traffic,
        fc.double({ min: 0, max: 5_000, noNaN: true }),
        fc.nat(200),
        (steps, later, batch) => {
          const packets = timed(steps);
          const meter = new Meter();
          const total = new TotalMeter();
          const columns = counted(...packets);
          // As they come: in batches of some packets.
          const cut = Math.min(packets.length, batch);
          for (const [from, to] of [
            [0, cut],
            [cut, packets.length],
          ] as const) {
            meter.count(columns, from, to);
            total.count(columns, from, to);
          }
          const now = (packets.at(-1)?.at ?? 1_000) + later;
          const bySecond = new Map<number, { packets: number; bits: number }>();
          for (const { at, size } of packets) {
            const second = bySecond.get(Math.floor(at / 1_000)) ?? { packets: 0, bits: 0 };
            second.packets += 1;
            second.bits += size * 8;
            bySecond.set(Math.floor(at / 1_000), second);
          }
          const current = Math.floor(now / 1_000);
          const full = [...bySecond].filter(([second]) => second < current).map(([, rate]) => rate);
          expect(meter.packets).toBe(packets.length);
          expect(meter.bytes).toBe(packets.reduce((sum, { size }) => sum + size, 0));
          expect([total.packets, total.bytes, total.rate(now)]).toEqual([
            meter.packets,
            meter.bytes,
            meter.rate(now),
          ]);
          expect(meter.firstAt).toBe(packets[0]?.at ?? null);
          expect(meter.lastAt).toBe(packets.at(-1)?.at ?? null);
          expect(meter.rate(now)).toEqual(bySecond.get(current - 1) ?? { packets: 0, bits: 0 });
          expect(meter.peak(now)).toEqual({
            packets: Math.max(0, ...full.map((rate) => rate.packets)),
            bits: Math.max(0, ...full.map((rate) => rate.bits)),
          });
        },
      ),
    );
  });

  test("averages since the given start", () => {
    const meter = new Meter();
    const packets = Array.from({ length: 30 }, (_, packet) => ({ at: 1_000 + packet * 100 }));
    meter.count(counted(...packets), 0, 30);
    expect(meter.average(0, 10_000)).toEqual({ packets: 3, bits: 2_400 });
    expect(meter.average(10_000, 10_000)).toEqual({ packets: 0, bits: 0 });
  });
});

describe("the burst", () => {
  test("is the fullest window to the millisecond", () => {
    const gaps = fc.array(fc.double({ min: 0, max: 150, noNaN: true }), { maxLength: 300 });
    fc.assert(
      fc.property(gaps, (steps) => {
        let at = 0;
        const times = steps.map((gap) => {
          at += gap;
          return at;
        });
        const meter = new Meter();
        meter.count(counted(...times.map((time) => ({ at: time }))), 0, times.length);
        const ms = times.map(Math.floor);
        const window = limits.burstWindowMs;
        const naive = ms.map((end) => ms.filter((one) => one <= end && one > end - window).length);
        expect(meter.burst).toBe(Math.max(0, ...naive));
      }),
    );
  });

  test("is forgotten as a window, never as the most", () => {
    const meter = new Meter();
    meter.count(counted(...Array.from({ length: 7 }, () => ({ at: 10.5 })), { at: 5_000 }), 0, 8);
    expect(meter.burst).toBe(7);
  });
});

describe("intervals", () => {
  test("have the mean and deviation of the whole list", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 2 }), (gaps) => {
        const meter = new Meter();
        const times = [7];
        for (const gap of gaps) times.push((times.at(-1) ?? 0) + gap);
        meter.count(counted(...times.map((at) => ({ at }))), 0, times.length);
        const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
        const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
        expect(meter.interval?.mean).toBeCloseTo(mean, 6);
        expect(meter.interval?.deviation).toBeCloseTo(Math.sqrt(variance), 4);
      }),
    );
  });

  test("are not known before there are two, and a time that goes back makes none", () => {
    const meter = new Meter();
    meter.count(counted({ at: 10 }, { at: 20 }, { at: 15 }), 0, 3);
    expect(meter.interval).toBeNull();
    expect([meter.packets, meter.lastAt]).toEqual([3, 20]);
  });
});

test("the TTL is told from its least to its most, and not where it is not known", () => {
  const meter = new Meter();
  meter.count(counted({ at: 1 }), 0, 1);
  expect(meter.ttl).toBeNull();
  meter.count(counted({ at: 1, ttl: 64 }, { at: 1, ttl: 0 }, { at: 1, ttl: 255 }), 0, 2);
  expect(meter.ttl).toEqual({ least: 0, most: 64 });
});

describe("DSCP and congestion marks", () => {
  test("are those of the whole list, whatever the batches", () => {
    const marks = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(marks, fc.nat(100), (list, batch) => {
        const meter = new Meter();
        const columns = counted(...list.map((tos, at) => ({ at, tos })));
        const cut = Math.min(list.length, batch);
        meter.count(columns, 0, cut);
        meter.count(columns, cut, list.length);
        const dscps = new Set(list.map((tos) => Math.floor(tos / 4)));
        expect(meter.dscp && dscpsIn(meter.dscp)).toEqual([...dscps].sort((one, other) => one - other));
        expect(meter.congestionMarked).toBe(list.filter((tos) => tos % 4 === 3).length);
      }),
    );
  });

  test("are not known where the system does not tell them, and begin anew with the meter", () => {
    const meter = new Meter();
    meter.count(counted({ at: 1 }, { at: 2 }), 0, 2);
    expect([meter.dscp, meter.congestionMarked]).toEqual([null, null]);
    meter.count(counted({ at: 3, tos: 0 }), 0, 1);
    expect([meter.dscp, meter.congestionMarked]).toEqual([{ low: 1, high: 0 }, 0]);
    meter.reset();
    expect(meter.dscp).toBeNull();
  });
});

test("meters that share their arrays do not touch each other, and begin anew when given back", () => {
  const bank = new MeterBank(new Memory());
  const meters = Array.from({ length: 300 }, () => bank.take());
  for (const [index, meter] of meters.entries()) {
    const packets = Array.from({ length: (index % 5) + 1 }, (_, packet) => ({ at: index + packet * 3 }));
    meter?.count(counted(...packets), 0, packets.length);
  }
  expect(meters.map((meter) => [meter?.packets, meter?.burst, meter?.firstAt])).toEqual(
    meters.map((_, index) => [(index % 5) + 1, (index % 5) + 1, index]),
  );
  for (const meter of meters) if (meter) bank.give(meter);
  expect([bank.take()?.packets, bank.take()?.lastAt]).toEqual([0, null]);
});

describe("Rhythm", () => {
  test("is patient for five seconds at least", () => {
    const rhythm = new Rhythm();
    expect(rhythm.patience()).toBe(5_000);
    rhythm.count(
      Float64Array.from({ length: 1_000 }, (_, index) => index * 10),
      0,
      1_000,
    );
    expect(rhythm.patience()).toBe(5_000);
  });

  test("takes an announcer's bursts as one interval each", () => {
    const rhythm = new Rhythm();
    const times = [0, 1, 2, 3, 4].flatMap((burst) =>
      [0, 20, 40, 60].map((packet) => burst * 30_000 + packet),
    );
    // One by one, and the last ones in a batch.
    for (let index = 0; index < 10; index += 1) rhythm.count(Float64Array.of(times[index] ?? 0), 0, 1);
    rhythm.count(Float64Array.from(times), 10, 20);
    expect(rhythm.patience()).toBeCloseTo(300_000, -1);
  });

  test.each([
    [100, 300_000],
    [101, 5_000],
  ])("packets that follow each other within %i ms: patient for %i ms", (apart, patience) => {
    const rhythm = new Rhythm();
    const times = [0, 1, 2, 3].flatMap((burst) =>
      [0, 1, 2, 3].map((packet) => burst * 30_000 + packet * apart),
    );
    rhythm.count(Float64Array.from(times), 0, times.length);
    expect(rhythm.patience()).toBe(patience);
  });

  /** A rhythm that heard packets every `every` ms for each of the spans, with a pause between them. */
  function heard(every: number, spans: readonly number[], pause: number): Rhythm {
    const rhythm = new Rhythm();
    let now = 0;
    for (const span of spans) {
      const end = now + span;
      for (; now <= end; now += every) rhythm.count(Float64Array.of(now), 0, 1);
      now += pause;
    }
    return rhythm;
  }

  test.each([
    ["half a second between two bursts", [10_000, 10_000], 500],
    ["half a second after an hour", [3_600_000, 1_000], 500],
    ["half a minute after ten seconds", [10_000, 10_000], 30_000],
    ["half a minute after an hour, twice", [3_600_000, 60_000, 60_000], 30_000],
  ])("a stream's pause of %s does not hide its end", (_, spans, pause) => {
    expect(heard(10, spans, pause).patience()).toBe(5_000);
  });

  test("a jitter about the length of a burst's gap is no rhythm", () => {
    const rhythm = new Rhythm();
    let now = 0;
    for (let index = 0; index < 2_000; index += 1) {
      now += 30 + ((index * 37) % 80);
      rhythm.count(Float64Array.of(now), 0, 1);
    }
    expect(rhythm.patience()).toBe(5_000);
  });

  test("an outage of an announcer does not become its habit", () => {
    const rhythm = heard(20, [60, 60, 60, 60], 30_000);
    rhythm.count(Float64Array.of(3_600_000, 3_630_000, 3_660_000), 0, 3);
    expect(rhythm.patience()).toBeLessThan(301_000);
    expect(rhythm.patience()).toBeGreaterThan(299_000);
  });

  test("an announcer is given ten intervals from its second announcement on", () => {
    expect(heard(20, [60, 60], 30_000).patience()).toBeGreaterThan(299_000);
  });

  test("an announcer that begins to flow is patient no longer than a stream", () => {
    const rhythm = heard(20, [60, 60, 60], 10_000);
    for (let now = 40_000; now < 200_000; now += 10) rhythm.count(Float64Array.of(now), 0, 1);
    expect(rhythm.patience()).toBe(5_000);
  });

  test("a rhythm that changes is learned within eight intervals", () => {
    const rhythm = heard(
      20,
      Array.from({ length: 12 }, () => 60),
      60_000,
    );
    let now = 12 * 60_060;
    for (let index = 0; index < 8; index += 1) {
      now += 2_000;
      rhythm.count(Float64Array.of(now), 0, 1);
    }
    expect(rhythm.patience()).toBe(20_000);
  });
});

describe("History", () => {
  test("gives the last sixty seconds, zeros where nothing came", () => {
    const history = new History();
    history.add(10, { packets: 1, bits: 8 });
    history.add(13, { packets: 4, bits: 32 });
    const { packets } = history.upTo(14, nothingCounted);
    expect(packets.slice(-5)).toEqual([1, 0, 0, 4, 0]);
    expect(history.upTo(100, nothingCounted).packets).toEqual(new Array(60).fill(0));
  });

  test("writes over what is older than a minute", () => {
    const history = new History();
    for (let second = 0; second < 200; second += 1) history.add(second, { packets: second, bits: 0 });
    expect(history.upTo(199, nothingCounted).packets).toEqual(
      Array.from({ length: 60 }, (_, index) => 140 + index),
    );
  });
});

describe("SourceTable", () => {
  const table = (limit?: number, memory = new Memory()) => new SourceTable(new MeterBank(memory), limit);

  test("on the own link passed no router, also when that is known only later", () => {
    const sources = table();
    const from = (address: string, ttl: number) => sources.count(madeUpBatch({ address, ttl }), 0, 1);
    expect(sources.hops).toBeNull();
    from("10.0.0.1", 61);
    expect(sources.hops).toEqual({ least: 3, most: 3 });
    sources.meet((address) => address === "10.0.0.1");
    expect(sources.hops).toEqual({ least: 0, most: 0 });
    from("10.9.0.1", 60);
    expect(sources.hops).toEqual({ least: 0, most: 4 });
    from("10.0.0.1", 9);
    expect(sources.hops).toEqual({ least: 0, most: 4 });
    sources.meet(() => false);
    expect(sources.hops).toEqual({ least: 3, most: 23 });
    sources.release();
    expect(sources.hops).toBeNull();
  });

  const count = (sources: SourceTable, datagram: MadeUpDatagram): number =>
    sources.count(madeUpBatch(datagram), 0, 1);

  test("tells sources apart by address and port, up to its limit", () => {
    const sources = table(2);
    expect(count(sources, { address: "10.0.0.1", port: 1 })).toBe(0);
    expect(count(sources, { address: "10.0.0.1", port: 2 })).toBe(1);
    expect(count(sources, { address: "10.0.0.2", port: 1 })).toBe(-1);
    expect(count(sources, { address: "10.0.0.1", port: 1 })).toBe(0);
    expect(sources.size).toBe(2);
    expect(sources.untold).toBe(1);
    expect([...sources].map(({ address, port, meter }) => [address, port, meter.packets])).toEqual([
      ["10.0.0.1", 1, 2],
      ["10.0.0.1", 2, 1],
    ]);
  });

  test("tells 16,384 sources apart unless told otherwise", () => {
    const sources = table();
    const heard = (source: number) => ({ address: `10.0.${source >> 8}.${source & 255}`, port: 9 });
    for (let source = 0; source < 16_384; source += 1) count(sources, heard(source));
    expect([sources.size, sources.untold]).toEqual([16_384, 0]);
    expect(count(sources, heard(16_384))).toBe(-1);
    expect([sources.size, sources.untold]).toEqual([16_384, 1]);
  });

  test("counts every packet for its own source, whatever the order", () => {
    const address = fc.constantFrom("10.0.0.1", "10.1.0.0", "0.0.0.0", "fe80::1", "2001:db8::1", "::");
    const sender = fc.record({ address, port: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(sender, { maxLength: 400 }), (senders) => {
        const sources = table();
        const batch = madeUpBatch(...senders);
        for (let index = 0; index < batch.count; index += 1) sources.count(batch, index, index + 1);
        const naive = new Map<string, number>();
        for (const one of senders) {
          const key = `${one.address} ${one.port}`;
          naive.set(key, (naive.get(key) ?? 0) + 1);
        }
        const found = [...sources].map((one) => [`${one.address} ${one.port}`, one.meter.packets]);
        expect(new Map(found as [string, number][])).toEqual(naive);
      }),
    );
  });

  test("ten thousand sources stay told apart, and their memory is taken from what is allowed", () => {
    const memory = new Memory(16 * 1024 * 1024);
    const bank = new MeterBank(memory);
    const groups = [new SourceTable(bank), new SourceTable(bank)];
    for (let source = 0; source < 20_000; source += 1) {
      const address = `10.${source >> 16}.${(source >> 8) & 255}.${source & 255}`;
      for (const group of groups) count(group, { address, port: 9 });
    }
    const told = groups.map(({ size, untold }) => size + untold);
    expect(told).toEqual([20_000, 20_000]);
    // A quarter of it, in whole pages.
    expect(memory.usedBytes).toBeLessThanOrEqual(memory.limitBytes / 4);
    expect(memory.usedBytes).toBeGreaterThan(memory.limitBytes / 4 - 2 * pageBytes);
    groups[0]?.release();
    const before = memory.usedBytes;
    const again = new SourceTable(bank);
    for (let port = 1; port <= 100; port += 1) count(again, { address: "10.0.0.1", port });
    expect([again.size, memory.usedBytes]).toEqual([100, before]);
  });
});
