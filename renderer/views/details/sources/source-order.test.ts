import { describe, expect, test } from "vitest";
import type { Source } from "../../../../shared/model/source.ts";
import { madeUpSource } from "../../../../shared/testing/made-up-source.ts";
import { sourceKey } from "./source-key.ts";
import { arrivalRanks, sourceLetter } from "./source-letter.ts";
import { orderSources, type SourceSort } from "./source-order.ts";

const byPackets: SourceSort = { column: "packets", descending: true };

function order(
  sources: Source[],
  sort: SourceSort,
  previous: string[] = [],
  freedom: "keep" | "steady" | "sort" = "sort",
) {
  const map = new Map(sources.map((source) => [sourceKey(source), source]));
  return orderSources(previous, map, sort, freedom);
}

describe("order of sources", () => {
  const sources = [
    madeUpSource({ address: "10.0.0.9", packets: 100 }),
    madeUpSource({ address: "10.0.0.10", packets: 300 }),
    madeUpSource({ address: "fe80::1", packets: 200 }),
  ];
  const [a, b, c] = ["10.0.0.9 5353", "10.0.0.10 5353", "fe80::1 5353"];

  test("sorts by figures and by the numbers of addresses", () => {
    expect(order(sources, byPackets)).toEqual([b, c, a]);
    expect(order(sources, { column: "packets", descending: false })).toEqual([a, c, b]);
    expect(order(sources, { column: "source", descending: false })).toEqual([a, b, c]);
  });

  test("a source without an interval comes last", () => {
    const timed = [
      madeUpSource({ address: "10.0.0.1" }),
      madeUpSource({ address: "10.0.0.2", interval: { mean: 9, deviation: 1 } }),
    ];
    expect(order(timed, { column: "interval", descending: false })).toEqual([
      "10.0.0.2 5353",
      "10.0.0.1 5353",
    ]);
  });

  test("near equals do not change places, a clear lead does", () => {
    const near = [
      madeUpSource({ address: "10.0.0.1", packets: 100 }),
      madeUpSource({ address: "10.0.0.2", packets: 104 }),
      madeUpSource({ address: "10.0.0.3", packets: 200 }),
    ];
    const previous = ["10.0.0.1 5353", "10.0.0.2 5353", "10.0.0.3 5353"];
    expect(order(near, byPackets, previous, "steady")).toEqual([
      "10.0.0.3 5353",
      "10.0.0.1 5353",
      "10.0.0.2 5353",
    ]);
    expect(order(near, byPackets, previous, "keep")).toEqual(previous);
  });

  test("new ones join at the end and lost ones leave", () => {
    expect(order(sources, byPackets, ["gone 1", c], "keep")).toEqual([c, a, b]);
  });
});

test("letters go on after Z", () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(sourceLetter)).toEqual([
    "A",
    "B",
    "Z",
    "AA",
    "AB",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
  ]);
});

test("letters follow the order of arrival, whatever the order of the answer", () => {
  const ranks = arrivalRanks([
    madeUpSource({ address: "10.0.0.1", firstAt: 30 }),
    madeUpSource({ address: "10.0.0.2", firstAt: 10 }),
  ]);
  expect(ranks.get("10.0.0.2 5353")).toBe(0);
  expect(ranks.get("10.0.0.1 5353")).toBe(1);
});
