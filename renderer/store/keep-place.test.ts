import { expect, test } from "vitest";
import { madeUpMembership } from "../../shared/testing/made-up-membership.ts";
import { madeUpSnapshot } from "../../shared/testing/made-up-telling.ts";
import { keepPlace } from "./keep-place.ts";
import { Kept } from "./kept.ts";
import { applySnapshot, createTrafficStore } from "./traffic.ts";
import { createViewStore } from "./view.ts";

const rows = [1, 2, 3].map((id) => madeUpMembership({ id, key: `live/239.0.0.${id}:5004` }));

function open(kept: Kept, isLive = () => true) {
  const view = createViewStore();
  const traffic = createTrafficStore();
  keepPlace(view, kept, traffic, isLive);
  return { view, traffic, begin: () => applySnapshot(traffic, madeUpSnapshot({ memberships: rows })) };
}

test("a window begins where the one before was: at its group, whose number may be another one, and its filter", () => {
  const kept = new Kept(null);
  const first = open(kept);
  first.begin();
  expect(first.view.getState()).toMatchObject({ selected: null, filter: "" });
  first.view.setState({ selected: 2, filter: "239", stateFilter: "silent" });
  const second = open(kept);
  expect(second.view.getState().selected).toBeNull();
  second.begin();
  expect(second.view.getState()).toMatchObject({ selected: 2, filter: "239", stateFilter: "silent" });
  first.view.setState({ selected: 3 });
  second.begin();
  expect(second.view.getState().selected).toBe(2);
  expect(kept.get("selectedGroup")).toBe("live/239.0.0.3:5004");
});

test("a window begins on the page of the one before, with the filter of its packets, unless somebody has gone on", () => {
  const kept = new Kept(null);
  const first = open(kept);
  first.begin();
  first.view.setState({ selected: 2, page: "events", packetFilter: { of: 2, text: "ttl > 3" } });
  expect(kept.get("packetFilter")).toEqual({ of: "live/239.0.0.2:5004", text: "ttl > 3" });
  const second = open(kept);
  second.begin();
  expect(second.view.getState()).toMatchObject({ page: "events", wantedFilter: { of: 2, text: "ttl > 3" } });
  const third = open(kept);
  third.view.setState({ page: "settings" });
  third.begin();
  expect(third.view.getState().page).toBe("settings");
  // Another group has another one.
  first.view.setState({ selected: 3, packetFilter: null });
  const last = open(kept);
  last.begin();
  expect(last.view.getState()).toMatchObject({ selected: 3, wantedFilter: null });
});

test("a group that was joined a moment ago is kept when its row comes", () => {
  const kept = new Kept(null);
  const { view, traffic, begin } = open(kept);
  begin();
  view.setState({ selected: 4 });
  expect(kept.get("selectedGroup")).toBeNull();
  const row = madeUpMembership({ id: 4, key: "live/239.0.0.4:5004" });
  applySnapshot(traffic, madeUpSnapshot({ memberships: [...rows, row] }));
  expect(kept.get("selectedGroup")).toBe("live/239.0.0.4:5004");
});

test("a group that is gone is waited for by nobody, and what is done in an opened recording is not kept", () => {
  const kept = new Kept(null);
  kept.set("selectedGroup", "live/239.9.9.9:1");
  let isLive = true;
  const { view, begin } = open(kept, () => isLive);
  begin();
  expect(view.getState().selected).toBeNull();
  isLive = false;
  view.setState({ selected: 1, filter: "lost" });
  expect([kept.get("selectedGroup"), kept.get("groupFilter").text]).toEqual(["live/239.9.9.9:1", ""]);
});
