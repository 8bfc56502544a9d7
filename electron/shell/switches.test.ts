import { expect, test } from "vitest";
import { readMemory } from "./switches.ts";

const read = (value: string) => {
  const told: string[] = [];
  const bytes = readMemory({ getSwitchValue: (name) => (name === "memory" ? value : "") }, (sentence) =>
    told.push(sentence),
  );
  return { bytes, told };
};

test("the memory is read in MiB, and the usual is taken without it", () => {
  expect(read("512")).toEqual({ bytes: 512 * 1024 * 1024, told: [] });
  expect(read("")).toEqual({ bytes: null, told: [] });
});

test("what cannot be is told, and the usual is taken", () => {
  expect(read("1")).toEqual({ bytes: null, told: ["1 is too small: a memory in MiB is 16 to 65,536."] });
});
