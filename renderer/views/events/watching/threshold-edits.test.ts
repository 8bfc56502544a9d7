import { expect, it } from "vitest";
import { type AllThresholds, noThresholds } from "../../../../shared/model/threshold.ts";
import { differsOf, thresholdsOf, withReset, withThreshold } from "./threshold-edits.ts";

const key = { of: "group", name: "live/239.1.2.3:5004/on/eth0" } as const;
const eth0 = { of: "interface", name: "eth0" } as const;
const none: AllThresholds = { all: noThresholds, interfaces: [], groups: [] };
const silence = { limit: 5, lasting: 0 };

it("sets a limit of all groups, and every group has it", () => {
  const set = withThreshold(none, null, "silence-over", silence);
  expect(set.all["silence-over"]).toEqual(silence);
  expect(thresholdsOf(set, key)["silence-over"]).toEqual(silence);
  expect(differsOf(set, key)).toEqual({});
});

it("keeps of a group only what differs, a limit that is off there included", () => {
  const all = withThreshold(none, null, "silence-over", silence);
  const off = withThreshold(all, key, "silence-over", null);
  expect(differsOf(off, key)).toEqual({ "silence-over": null });
  expect(thresholdsOf(off, key)["silence-over"]).toBeNull();
  expect(thresholdsOf(off, null)["silence-over"]).toEqual(silence);
  // As in all groups again, by hand: nothing differs, and nothing is kept of the group.
  expect(withThreshold(off, key, "silence-over", { ...silence }).groups).toEqual([]);
});

it("resets one and leaves the others", () => {
  const two = withThreshold(withThreshold(none, key, "silence-over", silence), key, "clearing", 3);
  const one = withReset(two, key, "silence-over");
  expect(differsOf(one, key)).toEqual({ clearing: 3 });
  expect(withReset(one, key, "clearing").groups).toEqual([]);
});

it("has an interface between a group and all of them", () => {
  const all = withThreshold(none, null, "silence-over", silence);
  const longer = { limit: 9, lasting: 1 };
  const on = withThreshold(all, eth0, "silence-over", longer);
  expect(on.interfaces).toEqual([{ name: "eth0", differs: { "silence-over": longer } }]);
  expect(thresholdsOf(on, key)["silence-over"]).toEqual(longer);
  expect(thresholdsOf(on, { of: "group", name: "live/239.1.2.3:5004/on/eth1" })["silence-over"]).toEqual(
    silence,
  );
  // As in all groups is a difference there, and as on the interface is none.
  expect(withThreshold(on, key, "silence-over", silence).groups).toHaveLength(1);
  expect(withThreshold(on, key, "silence-over", { ...longer }).groups).toEqual([]);
  expect(withReset(on, eth0, "silence-over")).toEqual(all);
});
