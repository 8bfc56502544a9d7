import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Membership } from "../../../shared/model/membership.ts";
import { problem } from "../../../shared/problem.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { madeUpDelta } from "../../../shared/testing/made-up-telling.ts";
import { speak } from "../../../shared/text/spoken.ts";
import { NoticesView } from "../../components/notices/notices.tsx";
import { applyDelta } from "../../store/traffic.ts";
import { rowsOf, type Shown, show } from "../../testing/show.tsx";
import { GroupsPane } from "./groups-pane.tsx";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  speak("en");
});

/** A layout for happy-dom, which has none: ten rows below the header. */
function layOut(): void {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(26 + 280);
}

const many = (count: number) => Array.from({ length: count }, (_, at) => madeUpMembership({ id: at + 1 }));
const scroller = () => grid().parentElement as HTMLElement;

const grid = () => screen.getByRole("grid", { name: "Groups" });
const groups = () =>
  within(grid())
    .getAllByRole("row")
    .slice(1)
    .map((row) => /^\S+:\d+/.exec(row.getAttribute("aria-label") ?? "")?.[0]);
const row = (endpoint: string) => within(grid()).getByRole("row", { name: new RegExp(`^${endpoint}`) });
const cell = (endpoint: string, column: string) =>
  row(endpoint).querySelector(`[data-column="${column}"]`)?.textContent;

function press(key: string, more: { ctrlKey?: boolean } = {}) {
  act(() => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
  });
}

let sequence = 0;
function tick(shown: Shown, given: { rows?: readonly Membership[]; left?: number[] }) {
  sequence += 1;
  act(() =>
    applyDelta(
      shown.traffic,
      madeUpDelta({ sequence, memberships: [...(given.rows ?? [])], left: given.left ?? [] }),
    ),
  );
}

