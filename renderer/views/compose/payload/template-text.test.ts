import { expect, test } from "vitest";
import { partsOf } from "./template-text.tsx";

const shown = (text: string) => partsOf(text).map(({ start, end, look }) => [text.slice(start, end), look]);

test("marks each field by what it does to the packets, and the whole text stays", () => {
  const text = "seq={seq:6} t={time:us}{host}{random:4} {hex: ff}";
  expect(shown(text)).toEqual([
    ["seq=", undefined],
    ["{seq:6}", "counted"],
    [" t=", undefined],
    ["{time:us}", "timed"],
    ["{host}", "fixed"],
    ["{random:4}", "noise"],
    [" ", undefined],
    ["{hex: ff}", "plain"],
  ]);
  expect(shown("")).toEqual([]);
});

test("underlines what is wrong between what is right, and nothing while it may become right", () => {
  expect(shown("{seq} {sec} {time}")).toEqual([
    ["{seq}", "counted"],
    [" {", undefined],
    ["sec", "wrong"],
    ["} ", undefined],
    ["{time}", "timed"],
  ]);
  expect(shown("a {se")).toEqual([["a {se", undefined]]);
  expect(shown("{seq}".repeat(65))).toHaveLength(65);
});
