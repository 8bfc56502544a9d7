import { expect, test } from "vitest";
import { limits } from "../../shared/limits.ts";
import { forgetFilter, rememberFilter, saveFilter } from "./filters.ts";
import { createViewStore } from "./view.ts";

test("filters that were used come back, the newest first and each once, up to a bound", () => {
  const view = createViewStore();
  for (const text of ["a", "b", " a ", ""]) rememberFilter(view, "packets", text);
  expect(view.getState().filters.packets.recent).toEqual(["a", "b"]);
  for (let count = 0; count < 50; count += 1) rememberFilter(view, "packets", `ttl = ${count}`);
  expect(view.getState().filters.packets.recent).toHaveLength(limits.recentFilters);
  expect(view.getState().filters.packets.recent[0]).toBe("ttl = 49");
  expect(view.getState().filters.groups.recent).toEqual([]);
});

test("saved filters have one name each", () => {
  const view = createViewStore();
  saveFilter(view, "groups", { name: "Studio", text: "label studio" });
  saveFilter(view, "groups", { name: "Loss", text: "loss > 1 %" });
  saveFilter(view, "groups", { name: "Studio", text: "label ~ studio" });
  rememberFilter(view, "packets", "lost");
  const { filters } = view.getState();
  expect(filters.groups.saved).toEqual([
    { name: "Loss", text: "loss > 1 %" },
    { name: "Studio", text: "label ~ studio" },
  ]);
  expect(filters.packets.recent).toEqual(["lost"]);
  forgetFilter(view, "groups", "Loss");
  expect(view.getState().filters.groups.saved.map(({ name }) => name)).toEqual(["Studio"]);
});

test("no more are saved than the bound, but one in its own place", () => {
  const view = createViewStore();
  for (let count = 0; count < limits.savedFilters; count += 1) {
    expect(saveFilter(view, "packets", { name: `n${count}`, text: "lost" })).toBe(true);
  }
  expect(saveFilter(view, "packets", { name: "one more", text: "lost" })).toBe(false);
  expect(saveFilter(view, "packets", { name: "n7", text: "ttl = 1" })).toBe(true);
});
