import { expect, test } from "vitest";
import { arrivesUnheard, droppedHere, sharingSentence } from "./drops.ts";

test("what was dropped after the last packet shows that packets still come", () => {
  expect(arrivesUnheard({ kernelDrops: 5, droppedAt: 2_000, lastAt: 1_000 })).toBe(true);
  expect(arrivesUnheard({ kernelDrops: 5, droppedAt: 2_000, lastAt: null })).toBe(true);
});

test("older drops, none, or drops that are not told say nothing of a silence", () => {
  expect(arrivesUnheard({ kernelDrops: 5, droppedAt: 1_000, lastAt: 2_000 })).toBe(false);
  expect(arrivesUnheard({ kernelDrops: 0, droppedAt: null, lastAt: null })).toBe(false);
  expect(arrivesUnheard({ kernelDrops: null, droppedAt: null, lastAt: null })).toBe(false);
});

test("drops as a sentence's beginning", () => {
  expect(droppedHere(1)).toBe("This computer dropped 1 packet of it");
  expect(droppedHere(1_200)).toBe("This computer dropped 1,200 packets of it");
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
