import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import type { Feed } from "../feeds/feed.ts";
import { TotalMeter } from "../traffic/meter/total-meter.ts";
import { Seconds } from "./seconds.ts";

/** Counts one packet of ten bytes at each time. */
function count(total: TotalMeter, ...times: number[]): void {
  const at = Float64Array.from(times);
  total.count(
    {
      at,
      size: new Uint32Array(at.length).fill(10),
      ttl: new Int16Array(at.length),
      tos: new Int16Array(at.length),
    },
    0,
    at.length,
  );
}

/** A feed that is all there is. */
const only = (total: TotalMeter): Feed[] => [{ id: 7, traffic: total } as unknown as Feed];

test("all seconds of a pause are told, and those told before that grew since", () => {
  const total = new TotalMeter();
  const seconds = new Seconds(10_000);
  const close = (now: number) =>
    seconds.close(now, only(total), total).map(({ index, total: { packets }, ids, packets: of }) => ({
      ...{ index, packets, row: of[ids.indexOf(7)] ?? 0 },
    }));
  count(total, 10_100, 10_900);
  expect(close(10_990)).toEqual([]);
  expect(close(11_010)).toEqual([{ index: 10, packets: 2, row: 2 }]);
  // Two sockets are read one after the other: the second one's packets are the older ones.
  count(total, 13_500, 14_500);
  count(total, 10_950, 11_500, 13_600);
  expect(close(15_000)).toEqual([
    { index: 10, packets: 3, row: 3 },
    { index: 11, packets: 1, row: 1 },
    { index: 12, packets: 0, row: 0 },
    { index: 13, packets: 2, row: 2 },
    { index: 14, packets: 1, row: 1 },
  ]);
  expect(total.rate(15_000)).toEqual({ packets: 1, bits: 80 });
});

test("of a long pause only what a history holds is told", () => {
  const total = new TotalMeter();
  const seconds = new Seconds(0);
  count(total, 500);
  const told = seconds.close(10 * limits.historySeconds * 1_000, [], total);
  expect(told).toHaveLength(limits.historySeconds);
  expect(told.at(-1)?.index).toBe(10 * limits.historySeconds - 1);
});
