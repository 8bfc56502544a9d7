import { expect, test } from "vitest";
import { itemsFor } from "./filter-items.ts";

const memory = {
  recent: ["ttl = 1", "len > 1000"],
  saved: [
    { name: "Big ones", text: "len > 1400" },
    { name: "Mine", text: "src 10.0.0.31" },
  ],
};
const src = { kind: "field", text: "src ", start: 0, end: 2, about: "Address that sent it" } as const;

test("an empty field offers what was saved and used, then what can be asked for", () => {
  const groups = itemsFor("", [{ ...src, end: 0 }], memory);
  expect(groups.map(({ title, items }) => [title, items.map(({ label }) => label)])).toEqual([
    ["Saved", ["Big ones", "Mine"]],
    ["Recent", ["ttl = 1", "len > 1000"]],
    ["Fields and values", ["src"]],
  ]);
  expect(groups[0]?.items[1]).toMatchObject({ about: "src 10.0.0.31", result: "src 10.0.0.31", caret: 13 });
});

test("what is typed finds saved filters by their name, and none that was merely used", () => {
  const groups = itemsFor("big", [], memory);
  expect(groups.map(({ items }) => items.map(({ label }) => label))).toEqual([["Big ones"]]);
});

test("a completion takes the place of its part of the text, and leaves the rest as it is", () => {
  const [group] = itemsFor("sr and ttl = 1", [src], { recent: [], saved: [] });
  expect(group?.items[0]).toMatchObject({ result: "src  and ttl = 1", caret: 4, goesOn: true });
  const value = { kind: "value", text: "10.0.0.31", start: 4, end: 6, about: "" } as const;
  const [values] = itemsFor("src 10", [value], { recent: [], saved: [] });
  expect(values?.items[0]).toMatchObject({ result: "src 10.0.0.31", caret: 13, goesOn: false });
});

test("what is written already is not offered", () => {
  const value = { kind: "value", start: 4, end: 13, about: "" } as const;
  const offers = ["10.0.0.31", "10.0.0.310"].map((text) => ({ ...value, text }));
  const [values] = itemsFor("src 10.0.0.31", offers, { recent: [], saved: [] });
  expect(values?.items.map(({ label }) => label)).toEqual(["10.0.0.310"]);
});

test("nothing to offer is no list", () => {
  expect(itemsFor("x", [], { recent: ["x"], saved: [] })).toEqual([]);
});
