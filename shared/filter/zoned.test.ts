import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import type { Filter } from "./filter.ts";
import { packetSubject } from "./packet-fields.ts";
import { parseFilter } from "./parse.ts";
import { arbitraryFilter, type Pools } from "./testing/arbitrary-filter.ts";
import { print } from "./testing/print.ts";
import { zoned } from "./zoned.ts";

test.each([
  ["time = 14:22", "time = 14:22Z"],
  ["time >= 2026-11-26 14:22:07.5 and size > 5", "time >= 2026-11-26 14:22:07.5Z and size > 5"],
  ["time = 2026-11-26", "time = 2026-11-26Z"],
  ["time < 2026-11-26   14:22 and size > 5", "time < 2026-11-26   14:22Z and size > 5"],
  ["time in {14:00..14:05, 15:00Z}", "time in {14:00Z..14:05Z, 15:00Z}"],
  ['time = "14:22:07"  or not time < 10:00', 'time = "14:22:07Z"  or not time < 10:00Z'],
  ['"time = 14:22"', '"time = 14:22"'],
  ["port = 5004", "port = 5004"],
  ["time = 25:00", "time = 25:00"],
])("in UTC %s is %s", (typed, meant) => {
  expect(zoned(typed, packetSubject, "utc")).toBe(meant);
  expect(zoned(typed, packetSubject, "local")).toBe(typed);
});

const pools: Pools = {
  nets: [{ family: 4, text: "10.0.0.7", prefix: 32 }],
  numbers: [1],
  texts: ["x", "14:22", 'say "yes"'],
  dates: [{ year: 2026, month: 2, day: 28 }],
  bytes: [Uint8Array.of(0x47)],
  decoded: [{ path: ["rtp", "ssrc"], values: [5, "14:22"] }],
};

/** The same with every moment in UTC. */
function inUtc<F extends string>(filter: Filter<F>): Filter<F> {
  return JSON.parse(JSON.stringify(filter), (key, value) => (key === "utc" ? true : value)) as Filter<F>;
}

test("every time of a filter is taken as UTC, and nothing else is changed", () => {
  fc.assert(
    fc.property(arbitraryFilter(packetSubject, pools), (filter) => {
      fc.pre(print(filter).length < limits.filterLength / 2);
      const parsed = parseFilter(zoned(print(filter), packetSubject, "utc"), packetSubject);
      expect(parsed.ok && JSON.stringify(parsed.value)).toBe(JSON.stringify(inUtc(filter)));
    }),
    { numRuns: 500 },
  );
});
