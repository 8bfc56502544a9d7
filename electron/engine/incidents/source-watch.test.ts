import { expect, test } from "vitest";
import { type SourceSeen, SourceWatch } from "./source-watch.ts";

const source = (address: string, more: Partial<SourceSeen> = {}): SourceSeen => ({
  ...{ address, port: 5_000, firstAt: 1_000, lastAt: 1_000, intervalMs: 10, ...more },
});

test("the first sources are no news, a later one is, and one that stops while others send is gone", () => {
  const watch = new SourceWatch();
  expect(watch.look(2_000, [source("10.0.0.1"), source("10.0.0.2")])).toEqual([]);
  const later = source("10.0.0.3", { firstAt: 60_000, lastAt: 60_000 });
  const one = source("10.0.0.1", { lastAt: 60_000 });
  // Whether in place of another is not known at once.
  expect(watch.look(60_500, [one, source("10.0.0.2", { lastAt: 59_000 }), later])).toEqual([]);
  expect(watch.look(65_000, [one, source("10.0.0.2", { lastAt: 59_000 }), later])).toEqual([
    { name: "source-new", values: { address: "10.0.0.3", port: 5_000 } },
  ]);
  const still = source("10.0.0.1", { lastAt: 95_000 });
  expect(watch.look(95_000, [still, source("10.0.0.2", { lastAt: 59_000 }), later])).toEqual([
    { name: "source-gone", values: { address: "10.0.0.2", silentMs: 36_000 } },
    { name: "source-gone", values: { address: "10.0.0.3", silentMs: 35_000 } },
  ]);
  const back = source("10.0.0.2", { lastAt: 96_000 });
  const on = source("10.0.0.1", { lastAt: 101_000 });
  expect(watch.look(96_000, [still, back, later])).toEqual([]);
  expect(watch.look(101_000, [on, back, later])).toEqual([
    { name: "source-new", values: { address: "10.0.0.2", port: 5_000 } },
  ]);
  expect(watch.look(102_000, [on, back, later])).toEqual([]);
});

test("a source that sends seldom is not gone between its packets, and silence of all is no source's", () => {
  const watch = new SourceWatch();
  const seldom = source("10.0.0.2", { intervalMs: 30_000 });
  watch.look(2_000, [source("10.0.0.1"), seldom]);
  expect(watch.look(200_000, [source("10.0.0.1", { lastAt: 200_000 }), seldom])).toEqual([]);
  expect(watch.look(900_000, [source("10.0.0.1", { lastAt: 200_000 }), seldom])).toEqual([]);
});

test("another port of the same address is the same source", () => {
  const watch = new SourceWatch();
  watch.look(2_000, [source("10.0.0.1")]);
  expect(
    watch.look(60_000, [
      source("10.0.0.1"),
      source("10.0.0.1", { port: 6_000, firstAt: 59_000, lastAt: 60_000 }),
    ]),
  ).toEqual([]);
});

test("one that begins where the only other one ends is a change, and the one before is not told as gone as well", () => {
  const watch = new SourceWatch();
  expect(watch.look(100_000, [source("10.0.0.1", { lastAt: 100_000 })])).toEqual([]);
  const before = source("10.0.0.1", { lastAt: 120_000 });
  const after = (lastAt: number) => source("10.0.0.2", { port: 7, firstAt: 120_400, lastAt });
  expect(watch.look(121_000, [before, after(121_000)])).toEqual([]);
  expect(watch.look(126_000, [before, after(126_000)])).toEqual([
    { name: "source-changed", values: { before: "10.0.0.1", address: "10.0.0.2", port: 7 } },
  ]);
  expect(watch.look(200_000, [before, after(200_000)])).toEqual([]);
  // And back again.
  const again = (lastAt: number) => source("10.0.0.1", { lastAt });
  expect(watch.look(210_000, [again(210_000), after(209_800)])).toEqual([]);
  expect(watch.look(215_000, [again(215_000), after(209_800)])).toEqual([
    { name: "source-changed", values: { before: "10.0.0.2", address: "10.0.0.1", port: 5_000 } },
  ]);
});

test("one that sends seldom is not replaced by one that comes between its packets", () => {
  const watch = new SourceWatch();
  const seldom = source("10.0.0.1", { intervalMs: 10_000, lastAt: 119_000 });
  watch.look(100_000, [seldom]);
  const other = source("10.0.0.2", { firstAt: 120_000, lastAt: 126_000 });
  watch.look(121_000, [seldom, other]);
  expect(watch.look(126_000, [seldom, other])).toEqual([
    { name: "source-new", values: { address: "10.0.0.2", port: 5_000 } },
  ]);
});
