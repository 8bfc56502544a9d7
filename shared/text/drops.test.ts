import { expect, test } from "vitest";
import { arrivesUnheard, sharingSentence } from "./drops.ts";

const row = { joinedAt: 0, droppedAt: null, lastAt: null };

test("what was dropped after the last packet shows that packets still come", () => {
  expect(arrivesUnheard({ ...row, droppedAt: 2_000, lastAt: 1_000 }, 6_500)).toBe(true);
  expect(arrivesUnheard({ ...row, droppedAt: 2_000 }, 6_500)).toBe(true);
  // One packet in half a minute, and each is dropped.
  expect(arrivesUnheard({ ...row, droppedAt: 91_000, lastAt: 1_000 }, 120_000)).toBe(true);
});

test("older drops say nothing of a silence that came after them, nor do none", () => {
  expect(arrivesUnheard({ ...row, droppedAt: 1_000, lastAt: 2_000 }, 3_000)).toBe(false);
  expect(arrivesUnheard({ ...row, droppedAt: 2_000, lastAt: 1_000 }, 120_000)).toBe(false);
  expect(arrivesUnheard(row, 3_000)).toBe(false);
});

test("they count for five seconds where that is more than half of the silence", () => {
  expect(arrivesUnheard({ ...row, droppedAt: 2_000, lastAt: 1_000 }, 7_000)).toBe(true);
  expect(arrivesUnheard({ ...row, droppedAt: 2_000, lastAt: 1_000 }, 7_001)).toBe(false);
});

test("rows that may hold each other's packets say whether that is known", () => {
  const row = { sharedWith: [], unsureApart: false, port: 5_000 };
  expect(sharingSentence(row, "win32")).toBeNull();
  expect(sharingSentence({ ...row, sharedWith: ["eth1", "eth2"] }, "linux")).toBe(
    "This system also delivers what arrives on eth1 and eth2: the figures may hold both.",
  );
  expect(sharingSentence({ ...row, unsureApart: true }, "win32")).toBe(
    "It is not known whether Windows keeps this row apart from the others on port 5000: the figures may hold their packets too.",
  );
  expect(sharingSentence({ ...row, unsureApart: true }, "darwin")).toContain("whether macOS keeps");
});
