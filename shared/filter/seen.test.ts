import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { SeenFields } from "./seen.ts";

test("the newest values stand first, once each", () => {
  const seen = new SeenFields();
  for (const text of ["a", "b", "a"]) seen.add("x.y", text);
  expect(seen.valuesOf("x.y")).toEqual([
    { text: "a", shown: "a" },
    { text: "b", shown: "b" },
  ]);
  expect(seen.paths).toEqual([{ path: "x.y", title: "" }]);
});

test("is bounded: the fields and values that were not seen for longest give way", () => {
  const seen = new SeenFields();
  for (let value = 0; value <= limits.filterValuesSeen; value += 1) seen.add("x.y", String(value));
  expect(seen.valuesOf("x.y")).toHaveLength(limits.filterValuesSeen);
  expect(seen.valuesOf("x.y").at(-1)?.text).toBe("1");
  for (let field = 0; field < limits.filterFieldsSeen; field += 1) seen.add(`x.f${field}`, "1");
  expect(seen.paths).toHaveLength(limits.filterFieldsSeen);
  expect(seen.valuesOf("x.y")).toEqual([]);
  seen.add("x.long", "a".repeat(limits.filterSeenCharacters + 1));
  expect(seen.valuesOf("x.long")).toEqual([]);
});

test("numbers are written as they are shown, in hexadecimal digits or not", () => {
  const seen = new SeenFields();
  const field = (name: string, value: number, text: string) => ({
    ...{ name, title: name, value, text, at: 0, length: 1, bits: null, fields: [] },
  });
  seen.addDecoded({
    type: "x",
    fields: [field("id", 0x5000, "ArtDmx (0x5000)"), field("ttl", 120, "120 s")],
  });
  expect(seen.valuesOf("x.id")).toEqual([{ text: "0x5000", shown: "ArtDmx (0x5000)" }]);
  expect(seen.valuesOf("x.ttl")).toEqual([{ text: "120", shown: "120 s" }]);
  expect(seen.valuesOf("type")).toEqual([{ text: "x", shown: "x" }]);
});
