import { expect, it } from "vitest";
import { historyFigures, type KeptHistory } from "../../../shared/model/kept-history.ts";
import { countedWithin, spanAround } from "./incident-span.ts";

/** Seconds from 1000 on: packets, then lost. */
function history(packets: readonly number[], lost: readonly number[]): KeptHistory {
  const figure = (sum: readonly number[]) => ({
    sum: Float64Array.from(sum),
    least: Float64Array.from(sum),
    most: Float64Array.from(sum),
    seconds: Float64Array.from(sum, () => 1),
  });
  const unknown = packets.map(() => Number.NaN);
  const figures = Object.fromEntries(
    historyFigures.map(({ name }) => [
      name,
      figure(name === "packets" ? packets : name === "lost" ? lost : unknown),
    ]),
  ) as KeptHistory["figures"];
  return { from: 1_000, step: 1, length: packets.length, figures };
}

it("draws time before and after, and nothing of the future", () => {
  expect(spanAround({ at: 1_000_000, until: 1_010_000 }, 2_000_000)).toEqual({
    from: 955,
    to: 1_055,
    step: 1,
  });
  expect(spanAround({ at: 1_000_000, until: null }, 1_010_000)).toEqual({ from: 955, to: 1_010, step: 1 });
});

it("counts what lies within, names the worst second, and takes nothing unknown for zero", () => {
  const counted = countedWithin(history([100, 60, 90, 100], [0, 40, 10, 0]), 1_001_000, 1_002_000);
  expect(counted).toEqual({
    packets: 150,
    lost: 50,
    dropped: null,
    droppedSeconds: 0,
    worst: { time: 1_001, share: 40 },
  });
});
