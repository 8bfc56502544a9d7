import { expect, test } from "vitest";
import { historyFigures } from "../../../shared/model/kept-history.ts";
import { noThresholds, type Thresholds } from "../../../shared/model/threshold.ts";
import { openDatabase } from "./database.ts";
import { mayCross, replay } from "./replay.ts";
import { HistoryStore } from "./store.ts";

type Second = { readonly packets?: number; readonly lost?: number; readonly jitter?: number };

/** Minutes of seconds; what a second does not say is not known, but for packets of one that says anything. */
function minutes(seconds: readonly (Second | null)[]) {
  return Array.from({ length: Math.ceil(seconds.length / 60) }, (_, minute) => ({
    minute: 1_000 + minute,
    seconds: historyFigures.map(({ name }) =>
      Float64Array.from({ length: 60 }, (_, second) => {
        const one = seconds[minute * 60 + second];
        if (one === null || one === undefined) return Number.NaN;
        if (name === "packets") return one.packets ?? 100;
        if (name === "bytes") return (one.packets ?? 100) * 1_000;
        return name === "lost" || name === "jitter" ? (one[name] ?? Number.NaN) : Number.NaN;
      }),
    ),
  }));
}
const times = (count: number, second: Second | null = {}) => Array.from({ length: count }, () => second);
const told = (seconds: readonly (Second | null)[], given: Partial<Thresholds>) =>
  replay(minutes(seconds), { ...noThresholds, ...given });
const limit = (one: number, lasting = 0) => ({ limit: one, lasting });

test("counts each time that a limit would have told of, one that wavers once", () => {
  const seconds = [
    ...times(20, { lost: 0 }),
    ...times(3, { lost: 50 }),
    ...times(4, { lost: 0 }),
    ...times(2, { lost: 50 }),
    ...times(40, { lost: 0 }),
    ...times(2, { lost: 50 }),
    ...times(20, { lost: 0 }),
  ];
  expect(told(seconds, { "loss-above": limit(1) })).toEqual({ told: 2, seconds: 91 });
  expect(told(seconds, { "loss-above": limit(1, 3) }).told).toBe(1);
  expect(told(seconds, { "loss-above": limit(34) }).told).toBe(0);
  // Without time for clearing the list of incidents puts together what is close.
  expect(told(seconds, { "loss-above": limit(1), clearing: 0 }).told).toBe(2);
});

test("silence is a time without packets, and a time in which nobody listened is none", () => {
  const silence = { "silence-over": limit(5) };
  expect(told([...times(10), ...times(5, { packets: 0 }), ...times(10)], silence).told).toBe(0);
  expect(told([...times(10), ...times(7, { packets: 0 }), ...times(10)], silence).told).toBe(1);
  expect(told([...times(10), ...times(300, null), ...times(10)], silence)).toEqual({ told: 0, seconds: 20 });
  // From the join on nothing came.
  expect(told(times(10, { packets: 0 }), silence).told).toBe(1);
});

test("each other figure that is kept, and not the number of sources", () => {
  const seconds = [
    ...times(30, { lost: 0, jitter: 1_000 }),
    ...times(5, { lost: 1, jitter: 30_000, packets: 5 }),
  ];
  for (const one of [
    { "rate-below": limit(50) },
    { "bitrate-below": limit(50_000) },
    { "rate-above": limit(99) },
    { "jitter-above": limit(20) },
    { "error-seconds-above": limit(3) },
  ])
    expect([one, told(seconds, one).told]).toEqual([one, 1]);
  expect(told(seconds, { "sources-not": limit(3) }).told).toBe(0);
});

test("minutes that cannot cross are looked at as a whole, and the same is told", async () => {
  const store = new HistoryStore(await openDatabase(":memory:"));
  const bad = (at: number): Second =>
    at % 1_000 < 9
      ? { packets: 0, lost: 0 }
      : { packets: 100, lost: at % 1_700 < 30 ? 20 : 0, jitter: at % 2_300 };
  const from = 30_000_000;
  const day = minutes(Array.from({ length: 4 * 3_600 }, (_, at) => bad(at)));
  for (const [place, { seconds }] of day.entries()) store.write(from + place, [{ series: "group", seconds }]);
  const thresholds: Thresholds = {
    ...noThresholds,
    ...{
      "loss-above": limit(10, 2),
      "silence-over": limit(5),
      "rate-below": limit(50, 3),
      "jitter-above": limit(2),
    },
  };
  let whole = 0;
  const ask = (isSuspect: Parameters<HistoryStore["minutesOf"]>[3]) =>
    replay(store.minutesOf("group", from, from + 240, isSuspect), thresholds);
  const bySeconds = ask(() => true);
  const bySummaries = ask((minute) => {
    const isSuspect = mayCross(minute, thresholds);
    if (!isSuspect) whole += 1;
    return isSuspect;
  });
  expect(bySummaries).toEqual(bySeconds);
  expect(bySeconds.told).toBeGreaterThan(20);
  expect(whole).toBeGreaterThan(50);
  store.close();
});
