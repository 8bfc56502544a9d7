import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { madeUpDelta } from "../../../shared/testing/made-up-telling.ts";
import { NoticesView } from "../../components/notices/notices.tsx";
import { paneEntrance } from "../../keyboard/panes.ts";
import { unmark } from "../../store/marked.ts";
import { applyDelta } from "../../store/traffic.ts";
import { rowsOf, show } from "../../testing/show.tsx";
import { GroupsPane } from "./groups-pane.tsx";
import { headedLines } from "./headings.ts";

afterEach(cleanup);

const given = ["eth1", "eth0", "eth1"].map((name) => ({
  interface: { name, address: null },
  rate: { packets: 100, bits: 8e5 },
}));

function open() {
  const shown = show(
    <>
      <GroupsPane />
      <NoticesView />
    </>,
    { rows: rowsOf(...given), answers: { mark: () => null } },
  );
  act(() => shown.view.setState({ groupBy: "interface" }));
  const lines = () =>
    within(screen.getByRole("treegrid", { name: "Groups" }))
      .getAllByRole("row")
      .slice(1);
  const names = () => lines().map((line) => line.getAttribute("aria-label")?.split(",")[0]);
  const press = (key: string, more = {}) =>
    act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }));
  return { ...shown, lines, names, press };
}

it("heads rows by their interface, tells what they come to, and walks them as a tree", async () => {
  const { lines, names, press, view } = open();
  expect(names()).toEqual(["eth0", "239.1.2.2:5004", "eth1", "239.1.2.1:5004", "239.1.2.3:5004"]);
  expect(lines().map((line) => line.getAttribute("aria-level"))).toEqual(["1", "2", "1", "2", "2"]);
  expect(lines()[2]?.getAttribute("aria-label")).toBe("eth1, 2 groups, 2 receiving");
  expect(lines()[2]?.querySelector('[data-column="packetRate"]')?.textContent).toBe("200");
  act(() => lines()[3]?.focus());
  await press("ArrowLeft");
  expect(document.activeElement).toBe(lines()[2]);
  expect(view.getState().selected).toBe(1);
  await press("ArrowLeft");
  expect(names()).toEqual(["eth0", "239.1.2.2:5004", "eth1"]);
  expect(view.getState().foldedHeadings).toEqual(["interface:eth1"]);
  await press("ArrowRight");
  await press("ArrowRight");
  expect(document.activeElement).toBe(lines()[3]);
});

it("gives the focus back to the heading that had it, and to no row that was asked for before", async () => {
  const { lines, press, view } = open();
  act(() => lines()[1]?.focus());
  await press("ArrowUp");
  expect(document.activeElement).toBe(lines()[0]);
  expect(paneEntrance("groups")).toBe(lines()[0]);
  // From the headers back to the line that is current already, and away; then the lines become others.
  await press("ArrowUp");
  await press("ArrowDown");
  const columns = screen.getByRole("button", { name: "Columns" });
  act(() => columns.focus());
  act(() => view.setState({ groupBy: "label" }));
  act(() => view.setState({ groupBy: "interface" }));
  expect(document.activeElement).toBe(columns);
});

it("chooses all rows of a heading, folded or not, and a range takes in no more than its rows", async () => {
  const { lines, press, view } = open();
  const marked = () => view.getState().marked;
  act(() => lines()[2]?.focus());
  await press(" ", { ctrlKey: true });
  expect(marked()).toEqual([1, 3]);
  expect(within(lines()[2] as HTMLElement).getByText("2 selected")).toBeDefined();
  await press(" ", { ctrlKey: true });
  expect(marked()).toEqual([]);
  act(() => unmark(view));
  act(() => lines()[1]?.focus());
  await press("ArrowDown", { shiftKey: true });
  await press("ArrowDown", { shiftKey: true });
  expect(marked()).toEqual([2, 1]);
});

it("moves a row below another heading when it has another label", () => {
  const { view, traffic, names } = open();
  act(() => view.setState({ groupBy: "label" }));
  expect(names()[0]).toBe("No label");
  const [row] = rowsOf({ ...given[0], label: "Studio" });
  if (row) act(() => applyDelta(traffic, madeUpDelta({ sequence: 1, memberships: [row] })));
  expect(names()).toEqual(["Studio", "239.1.2.1:5004", "No label", "239.1.2.2:5004", "239.1.2.3:5004"]);
});

it("labels all that are chosen, with a colour, and can take it back", async () => {
  const { lines, press, made, parts } = open();
  act(() => lines()[2]?.focus());
  await press(" ", { ctrlKey: true });
  act(() => parts.get("labelRows")?.([1, 3]));
  const dialog = screen.getByRole("dialog", { name: "Label 2 groups" });
  fireEvent.change(within(dialog).getByRole("combobox", { name: /^Label/ }), { target: { value: "Gate" } });
  fireEvent.click(within(dialog).getByRole("radio", { name: "teal" }));
  await act(async () => void fireEvent.click(within(dialog).getByRole("button", { name: "Apply" })));
  expect(made("mark")).toEqual([
    { id: 1, label: "Gate", colour: "teal" },
    { id: 3, label: "Gate", colour: "teal" },
  ]);
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Undo" })));
  const was = { label: "Gate", colour: "teal" };
  expect(made("mark").slice(2)).toEqual([
    { id: 1, label: "", colour: null, was },
    { id: 3, label: "", colour: null, was },
  ]);
});

it("makes the lines of 2,000 rows at once, and each row stands below one heading", () => {
  const order = Array.from({ length: 2_000 }, (_, at) => at);
  const values = order.map((id) => `eth${id % 40}`);
  const headed = { by: "interface", values, folded: [], compare: () => 0 } as const;
  const lines = headedLines(order, headed, (ids) =>
    ids.map((id) => ({ is: "membership", key: `${id}`, id, leg: null }) as const),
  );
  expect(lines).toHaveLength(2_040);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(2_040);
});
