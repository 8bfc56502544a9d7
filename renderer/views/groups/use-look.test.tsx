import { act, cleanup } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { rowsOf, show } from "../../testing/show.tsx";
import { GroupsPane } from "./groups-pane.tsx";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(26 + 10 * 28);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it("tells the monitor which of many rows are seen, the selected one first, as long as they are", async () => {
  const { made, view } = show(<GroupsPane />, { rows: rowsOf(...Array.from({ length: 500 }, () => ({}))) });
  act(() => view.setState({ selected: 3 }));
  const looks = () => made("look") as { readonly ids: readonly number[] }[];
  await pass(99);
  expect(looks()).toHaveLength(0);
  await pass(1);
  expect(looks()).toHaveLength(1);
  expect(looks()[0]?.ids.slice(0, 4)).toEqual([3, 1, 2, 4]);
  expect(looks()[0]?.ids.length).toBeLessThanOrEqual(limits.rowsLookedAt);
  expect(looks()[0]?.ids).not.toContain(400);
  await pass(2 * limits.lookAgainMs);
  expect(looks()).toHaveLength(3);

  const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await pass(2 * limits.lookAgainMs);
  expect(looks()).toHaveLength(3);
  hidden.mockReturnValue("visible");
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(looks()).toHaveLength(4);
});
