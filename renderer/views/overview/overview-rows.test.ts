import { expect, test } from "vitest";
import type { OverviewRow } from "../../../shared/model/kept-history.ts";
import { overviewCsv } from "./overview-csv.ts";
import {
  lossAt,
  matching,
  notJoined,
  type OverviewGroup,
  placeIn,
  rateAt,
  silentSeconds,
  topOf,
  troubled,
  worstOf,
} from "./overview-rows.ts";

const unknown = Number.NaN;
const columns = (...values: readonly number[]) => Float32Array.from(values);

/** Six stretches of ten seconds: not joined, two that went well, one with loss, a silent and a failed one. */
const figures: OverviewRow = {
  key: "live/239.1.2.3:5004/on/lo",
  mean: columns(unknown, 100, 90, 80, 0, unknown),
  most: columns(unknown, 110, 120, 85, 0, unknown),
  lost: columns(unknown, 0, 0, 200, 0, unknown),
  share: columns(unknown, 0, 0, 20, 0, unknown),
  dropped: columns(unknown, 0, 0, 4, 0, unknown),
  errors: columns(unknown, 0, 0, 7, 9, 10),
  joined: columns(0, 10, 10, 10, 10, 10),
  worstShare: 41.2,
  errorSeconds: 26,
};
const running = columns(10, 10, 10, 10, 10, 10);
const group: OverviewGroup = {
  ...{ id: 1, key: figures.key, endpoint: "239.1.2.3:5004", name: "Playout B", state: "receiving", figures },
};
const times = { from: 1_000, step: 10, length: 6 };

test("a gap is told apart from silence, silence from what cannot be heard, and all from a group that was not joined", () => {
  expect(notJoined(figures, running)).toEqual([{ from: 0, to: 1 }]);
  expect(notJoined(figures, columns(0, 10, 10, 10, 10, 10))).toEqual([]);
  expect(troubled(figures)).toEqual([
    { from: 5, to: 6, kind: "failed" },
    { from: 4, to: 5, kind: "silent" },
  ]);
  expect(silentSeconds(figures)).toBe(9);
});

test("the worst is what stands in the way now, then loss, then silence; without numbers it is not known", () => {
  const worst = (part: Partial<OverviewGroup>) => worstOf({ ...group, ...part }).text;
  expect(worst({ state: "failed" })).toBe("cannot join");
  expect(worst({ state: "stalled" })).toBe("silent");
  expect(worst({})).toBe("41.20 %");
  expect(worst({ figures: { ...figures, worstShare: 0 } })).toBe("silent 9 s");
  const well = { ...figures, errors: columns(0, 0, 0, 0, 0, 0) };
  expect(worst({ figures: { ...well, worstShare: 0 } })).toBe("0.00 %");
  expect(worst({ figures: { ...well, worstShare: null } })).toBe("–");
  expect(worst({ figures: null })).toBe("–");
});

test("values are those of the stretch under the cursor, and a dash in a gap", () => {
  expect([placeIn(times, 999), placeIn(times, 1_035), placeIn(times, 1_060)]).toEqual([null, 3, null]);
  expect(rateAt(figures, "packets", 1)).toEqual({ text: "100", look: "plain" });
  expect(rateAt(figures, "bits", 1).text).toBe("800 bit/s");
  expect(rateAt(figures, "packets", 4).look).toBe("faint");
  expect([rateAt(figures, "packets", 0).text, rateAt(figures, "packets", null).text]).toEqual(["–", "–"]);
  expect([lossAt(figures, 3), lossAt(figures, 0), lossAt(figures, null)]).toEqual([20, null, null]);
  expect([topOf(figures, "packets"), topOf(figures, "bits")]).toEqual([120, 960]);
});

test("groups are found by address and name, and all is taken along as text", () => {
  const other = { ...group, id: 2, endpoint: "[ff15::1]:5000", name: "Lab sensors", figures: null };
  expect(matching([group, other], " PLAY ").map(({ id }) => id)).toEqual([1]);
  expect(matching([group, other], "ff15").map(({ id }) => id)).toEqual([2]);
  const lines = overviewCsv([group, other], times, "packets").split("\r\n");
  expect(lines[0]).toContain("packets_per_second,packets_per_second_most,lost");
  expect(lines.slice(1, 3)).toEqual([
    "1970-01-01T00:16:40.000Z,239.1.2.3:5004,Playout B,,,,,,",
    "1970-01-01T00:16:50.000Z,239.1.2.3:5004,Playout B,100,110,0,0,0,0",
  ]);
  expect(lines).toHaveLength(8);
});
