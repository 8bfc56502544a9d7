import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { markFlag, markOf } from "../../../../shared/model/packet-mark.ts";
import type { View } from "../../../store/view.ts";
import { pretendLayout, renderDetails, settle } from "../testing/render-details.tsx";

beforeEach(() => {
  vi.useFakeTimers();
  pretendLayout();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const cells = (column: string) =>
  Array.from(
    screen.getByRole("grid", { name: "Packets" }).querySelectorAll(`tbody [data-column="${column}"]`),
    (cell) => cell.textContent,
  );

async function shownWith(given: Partial<View>) {
  const details = await renderDetails({ packets: 12, joinedAt: -1_000 });
  await act(async () => details.view.setState(given));
  return details;
}

test("packets that are missing, late or there twice are marked, drawn and in words", async () => {
  const details = await renderDetails({ packets: 0 });
  details.store.marks = (number) =>
    [0, 0, markOf(markFlag.lost, "packets", 12), markOf(markFlag.late, "packets"), markOf(0, "packets")][
      number
    ] ?? 0;
  await details.grow(4);
  const rows = screen.getAllByRole("row").slice(1);
  expect(rows.map((row) => row.getAttribute("data-missing"))).toEqual([null, "lost", null, null]);
  expect(screen.getByText("12 packets lost before this.")).toBeDefined();
  expect(screen.getByText("Reordered: it came after packets that were sent later.")).toBeDefined();
  expect(cells("info")[1]).toMatch(/^12 lost/);
  expect(cells("info")[2]).not.toContain("lost");
});

test("times are told since the join and since the packet above, over their own header", async () => {
  const { view } = await shownWith({ packetTime: "join" });
  expect(screen.getByRole("columnheader", { name: "Since join" })).toBeDefined();
  expect(cells("time").at(-1)).toBe("1.012000");
  await act(async () => view.setState({ packetTime: "previous" }));
  expect(new Set(cells("time"))).toEqual(new Set(["0.001000"]));
  await act(async () => view.setState({ packetTime: "reference" }));
  expect(new Set(cells("time"))).toEqual(new Set(["–"]));
});

test("the first packet has none above it", async () => {
  const { grow } = await shownWith({ packetTime: "previous" });
  await grow(12);
  await act(async () => screen.getByRole("grid", { name: "Packets" }).focus());
  const list = screen.getByRole("grid", { name: "Packets" });
  list.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
  await settle();
  expect(cells("time").slice(0, 2)).toEqual(["–", "0.001000"]);
});

test("DSCP has a column when a person wants it", async () => {
  const { view } = await shownWith({});
  expect(cells("dscp")).toEqual([]);
  await act(async () => view.setState({ packetDscp: true }));
  expect(new Set(cells("dscp"))).toEqual(new Set(["–"]));
});

test("the menu of a header sets what times say, and the list's colours", async () => {
  const { view } = await shownWith({});
  fireEvent.contextMenu(screen.getByRole("columnheader", { name: "Time" }));
  await settle();
  fireEvent.click(screen.getByRole("menuitemradio", { name: "Since join" }));
  fireEvent.click(screen.getByRole("menuitemcheckbox", { name: "Colours by type" }));
  await settle();
  expect(view.getState()).toMatchObject({ packetTime: "join", packetColours: true });
});

test("rows of one type have one tint, and those of no type none", async () => {
  const details = await renderDetails({ packets: 0 });
  const text = (said: string) => new TextEncoder().encode(said);
  details.store.payloads = [
    text("one text"),
    text('{"a": 1}'),
    Uint8Array.of(1, 2, 3, 255),
    text("another text"),
  ];
  await details.grow(4);
  const tints = () =>
    Array.from(screen.getByRole("grid", { name: "Packets" }).querySelectorAll("tbody tr"), (row) =>
      row.getAttribute("data-tint"),
    );
  expect(tints()).toEqual([null, null, null, null]);
  await act(async () => details.view.setState({ packetColours: true }));
  const [one, json, none, another] = tints();
  expect(one).not.toBeNull();
  expect(another).toBe(one);
  expect(json).not.toBe(one);
  expect(none).toBeNull();
});
