import fc from "fast-check";
import { expect, test } from "vitest";
import { noThresholds, type Thresholds } from "../../../shared/model/threshold.ts";
import { type Crossing, type Sample, ThresholdWatch } from "./threshold-watch.ts";

const good: Sample = {
  ...{ now: 0, expected: 100, lost: 0, packets: 100, bits: 800_000, silentMs: 0, jitterMs: 1, sources: 2 },
};

/** Looks once a second, from second 1 on, and notes what was told at which second. */
function watched(thresholds: Partial<Thresholds>) {
  const told: (Crossing & { at: number })[] = [];
  let second = 0;
  const watch = new ThresholdWatch((crossing) => told.push({ ...crossing, at: second }));
  const look = (samples: readonly Partial<Sample>[]): void => {
    for (const sample of samples) {
      second += 1;
      watch.look({ ...good, ...sample, now: second * 1_000 }, { ...noThresholds, ...thresholds });
    }
  };
  const times = (count: number, sample: Partial<Sample>) => Array.from({ length: count }, () => sample);
  return { told, look, times, watch };
}

test("loss is told when it lasts, with the worst of it, and its end once it was good for long enough", () => {
  const { told, look, times } = watched({ "loss-above": { limit: 1, lasting: 3 }, clearing: 5 });
  look(times(4, {}));
  look([{ lost: 5 }, { lost: 5 }, { lost: 2 }]);
  expect(told).toEqual([{ figure: "loss-above", limit: 1, since: 4_000, until: null, worst: 5, at: 7 }]);
  look([{ lost: 40 }, { lost: 0 }, { lost: 30 }, ...times(4, {})]);
  expect(told.slice(1)).toEqual([expect.objectContaining({ worst: 40, until: null, at: 8 })]);
  look(times(1, {}));
  expect(told.at(-1)).toEqual({
    figure: "loss-above",
    limit: 1,
    since: 4_000,
    until: 10_000,
    worst: 40,
    at: 15,
  });
  look(times(60, {}));
  expect(told).toHaveLength(3);
});

test("what does not last is not told", () => {
  const { told, look } = watched({ "rate-below": { limit: 50, lasting: 2 } });
  look([{ packets: 10 }, {}, { packets: 0 }, {}, { packets: 49 }, {}]);
  expect(told).toEqual([]);
  look([{ packets: 10 }, { packets: 20 }]);
  expect(told).toMatchObject([{ figure: "rate-below", worst: 10, since: 6_000 }]);
});

test("silence begins when it was over the limit, not when it was looked at", () => {
  const { told, look } = watched({ "silence-over": { limit: 5, lasting: 0 } });
  look([{ silentMs: 4_500 }, { silentMs: 5_500 }]);
  expect(told).toEqual([{ figure: "silence-over", limit: 5, since: 1_500, until: null, worst: 5.5, at: 2 }]);
});

test("each other figure against its limit, and null against none", () => {
  const cases: [keyof Omit<Thresholds, "clearing">, number, Partial<Sample>, number][] = [
    ["rate-above", 100, { packets: 101 }, 101],
    ["bitrate-below", 800_000, { bits: 799_999 }, 799_999],
    ["bitrate-above", 800_000, { bits: 800_001 }, 800_001],
    ["jitter-above", 1, { jitterMs: 1.5 }, 1.5],
    ["sources-not", 2, { sources: 1 }, 1],
    ["sources-not", 2, { sources: 3 }, 3],
    ["error-seconds-above", 0, { lost: 1 }, 1],
  ];
  for (const [figure, limit, sample, worst] of cases) {
    const { told, look } = watched({ [figure]: { limit, lasting: 0 } });
    look([{}, { lost: null, expected: null, jitterMs: null, silentMs: null }]);
    expect([figure, told]).toEqual([figure, []]);
    look([sample]);
    expect(told).toMatchObject([{ figure, limit, worst, until: null }]);
  }
});

test("error seconds leave after an hour", () => {
  const { told, look, times } = watched({ "error-seconds-above": { limit: 2, lasting: 0 }, clearing: 0 });
  look([{ lost: 1 }, { lost: 1 }, {}, { lost: 3 }]);
  expect(told).toMatchObject([{ worst: 3, until: null, at: 4 }]);
  look(times(3_596, {}));
  expect(told).toHaveLength(1);
  look(times(1, {}));
  expect(told.at(-1)).toMatchObject({ until: 3_600_000 });
});

test("a limit that is changed or taken away ends what it was crossed for", () => {
  const { told, look, watch } = watched({ "loss-above": { limit: 1, lasting: 0 } });
  look([{ lost: 5 }]);
  watch.look({ ...good, lost: 5, now: 2_000 }, { ...noThresholds, "loss-above": { limit: 2, lasting: 0 } });
  expect(told.map(({ limit, until }) => [limit, until])).toEqual([
    [1, null],
    [1, 1_000],
    [2, null],
  ]);
  watch.look({ ...good, lost: 5, now: 3_000 }, noThresholds);
  expect(told.at(-1)).toMatchObject({ limit: 2, until: 2_000 });
  watch.close();
  expect(told).toHaveLength(4);
});

test("whatever comes, each beginning has one end, and ends come after beginnings", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ lost: fc.integer({ min: 0, max: 100 }), packets: fc.nat(200) }), {
        maxLength: 120,
      }),
      fc.nat(5),
      fc.nat(8),
      (samples, lasting, clearing) => {
        const { told, look, watch } = watched({
          ...{ "loss-above": { limit: 50, lasting }, "rate-below": { limit: 100, lasting }, clearing },
        });
        look(samples);
        watch.close();
        for (const figure of ["loss-above", "rate-below"]) {
          const own = told.filter((one) => one.figure === figure);
          let open: number | null = null;
          for (const { since, until, worst, limit } of own) {
            if (open !== null) expect(since).toBe(open);
            open = until === null ? since : null;
            expect(figure === "loss-above" ? worst > limit : worst < limit).toBe(true);
            if (until !== null) expect(until - since).toBeGreaterThanOrEqual(1_000 * Math.max(1, lasting));
          }
          expect(open).toBeNull();
        }
      },
    ),
  );
});
