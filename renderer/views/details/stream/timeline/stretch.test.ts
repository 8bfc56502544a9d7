import { describe, expect, it } from "vitest";
import { madeUpSeconds } from "../../../../../shared/testing/made-up-stream.ts";
import { secondWords } from "./second-text.ts";
import { secondsCsv } from "./seconds-csv.ts";
import { knownPart, mostOf, placeOf, timesOf, valuesOf } from "./stretch.ts";

/** Five seconds from 100.3 s on, of which the fourth has no jitter. */
const seconds = madeUpSeconds({
  from: 100_300,
  received: [10, 9, 10, 0, 10],
  bytes: [1_000, 900, 1_000, 0, 1_000],
  lost: [0, 1, 0, 7, 0],
  jitter: [0.5, 0.25, 0.5, Number.NaN, 1],
});

describe("a stretch of seconds", () => {
  it("holds what is both known and shown", () => {
    expect(knownPart({ seconds, from: 90, to: 103 })).toEqual({ first: 100, end: 103 });
    expect(knownPart({ seconds, from: 102, to: 200 })).toEqual({ first: 102, end: 105 });
    expect(knownPart({ seconds, from: 10, to: 20 })).toEqual({ first: 100, end: 100 });
  });

  it("has times and values that fit each other, and gaps where nothing is known", () => {
    const stretch = { seconds, from: 101, to: 104 };
    expect(timesOf(stretch)).toEqual([101, 102, 103]);
    expect(valuesOf(stretch, "lost")).toEqual([1, 0, 7]);
    expect(valuesOf(stretch, "jitter")).toEqual([0.25, 0.5, null]);
    expect(valuesOf(stretch, "bytes", (bytes) => bytes * 8)).toEqual([7_200, 8_000, 0]);
    expect(mostOf(stretch, "lost")).toBe(7);
    expect(placeOf(stretch, 99)).toBeNull();
    expect(placeOf(stretch, 104)).toBe(4);
    expect(placeOf(stretch, 105)).toBeNull();
  });

  it("goes as comma-separated values, empty where nothing is known", () => {
    expect(secondsCsv({ seconds, from: 102, to: 104 }).split("\r\n")).toEqual([
      "time,received,bytes,lost,reordered,duplicates,dropped_here,late,jitter_ms,delay_least_ms,delay_median_ms,delay_p99_ms",
      "1970-01-01T00:01:42Z,10,1000,0,0,0,0,0,0.5,,,",
      "1970-01-01T00:01:43Z,0,0,7,0,0,0,0,,,,",
      "",
    ]);
  });
});

it("a second is its rate and whatever was not as it should be", () => {
  expect(secondWords(seconds, 1)).toEqual(["7.2 kbit/s", "1 lost", "jitter 0.25 ms"]);
  expect(secondWords(seconds, 3)).toEqual(["0 bit/s", "7 lost"]);
});
