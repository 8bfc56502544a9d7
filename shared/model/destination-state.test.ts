import { expect, test } from "vitest";
import { destinationState } from "./destination-state.ts";

const at = 1_000_000;

test.each([
  ["nothing came", { packets: 0, firstAt: null, lastAt: null }, "stalled"],
  ["one just now", { packets: 1, firstAt: at, lastAt: at }, "receiving"],
  ["one five seconds ago", { packets: 1, firstAt: at - 5_000, lastAt: at - 5_000 }, "receiving"],
  ["one longer ago", { packets: 1, firstAt: at - 5_001, lastAt: at - 5_001 }, "stalled"],
  ["one each ten seconds", { packets: 3, firstAt: at - 120_000, lastAt: at - 100_000 }, "receiving"],
  ["one each ten seconds, before", { packets: 3, firstAt: at - 120_001, lastAt: at - 100_001 }, "stalled"],
] as const)("%s", (_what, one, expected) => expect(destinationState(one, at)).toBe(expected));
