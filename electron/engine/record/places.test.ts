import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { recordingPath } from "./places.ts";

const places = { folder: "recordings", anywhere: false };
const at = new Date(2026, 4, 10, 14, 22, 7);

test("of those that begin in one second each has a name of its own", () => {
  const taken = new Set<string>();
  const next = (): string => {
    const { path } = recordingPath(places, { about: null }, at, (one) => taken.has(one));
    taken.add(path);
    return path;
  };
  const name = (file: string): string => join(resolve("recordings"), file);
  expect([next(), next(), next()]).toEqual([
    name("castscope-20260510-142207.pcapng"),
    name("castscope-20260510-142207-2.pcapng"),
    name("castscope-20260510-142207-3.pcapng"),
  ]);
});

test("a name that a person gave stays that", () => {
  const { path } = recordingPath(places, "mine", at, () => true);
  expect(path).toBe(join(resolve("recordings"), "mine.pcapng"));
});
