import { expect, test } from "vitest";
import { zoomedBy } from "./zoom.ts";

test.each([
  ["in", 100, 110],
  ["in", 133, 150],
  ["in", 200, 200],
  ["out", 100, 90],
  ["out", 133, 125],
  ["out", 80, 80],
  ["usual", 175, 100],
] as const)("a step %s from %d % is %d %", (step, from, to) => expect(zoomedBy(step, from)).toBe(to));
