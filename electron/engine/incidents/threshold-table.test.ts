import { expect, test } from "vitest";
import { noThresholds } from "../../../shared/model/threshold.ts";
import { ThresholdTable } from "./threshold-table.ts";

test("a group's own come before its interface's, and those before all; none is a difference, too", () => {
  const limit = (one: number) => ({ limit: one, lasting: 0 });
  const table = new ThresholdTable({
    all: { ...noThresholds, "loss-above": limit(1), "silence-over": limit(5) },
    interfaces: [{ name: "eth1", differs: { "loss-above": limit(2), clearing: 30 } }],
    groups: [{ key: "a", differs: { "silence-over": null } }],
  });
  expect(table.of("b", "eth0")).toMatchObject({ "loss-above": limit(1), clearing: 10 });
  expect(table.of("b", null)["loss-above"]).toEqual(limit(1));
  expect(table.of("b", "eth1")).toMatchObject({
    "loss-above": limit(2),
    "silence-over": limit(5),
    clearing: 30,
  });
  expect(table.of("a", "eth1")).toMatchObject({ "loss-above": limit(2), "silence-over": null, clearing: 30 });
  expect(table.of("a", "eth0")).toMatchObject({ "loss-above": limit(1), "silence-over": null });
});
