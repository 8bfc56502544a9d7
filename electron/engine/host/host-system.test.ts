import { expect, test } from "vitest";
import type { RouteAnswer } from "../system/kernel.ts";
import { systemHost } from "./host-system.ts";

test.each<[string, RouteAnswer[], { by: string | null } | null]>([
  ["a route", [{ found: true, index: 2, name: "eth0", source: null, use: "other" }], { by: "eth0" }],
  ["no route", [{ found: false, why: "none" }], { by: null }],
  ["a question that failed", [{ found: false, why: "none", unasked: true }], null],
  ["no answer", [], null],
])("the way back by %s", async (_what, answers, expected) => {
  expect(await systemHost({ routes: async () => answers }).wayBack("10.9.0.7")).toEqual(expected);
});
