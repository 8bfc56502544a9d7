import { expect, it } from "vitest";
import { limits } from "../limits.ts";
import { portsToProbe } from "./known-ports.ts";

it("tries what was named first, then the group's own, what is usual, this computer's, and the standards', each once", () => {
  const { ports, leftOut } = portsToProbe("224.0.1.129", [7_100, 5_004], [41_000, 5_004]);
  expect(ports.slice(0, 5)).toEqual([7_100, 5_004, 319, 320, 1_234]);
  expect(new Set(ports).size).toBe(ports.length);
  for (const port of [41_000, 5_353, 9_875, 1_900, 5_568, 6_454, 5_050]) expect(ports).toContain(port);
  expect(leftOut).toBe(0);
});

it("keeps to the most there may be, and counts what found no room", () => {
  const many = Array.from({ length: 400 }, (_, at) => 20_000 + at);
  const { ports, leftOut } = portsToProbe("239.1.1.1", many, many.slice(0, limits.probeHostPorts + 3));
  expect(ports).toHaveLength(limits.probePorts);
  expect(ports).toEqual(many.slice(0, limits.probePorts));
  expect(leftOut).toBeGreaterThan(400 - limits.probePorts);
});
