import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BurstMeter } from "./burst.ts";
import { History } from "./history.ts";
import { Meter } from "./meter.ts";
import { Rhythm } from "./rhythm.ts";
import { SourceTable } from "./sources.ts";

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
      fc.property(traffic, fc.double({ min: 0, max: 5_000, noNaN: true }), (steps, later) => {
        const packets = timed(steps);
        const meter = new Meter();
        for (const { at, size } of packets) meter.count(size, at);
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
        expect(meter.rate(now)).toEqual(bySecond.get(current - 1) ?? { packets: 0, bits: 0 });
        expect(meter.peak(now)).toEqual({
          packets: Math.max(0, ...full.map((rate) => rate.packets)),
          bits: Math.max(0, ...full.map((rate) => rate.bits)),
        });
      }),
    );
  });

  test("averages since the given start", () => {
    const meter = new Meter();
    for (let packet = 0; packet < 30; packet += 1) meter.count(100, 1_000 + packet * 100);
    expect(meter.average(0, 10_000)).toEqual({ packets: 3, bits: 2_400 });
    expect(meter.average(10_000, 10_000)).toEqual({ packets: 0, bits: 0 });
  });
});

describe("BurstMeter", () => {
  test("finds the fullest window to the millisecond", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 300 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 100 }), (steps, window) => {
        let at = 0;
        const times = steps.map((gap) => {
          at += gap;
          return at;
        });
        const meter = new BurstMeter(window);
        for (const time of times) meter.count(time);
        const naive = times.map((end) => times.filter((time) => time <= end && time > end - window).length);
        expect(meter.most).toBeGreaterThanOrEqual(Math.max(0, ...naive.slice(-1)));
        // The last packet of a millisecond sees the whole window.
        expect(meter.most).toBe(Math.max(0, ...naive));
      }),
    );
  });

  test("forgets a burst only as a window, never as the most", () => {
    const meter = new BurstMeter();
    for (let packet = 0; packet < 7; packet += 1) meter.count(10.5);
    meter.count(5_000);
    expect(meter.most).toBe(7);
  });
});

describe("Rhythm", () => {
  test("is patient for five seconds at least", () => {
    const rhythm = new Rhythm();
    expect(rhythm.patience()).toBe(5_000);
    for (let at = 0; at < 10_000; at += 10) rhythm.count(at);
    expect(rhythm.patience()).toBe(5_000);
  });

  test("takes an announcer's bursts as one interval each", () => {
    const rhythm = new Rhythm();
    for (let burst = 0; burst < 5; burst += 1) {
      for (let packet = 0; packet < 4; packet += 1) rhythm.count(burst * 30_000 + packet * 20);
    }
    expect(rhythm.patience()).toBeCloseTo(300_000, -1);
  });
});

describe("History", () => {
  test("gives the last sixty seconds, zeros where nothing came", () => {
    const history = new History();
    history.add(10, { packets: 1, bits: 8 });
    history.add(13, { packets: 4, bits: 32 });
    const { packets } = history.upTo(14);
    expect(packets.slice(-5)).toEqual([1, 0, 0, 4, 0]);
    expect(history.upTo(100).packets).toEqual(new Array(60).fill(0));
  });

  test("writes over what is older than a minute", () => {
    const history = new History();
    for (let second = 0; second < 200; second += 1) history.add(second, { packets: second, bits: 0 });
    expect(history.upTo(199).packets).toEqual(Array.from({ length: 60 }, (_, index) => 140 + index));
  });
});

const sender = (address: string, port: number) => ({ address, port, senderKey: address });

describe("SourceTable", () => {
  test("tells sources apart by address and port, up to its limit", () => {
    const table = new SourceTable(2);
    table.count(sender("10.0.0.1", 1), 10, 0);
    table.count(sender("10.0.0.1", 2), 10, 1);
    expect(table.count(sender("10.0.0.2", 1), 10, 2)).toBeNull();
    table.count(sender("10.0.0.1", 1), 10, 3);
    expect(table.size).toBe(2);
    expect(table.untold).toBe(1);
    expect([...table].map((source) => source.meter.packets)).toEqual([2, 1]);
  });

  test("gives mean and deviation of the time between packets", () => {
    const table = new SourceTable();
    const times = [0, 10, 30, 40, 60];
    for (const at of times) table.count(sender("10.0.0.1", 1), 10, at);
    const [source] = table;
    expect(source?.interval?.mean).toBeCloseTo(15);
    expect(source?.interval?.deviation).toBeCloseTo(5);
    const young = new SourceTable();
    young.count(sender("10.0.0.1", 1), 10, 0);
    young.count(sender("10.0.0.1", 1), 10, 5);
    expect([...young][0]?.interval).toBeNull();
  });
});
