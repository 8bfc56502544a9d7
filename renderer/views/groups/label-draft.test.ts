import { expect, it } from "vitest";
import { rowsOf } from "../../testing/show.tsx";
import { draftOf, labelsOf, marksOf } from "./label-draft.ts";

const rows = rowsOf(
  { label: "Studio", colour: "teal" },
  { label: "Studio", colour: null },
  { label: "Gate", colour: null },
);

it("begins with what all rows have in common", () => {
  expect(draftOf(rows.slice(0, 2))).toEqual({ label: "Studio", colour: undefined });
  expect(draftOf(rows.slice(1))).toEqual({ label: undefined, colour: null });
});

it("changes only what was said, and only rows that it changes", () => {
  expect(marksOf(rows, { label: undefined, colour: "teal" })).toEqual([
    { id: 2, label: "Studio", colour: "teal" },
    { id: 3, label: "Gate", colour: "teal" },
  ]);
  expect(marksOf(rows, { label: " Gate ", colour: undefined }).map(({ id }) => id)).toEqual([1, 2]);
});

it("offers the labels that are there, the most used first", () => {
  expect(labelsOf([...rows, ...rowsOf({ label: "" })])).toEqual(["Studio", "Gate"]);
});
