import { expect, test } from "vitest";
import { mergedBook } from "./book.ts";

const entry = (name: string, address = `239.1.1.${name.length}`) => ({ address, port: null, name, note: "" });

test("two books of one origin have what was added, changed and removed in either", () => {
  const base = [entry("a"), entry("bb"), entry("ccc"), entry("dddd")];
  const ours = [entry("a"), entry("ours", "239.1.1.2"), entry("dddd"), entry("fffff")];
  const theirs = [entry("a"), entry("bb"), entry("ccc"), entry("theirs", "239.1.1.9")];
  expect(mergedBook(base, ours, theirs)).toEqual([
    entry("a"),
    entry("theirs", "239.1.1.9"),
    entry("ours", "239.1.1.2"),
    entry("fffff"),
  ]);
  expect(mergedBook(base, base, theirs)).toEqual(theirs);
  expect(mergedBook([], ours, ours)).toEqual(ours);
});
