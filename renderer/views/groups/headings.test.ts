import { expect, it } from "vitest";
import type { Pair } from "../../../shared/model/pair.ts";
import { rowsOf } from "../../testing/show.tsx";
import { headingSums } from "./heading-sums.ts";
import { headedLines, headingKey, headingValue, wholePairs } from "./headings.ts";
import { linesOf } from "./lines.ts";

const on = (name: string | null) => ({ interface: name === null ? null : { name, address: null } });
const compare = (a: string, b: string): number => (a < b ? -1 : 1);
const pair = { id: 7, a: { id: 1 }, b: { id: 3 } } as Pair;

function told(order: readonly number[], values: readonly string[], folded: readonly string[] = []) {
  const headed = { by: "interface", values, folded, compare } as const;
  return headedLines(order, headed, (ids) => linesOf(ids, new Map())).map((line) =>
    line.is === "heading" ? `${line.value || "none"} ${line.ids.join()}` : line.id,
  );
}

it("puts rows below what they have in common, in the table’s order, and those that have nothing last", () => {
  expect(told([4, 1, 3, 2], ["eth1", "", "eth0", "eth1"])).toEqual([
    "eth0 3",
    3,
    "eth1 4,2",
    4,
    2,
    "none 1",
    1,
  ]);
});

it("keeps the rows of a folded heading, and shows none", () => {
  expect(told([1, 2], ["eth1", "eth0"], [headingKey("interface", "eth1")])).toEqual(["eth0 2", 2, "eth1 1"]);
});

it("asks a row for its interface, its label or whether it is of a pair", () => {
  const [row, other] = rowsOf({ ...on("eth1"), label: "Studio" }, { ...on(null) });
  if (!row || !other) throw new Error("no rows");
  expect(headingValue("interface", row, [])).toBe("eth1");
  expect(headingValue("interface", other, [])).toBe("");
  expect(headingValue("label", row, [])).toBe("Studio");
  expect([headingValue("pair", row, [pair]), headingValue("pair", other, [pair])]).toEqual(["paired", ""]);
});

it("merges a pair only where both legs are below one heading, or a filter hides one", () => {
  const all = new Set([1, 2, 3]);
  expect(wholePairs([pair], new Set([1, 2]), all)).toEqual([]);
  expect(wholePairs([pair], new Set([1, 3]), all)).toEqual([pair]);
  expect(wholePairs([pair], new Set([1, 2]), new Set([1, 2]))).toEqual([pair]);
});

it("sums what is known of rows, and knows nothing where none is", () => {
  const rows = rowsOf(
    { rate: { packets: 10, bits: 800 }, lost: 1, expected: 100, kernelDrops: null },
    { state: "stalled", rate: { packets: 0, bits: 0 }, lost: null, expected: null, kernelDrops: null },
    { state: "failed", rate: { packets: 5, bits: 40 }, lost: 2, expected: 50, kernelDrops: null },
  );
  const all = new Map(rows.map((row) => [row.id, row]));
  expect(headingSums([1, 2, 3, 9], all)).toEqual({
    rate: { packets: 15, bits: 840 },
    ...{ lost: 3, expected: 150, kernelDrops: null },
    states: { receiving: 1, silent: 1, failed: 1, joining: 0 },
  });
});