describe("GroupsPane", () => {
  it("speaks the language that is spoken when it is drawn", () => {
    speak("de");
    show(<GroupsPane />, { rows: rowsOf({ state: "joining" }) });
    expect(screen.getByRole("grid", { name: "Gruppen" })).toBeDefined();
    expect(screen.getByRole("columnheader", { name: "Verlust" })).toBeDefined();
    expect(screen.getByText("Beigetreten, wartet auf das erste Paket")).toBeDefined();
  });

  it("marks a row on which something goes on that should not, for as long as it does", () => {
    const values = { address: "10.0.0.7", other: "10.0.0.9" };
    const shown = show(<GroupsPane />, { rows: rowsOf({ conflict: { name: "two-senders", values } }) });
    const sentence = "Two senders: 10.0.0.9 sends too, where 10.0.0.7 was the only one.";
    expect(screen.getByText(sentence)).toBeDefined();
    tick(shown, { rows: rowsOf({ conflict: null }) });
    expect(screen.queryByText(sentence)).toBeNull();
  });

  it("has the columns by name, and rows named by group, name, interface and state", () => {
    show(<GroupsPane />, { rows: rowsOf({ name: "Playout A" }, { source: "10.0.0.7", state: "stalled" }) });
    expect(
      within(grid())
        .getAllByRole("columnheader")
        .map((header) => header.textContent),
    ).toEqual([
      "State",
      "Group",
      "Name",
      "On",
      "Src",
      "Packets",
      "pkt/s",
      "bit/s",
      "Last 60 s",
      "Loss",
      "Jitter",
      "TTL, hops",
      "Drops",
      "Last",
    ]);
    expect(row("239.1.2.1:5004").getAttribute("aria-label")).toBe(
      "239.1.2.1:5004, Playout A, on eth0, receiving",
    );
    expect(row("239.1.2.2:5004").getAttribute("aria-label")).toBe(
      "239.1.2.2:5004 from 10.0.0.7, on eth0, stalled",
    );
  });

  it("gives a group the room of its name where it has none, and takes it back for one that is typed", () => {
    const rows = rowsOf({ name: "Playout A" }, { source: "10.0.0.7" });
    const shown = show(<GroupsPane />, { rows });
    const spread = () => Array.from(grid().querySelectorAll("[data-spread]"), (one) => one.closest("tr"));
    const [named, bare] = rows;
    expect(spread()).toEqual([row(`${bare?.address}:${bare?.port}`)]);
    expect(cell(`${bare?.address}:${bare?.port}`, "name")).toBe("");
    tick(shown, { rows: [{ ...(bare as Membership), name: "Playout B" }] });
    expect(spread()).toEqual([]);
    tick(shown, { rows: [{ ...(named as Membership), name: "" }] });
    act(() => row(`${named?.address}:${named?.port}`).focus());
    expect(spread()).toHaveLength(1);
    press("F2");
    expect(spread()).toEqual([]);
  });

  it("keeps a row selected that was joined just now, and gives it the focus that another holds for it", () => {
    const shown = show(<GroupsPane />, { rows: rowsOf({}, {}) });
    act(() => shown.view.setState({ selected: 9 }));
    act(() => row("239.1.2.1:5004").focus());
    expect(shown.view.getState().selected).toBe(9);
    tick(shown, { rows: [madeUpMembership({ id: 9, address: "239.1.2.9" })] });
    expect(document.activeElement).toBe(row("239.1.2.9:5004"));
    act(() => row("239.1.2.1:5004").focus());
    expect(shown.view.getState().selected).toBe(1);
  });

  it("is one tab stop, whose row the arrows move", () => {
    const { view } = show(<GroupsPane />, { rows: rowsOf({}, {}, {}) });
    const stops = () =>
      within(grid())
        .getAllByRole("row")
        .filter((one) => one.tabIndex === 0);
    expect(stops()).toEqual([row("239.1.2.1:5004")]);
    act(() => row("239.1.2.1:5004").focus());
    press("ArrowDown");
    expect(document.activeElement).toBe(row("239.1.2.2:5004"));
    expect(view.getState().selected).toBe(2);
    press("End");
    press("ArrowDown");
    expect(document.activeElement).toBe(row("239.1.2.3:5004"));
    expect(stops()).toEqual([row("239.1.2.3:5004")]);
    press("Home");
    press("ArrowUp");
    expect(document.activeElement?.textContent).toBe("State");
    press("ArrowRight");
    expect(document.activeElement?.textContent).toBe("Group");
    press("ArrowRight");
    expect(document.activeElement?.textContent).toBe("Name");
    press("ArrowDown");
    expect(document.activeElement).toBe(row("239.1.2.1:5004"));
  });

  it("sorts by a header: largest first, smallest first, as joined", () => {
    const rate = (packets: number) => ({ rate: { packets, bits: packets } });
    show(<GroupsPane />, { rows: rowsOf(rate(5), rate(900), rate(70)) });
    const header = () => within(grid()).getByRole("columnheader", { name: "pkt/s" });
    const click = () => act(() => fireEvent.click(within(header()).getByRole("button")));
    click();
    expect(groups()).toEqual(["239.1.2.2:5004", "239.1.2.3:5004", "239.1.2.1:5004"]);
    expect(header().getAttribute("aria-sort")).toBe("descending");
    click();
    expect(groups()).toEqual(["239.1.2.1:5004", "239.1.2.3:5004", "239.1.2.2:5004"]);
    expect(header().getAttribute("aria-sort")).toBe("ascending");
    click();
    expect(groups()).toEqual(["239.1.2.1:5004", "239.1.2.2:5004", "239.1.2.3:5004"]);
    expect(header().getAttribute("aria-sort")).toBeNull();
  });

  it("sorts by state: what needs a look first", () => {
    show(<GroupsPane />, {
      rows: rowsOf({}, { state: "silent" }, { state: "failed" }, { state: "stalled" }, { state: "joining" }),
    });
    const header = within(grid()).getByRole("columnheader", { name: "State" });
    act(() => fireEvent.click(within(header).getByRole("button")));
    expect(groups()?.map((endpoint) => endpoint?.split(/[.:]/)[3])).toEqual(["3", "4", "2", "5", "1"]);
  });

  it("filters by text and by state, with counts", () => {
    show(<GroupsPane />, { rows: rowsOf({ name: "mDNS" }, { state: "failed" }, { state: "stalled" }) });
    const state = screen.getByRole("radiogroup", { name: "State" });
    expect(
      within(state)
        .getAllByRole("radio")
        .map((one) => one.getAttribute("aria-label")),
    ).toEqual(["All, 3", "Receiving, 1", "Silent, 1", "Error, 1"]);
    act(() => fireEvent.click(within(state).getByRole("radio", { name: "Error, 1" })));
    expect(groups()).toEqual(["239.1.2.2:5004"]);
    act(() => fireEvent.click(within(state).getByRole("radio", { name: "All, 3" })));
    const filter = screen.getByRole("combobox", { name: "Filter groups" });
    act(() => fireEvent.change(filter, { target: { value: "mdns" } }));
    expect(groups()).toEqual(["239.1.2.1:5004"]);
    act(() => fireEvent.change(filter, { target: { value: "nowhere" } }));
    expect(screen.getByText("No group matches the filter.")).toBeDefined();
  });

  it("says why a row receives nothing in place of its figures", () => {
    const at = 300_000;
    const inUse = problem("port-in-use", { port: 6000 });
    const shown = show(<GroupsPane />, {
      snapshot: { at },
      rows: rowsOf(
        { state: "stalled", packets: 3, lastAt: at - 134_000, joinedAt: at - 135_000 },
        { state: "joining" },
        { state: "failed", problem: inUse },
      ),
    });
    expect(cell("239.1.2.1:5004", "hint")).toBe("Silent for 2 minWhy silent");
    expect(cell("239.1.2.1:5004", "packets")).toBe("3");
    expect(cell("239.1.2.1:5004", "last")).toBe("2:14");
    expect(cell("239.1.2.2:5004", "hint")).toBe("Joined, waiting for the first packet");
    expect(cell("239.1.2.3:5004", "hint")).toBe(
      "Port 6000 is already in use by another program without sharing.Which programRetry",
    );
    act(() => fireEvent.click(within(row("239.1.2.3:5004")).getByRole("button", { name: "Retry" })));
    expect(shown.made("retry")).toEqual([{ id: 3 }]);
    act(() => fireEvent.click(within(row("239.1.2.3:5004")).getByRole("button", { name: "Which program" })));
    expect(shown.view.getState()).toMatchObject({ selected: 3, tab: "membership" });
    act(() => shown.view.setState({ tab: "packets" }));
    act(() => fireEvent.click(within(row("239.1.2.1:5004")).getByRole("button", { name: "Why silent" })));
    expect(shown.view.getState()).toMatchObject({ selected: 1, tab: "membership" });
  });

  it("offers the interface that a row without a route could be joined on", async () => {
    const noRoute = (instead: string | null) =>
      problem("no-route-for-group", { address: "239.1.2.1", why: "none", instead });
    const { made } = show(<GroupsPane />, {
      rows: rowsOf(
        { state: "failed", problem: noRoute("eth1"), interface: null },
        { state: "failed", problem: noRoute(null), interface: null },
      ),
      answers: { move: () => ({ id: 7, already: false }) },
    });
    const names = (group: string) =>
      within(row(group))
        .getAllByRole("button")
        .map(({ textContent }) => textContent);
    expect(names("239.1.2.1:5004")).toEqual(["Join on eth1"]);
    expect(names("239.1.2.2:5004")).toEqual(["Retry"]);
    await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Join on eth1" })));
    expect(made("move")).toEqual([{ id: 1, interface: "eth1" }]);
  });

  it("warns where the system mixes interfaces", () => {
    show(<GroupsPane />, { rows: rowsOf({ sharedWith: ["eth1", "eth2"] }) });
    expect(cell("239.1.2.1:5004", "interface")).toContain(
      "This system also delivers what arrives on eth1 and eth2: the figures may hold both.",
    );
  });

  it("leaves with Del, and the next row takes the selection", () => {
    const shown = show(<GroupsPane />, { rows: rowsOf({}, {}, {}) });
    act(() => row("239.1.2.2:5004").focus());
    press("Delete");
    expect(shown.made("leave")).toEqual([{ id: 2 }]);
    tick(shown, { left: [2] });
    expect(shown.view.getState().selected).toBe(3);
    tick(shown, { left: [3] });
    expect(shown.view.getState().selected).toBe(1);
  });

  it("renames with F2: Enter keeps, Escape forgets, a refusal is told", async () => {
    const shown = show(
      <>
        <GroupsPane />
        <NoticesView />
      </>,
      { rows: rowsOf({ name: "old" }), answers: { rename: () => problem("membership-left") } },
    );
    act(() => row("239.1.2.1:5004").focus());
    const rename = async (name: string, key: string) => {
      press("F2");
      const field = screen.getByRole("textbox", { name: "Name of 239.1.2.1" });
      fireEvent.change(field, { target: { value: name } });
      await act(async () => {
        fireEvent.keyDown(field, { key });
      });
    };
    await rename("not this", "Escape");
    expect(shown.made("rename")).toEqual([]);
    await rename(" Studio C ", "Enter");
    expect(shown.made("rename")).toEqual([{ id: 1, name: "Studio C" }]);
    expect(screen.getByText("This membership was left already.")).toBeDefined();
  });

  it("asks for the name in a dialog where names have no column", () => {
    const { view } = show(<GroupsPane />, { rows: rowsOf({}) });
    act(() => view.setState({ hiddenColumns: ["name"] }));
    act(() => row("239.1.2.1:5004").focus());
    press("F2");
    expect(screen.getByRole("dialog", { name: "Rename 1 group" })).toBeDefined();
  });

  it("begins at the top of a new order, wherever it was scrolled to", () => {
    layOut();
    show(<GroupsPane />, { rows: many(100) });
    scroller().scrollTop = 900;
    const header = within(grid()).getByRole("columnheader", { name: "Name" });
    act(() => fireEvent.click(within(header).getByRole("button")));
    expect(scroller().scrollTop).toBe(0);
  });

  it("keeps a joined row in view when its traffic moves it, and no row that is out of view", () => {
    layOut();
    vi.useFakeTimers();
    const shown = show(<GroupsPane />, { rows: many(100) });
    act(() => shown.view.setState({ sort: { column: "packetRate", descending: true } }));
    const joined = madeUpMembership({ id: 101, state: "joining" });
    tick(shown, { rows: [joined] });
    act(() => shown.view.setState({ selected: 101 }));
    expect(scroller().scrollTop).toBe(101 * 28 - 280);
    vi.advanceTimersByTime(2_100);
    tick(shown, { rows: [{ ...joined, state: "receiving", rate: { packets: 1_000, bits: 8 } }] });
    expect(groups()[0]).toBe("239.1.2.101:5004");
    expect(scroller().scrollTop).toBe(0);

    scroller().scrollTop = 1_400;
    vi.advanceTimersByTime(2_100);
    tick(shown, { rows: [{ ...joined, rate: { packets: 0, bits: 0 } }] });
    expect(scroller().scrollTop).toBe(1_400);
  });

  it("goes on sorting while the focus stays on a header, and waits while a row has the keyboard", () => {
    vi.useFakeTimers();
    const shown = show(<GroupsPane />, { rows: rowsOf({}, {}) });
    const button = within(within(grid()).getByRole("columnheader", { name: "pkt/s" })).getByRole("button");
    const rate = (id: number, packets: number) => madeUpMembership({ id, rate: { packets, bits: 8 } });
    act(() => {
      button.focus();
      fireEvent.click(button);
    });
    vi.advanceTimersByTime(2_100);
    tick(shown, { rows: [rate(2, 10)] });
    expect(groups()).toEqual(["239.1.2.2:5004", "239.1.2.1:5004"]);
    press("ArrowDown");
    vi.advanceTimersByTime(2_100);
    tick(shown, { rows: [rate(1, 100)] });
    expect(groups()).toEqual(["239.1.2.2:5004", "239.1.2.1:5004"]);
  });

  it("draws few of many rows, the selected one among them", () => {
    const rows = Array.from({ length: 2_000 }, (_, at) =>
      madeUpMembership({ id: at + 1, address: `239.1.${at >> 8}.${at & 255}` }),
    );
    const { view } = show(<GroupsPane />, { rows });
    act(() => view.setState({ selected: 1_500 }));
    expect(grid().getAttribute("aria-rowcount")).toBe("2001");
    const drawn = within(grid()).getAllByRole("row").slice(1);
    expect(drawn.length).toBeLessThan(60);
    const selected = drawn.find((one) => one.getAttribute("aria-selected") === "true");
    expect(selected?.getAttribute("aria-rowindex")).toBe("1501");
    expect(selected?.tabIndex).toBe(0);
  });
});
