import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseDescription } from "./description-text.ts";

test("the documented descriptions are read", () => {
  const text = readFileSync(new URL("../../docs/described-formats.md", import.meta.url), "utf8");
  const examples = Array.from(text.matchAll(/```json\n(.*?)```/gs), ([, json = ""]) => json);
  expect(examples).toHaveLength(4);
  expect(examples.map((json) => parseDescription(json).ok)).toEqual([true, true, true, true]);
});
