import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { madeUpDelta } from "../../../shared/testing/made-up-telling.ts";
import { useShortcuts } from "../../actions/use-shortcuts.ts";
import { NoticesView } from "../../components/notices/notices.tsx";
import { applyDelta } from "../../store/traffic.ts";
import { rowsOf, show } from "../../testing/show.tsx";
import { GroupsPane } from "./groups-pane.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Keys() {
  useShortcuts();
  return null;
}

const places = ["eth0", "eth1", "eth1", "eth1"].map((name) => ({ interface: { name, address: null } }));

function open() {
  const shown = show(
    <>
      <GroupsPane />
      <Keys />
      <NoticesView />
    </>,
    {
      rows: rowsOf(...places),
      answers: { leave: () => null, rename: () => ({ before: "" }), record: () => ({ id: 1 }) },
    },
  );
  const rows = () =>
    within(screen.getByRole("grid", { name: "Groups" }))
      .getAllByRole("row")
      .slice(1);
  act(() => rows()[0]?.focus());
  const press = (key: string, more = {}) =>
    act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }));
  const row = (at: number): HTMLElement => rows()[at] as HTMLElement;
  const marked = () => shown.view.getState().marked;
  const boxes = () => screen.queryAllByRole("checkbox").map((box) => box.getAttribute("aria-checked"));
  return { ...shown, rows, row, press, marked, boxes };
}

it("chooses rows by Shift and arrows, and forgets them with a step alone or Esc", async () => {
  const { press, marked, boxes, rows } = open();
  await press("ArrowDown");
  await press("ArrowDown", { shiftKey: true });
  await press("ArrowDown", { shiftKey: true });
  expect(marked()).toEqual([2, 3, 4]);
  expect(boxes()).toEqual(["mixed", "false", "true", "true", "true"]);
  expect(rows().map((row) => row.getAttribute("aria-selected"))).toEqual(["false", "true", "true", "true"]);
  expect(screen.getByRole("toolbar", { name: "3 of 4 groups selected" })).toBeDefined();
  expect(screen.getByText("on eth1")).toBeDefined();
  await press("ArrowUp", { shiftKey: true });
  expect(marked()).toEqual([2, 3]);
  await press("Escape");
  expect([marked(), boxes()]).toEqual([[], []]);
  await press("ArrowUp", { shiftKey: true });
  await press("ArrowUp");
  expect(marked()).toEqual([]);
});

it("takes single rows in and out by Ctrl Space, passing others", async () => {
  const { press, marked, view } = open();
  await press(" ", { ctrlKey: true });
  await press("ArrowDown", { ctrlKey: true });
  await press("ArrowDown", { ctrlKey: true });
  expect(marked()).toEqual([1]);
  await press(" ", { ctrlKey: true });
  expect([marked(), view.getState().selected]).toEqual([[1, 3], 3]);
  await press(" ", { ctrlKey: true });
  expect(marked()).toEqual([1]);
});

it("chooses by the pointer: Ctrl one more, Shift all up to there, the boxes, and a plain press none", async () => {
  const { row, marked } = open();
  fireEvent.click(row(1), { ctrlKey: true });
  expect(marked()).toEqual([1, 2]);
  fireEvent.click(row(3), { shiftKey: true });
  expect(marked()).toEqual([2, 3, 4]);
  fireEvent.click(screen.getByRole("checkbox", { name: "Choose all groups that are shown" }));
  expect(marked()).toEqual([1, 2, 3, 4]);
  fireEvent.click(within(row(2)).getByRole("checkbox"));
  expect(marked()).toEqual([1, 2, 4]);
  fireEvent.click(row(0));
  expect(marked()).toEqual([]);
});

it("chooses all rows that are shown with Ctrl A, from wherever it is pressed, and never the page's text", async () => {
  const { view, press, marked } = open();
  act(() => view.setState({ filter: "on = eth1" }));
  await press("a", { ctrlKey: true });
  expect(marked()).toEqual([2, 3, 4]);
  await press("Escape");
  act(() => (document.activeElement as HTMLElement).blur());
  const pressed = fireEvent.keyDown(document.body, { key: "a", ctrlKey: true });
  expect([pressed, marked()]).toEqual([false, [2, 3, 4]]);
  act(() => view.setState({ filter: "on = eth0" }));
  expect(screen.getByText("3 hidden by the filter")).toBeDefined();
});

it("leaves, records and copies all that are chosen", async () => {
  const writeText = vi.fn(async () => {});
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  const { press, made, marked, parts } = open();
  const together = vi.fn();
  parts.add("leaveTogether", together);
  await press("ArrowDown", { shiftKey: true });
  await press("c", { ctrlKey: true });
  expect(writeText).toHaveBeenCalledWith("239.1.2.1:5004 on eth0\n239.1.2.2:5004 on eth1");
  await press("R", { shiftKey: true });
  expect(made("record")).toMatchObject([{ groups: [1, 2] }]);
  await press("Delete");
  expect(made("leave")).toEqual([{ id: 1 }, { id: 2 }]);
  expect([together.mock.calls, marked()]).toEqual([[[[1, 2]]], []]);
  vi.unstubAllGlobals();
});

it("names all that are chosen by a pattern, with a preview, and can take it back", async () => {
  const { press, made } = open();
  await press("a", { ctrlKey: true });
  await press("F2");
  const dialog = screen.getByRole("dialog", { name: "Rename 4 groups" });
  fireEvent.change(within(dialog).getByRole("textbox", { name: /^Pattern/ }), {
    target: { value: "Cam {nn}" },
  });
  expect(
    within(dialog)
      .getAllByRole("listitem")
      .map((item) => item.textContent),
  ).toEqual(["239.1.2.1:5004Cam 01", "239.1.2.2:5004Cam 02", "239.1.2.3:5004Cam 03"]);
  await act(async () => void fireEvent.click(within(dialog).getByRole("button", { name: "Rename 4" })));
  expect(made("rename")).toMatchObject([{ name: "Cam 01" }, {}, {}, { id: 4, name: "Cam 04" }]);
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Undo" })));
  expect(made("rename")).toHaveLength(8);
});

it("offers the same in a menu, by the keyboard too", async () => {
  const { press, made, row, marked } = open();
  await press("ArrowDown", { shiftKey: true });
  await press("F10", { shiftKey: true });
  const menu = await screen.findByRole("menu", { name: "2 groups on eth0 and eth1" });
  await act(
    async () => void fireEvent.click(within(menu).getByRole("menuitem", { name: /^Record these 2/ })),
  );
  expect(made("record")).toMatchObject([{ groups: [1, 2] }]);
  // On another row it is that row's.
  await act(async () => void fireEvent.contextMenu(row(3)));
  expect(await screen.findByRole("menu", { name: "239.1.2.4:5004" })).toBeDefined();
  expect(marked()).toEqual([]);
});

it("no longer counts rows that were left", async () => {
  const { press, traffic, marked } = open();
  await press("a", { ctrlKey: true });
  act(() => applyDelta(traffic, madeUpDelta({ sequence: 1, left: [2] })));
  expect(marked()).toEqual([1, 3, 4]);
});

it("compares the chosen rows in the overview", async () => {
  const { press, view } = open();
  await press("ArrowDown", { shiftKey: true });
  await press("F10", { shiftKey: true });
  const item = await screen.findByRole("menuitem", { name: "Compare in the overview" });
  await act(async () => void fireEvent.click(item));
  expect([view.getState().page, view.getState().compared]).toEqual(["overview", [1, 2]]);
});
