import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { formatMs } from "../../../../shared/format.ts";
import { madeUpInterface } from "../../../../shared/testing/made-up-interface.ts";
import { madeUpSource } from "../../../../shared/testing/made-up-source.ts";
import { pretendLayout, renderDetails, settle } from "../testing/render-details.tsx";
import { formatPercent } from "./share.tsx";

beforeEach(() => {
  vi.useFakeTimers();
  // Room for all columns.
  pretendLayout(1_400);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const three = () => [
  madeUpSource({ address: "10.0.0.31", packets: 20, firstAt: 1, burst: 9 }),
  madeUpSource({
    address: "10.0.0.9",
    packets: 70,
    firstAt: 2,
    burst: 3,
    interval: { mean: 90.14, deviation: 12.3 },
  }),
  madeUpSource({ address: "fe80::1", packets: 10, firstAt: 3, burst: 5 }),
];

async function openSources(more = {}, sources = three()) {
  const rendered = await renderDetails({ packets: 100, ...more }, sources);
  fireEvent.click(screen.getByRole("tab", { name: /Sources/ }));
  await settle();
  return { ...rendered, sources };
}

const grid = () => screen.getByRole("grid", { name: "Sources" });
const column = (name: string) =>
  Array.from(grid().querySelectorAll(`tbody [data-column=${name}]`), (cell) => cell.textContent);

describe("sources", () => {
  test("are lettered as they came and listed by their packets", async () => {
    await openSources();
    expect(column("source")).toEqual(["B10.0.0.9", "A10.0.0.31", "Cfe80::1"]);
    expect(column("share")).toEqual(["70 %", "20 %", "10 %"]);
    expect(column("interval")).toEqual(["90.1 ± 12.3", "–", "–"]);
  });

  test("share what had come when they were read: a single one has all of it", async () => {
    await openSources({ packets: 107 }, [madeUpSource({ address: "10.0.0.9", packets: 100, firstAt: 1 })]);
    expect(column("share")).toEqual(["100 %"]);
  });

  test("are sorted by a click on a header, once more turns round", async () => {
    await openSources();
    const header = within(grid()).getByRole("columnheader", { name: "Burst" });
    fireEvent.click(within(header).getByRole("button"));
    await settle(0);
    expect(column("burst")).toEqual(["9", "5", "3"]);
    expect(header.getAttribute("aria-sort")).toBe("descending");
    fireEvent.click(within(header).getByRole("button"));
    await settle(0);
    expect(column("burst")).toEqual(["3", "5", "9"]);
    expect(header.getAttribute("aria-sort")).toBe("ascending");
  });

  test("that are this computer itself are marked", async () => {
    const { traffic } = await openSources();
    expect(screen.queryByRole("img", { name: "This computer" })).toBeNull();
    const addresses = [{ family: 4 as const, address: "10.0.0.9", prefix: 24 }];
    const own = madeUpInterface({ name: "eth0", addresses });
    await act(async () => traffic.setState({ interfaces: [own] }));
    expect(screen.getByRole("img", { name: "This computer" }).closest("td")?.textContent).toBe("B10.0.0.9");
  });

  test("lead to the packets of one of them, and to a membership of it alone", async () => {
    const { view, calls } = await openSources();
    const line = () => within(grid()).getByText("10.0.0.9");
    fireEvent.contextMenu(line());
    await settle();
    const items = screen.getAllByRole("menuitem").map(({ textContent }) => textContent);
    expect(items).toEqual(["Show its packets", "Join this source only", "Copy its address"]);
    fireEvent.click(screen.getByRole("menuitem", { name: "Join this source only" }));
    await settle();
    expect(calls.join).toHaveBeenCalledWith(
      expect.objectContaining({ address: "224.0.0.251", source: "10.0.0.9" }),
    );
    fireEvent.doubleClick(line());
    expect(view.getState()).toMatchObject({ tab: "packets" });
    await settle();
    expect(screen.getByRole<HTMLInputElement>("combobox", { name: /Filter/ }).value).toMatch(
      /^src 10\.0\.0\.9 and sport = \d+$/,
    );
  });

  test("show the DSCP by name", async () => {
    const marked = [
      madeUpSource({ address: "10.0.0.1", packets: 3, dscp: { low: 0, high: 1 << 14 } }),
      madeUpSource({ address: "10.0.0.2", packets: 2, dscp: { low: 1, high: 1 << 2 } }),
      madeUpSource({ address: "10.0.0.3", packets: 1 }),
    ];
    await openSources({}, marked);
    expect(column("dscp")).toEqual(["EF", "CS0, AF41", "–"]);
    const [, second] = grid().querySelectorAll<HTMLElement>("tbody [data-column=dscp]");
    expect(second?.title).toBe("CS0 (0), AF41 (34)");
  });

  test.each([
    [1_169, ["burst", "dscp", "last"]],
    [1_103, ["dscp", "last"]],
    [1_055, ["last"]],
  ])("in a table of %i px columns leave before it scrolls: %j stay", async (width, staying) => {
    vi.restoreAllMocks();
    pretendLayout(width);
    await openSources();
    const leaving = ["burst", "dscp", "first", "last"];
    expect(leaving.filter((id) => column(id).length > 0)).toEqual(staying);
  });

  test("change places only every two seconds, and not under the pointer", async () => {
    const { sources } = await openSources();
    const [first] = sources;
    if (first) sources[0] = { ...first, packets: 90 };
    fireEvent.pointerEnter(grid());
    await settle(5_000);
    expect(column("packets")).toEqual(["70", "90", "10"]);
    fireEvent.pointerLeave(grid());
    await settle(3_000);
    expect(column("packets")).toEqual(["90", "70", "10"]);
  });

  test("are asked for twice a second, only while they are looked at and the display moves", async () => {
    const { calls, traffic } = await openSources();
    calls.sources.mockClear();
    await settle(5_000);
    expect(calls.sources.mock.calls.length).toBeGreaterThanOrEqual(9);
    expect(calls.sources.mock.calls.length).toBeLessThanOrEqual(11);

    traffic.setState({ paused: true });
    await settle(600);
    calls.sources.mockClear();
    await settle(3_000);
    expect(calls.sources).not.toHaveBeenCalled();
    expect(column("packets")).toHaveLength(3);

    traffic.setState({ paused: false });
    await settle(100);
    expect(calls.sources).toHaveBeenCalled();
    fireEvent.click(screen.getByRole("tab", { name: "Packets" }));
    await settle(600);
    calls.sources.mockClear();
    await settle(3_000);
    expect(calls.sources).not.toHaveBeenCalled();
  });

  test("stand still with the rest when the display is paused, whichever tab was seen then", async () => {
    const { sources, traffic } = await openSources();
    fireEvent.click(screen.getByRole("tab", { name: "Packets" }));
    await settle();
    traffic.setState({ paused: true });
    await settle();
    const [first] = sources;
    if (first) sources[0] = { ...first, packets: 9_000 };
    fireEvent.click(screen.getByRole("tab", { name: /Sources/ }));
    await settle(3_000);
    expect(column("packets")).toEqual(["70", "20", "10"]);
    expect(screen.queryByText(/^Read after the display was paused/)).toBeNull();
    traffic.setState({ paused: false });
    await settle(3_000);
    expect(column("packets")).toEqual(["9,000", "70", "10"]);
  });

  test("of a group that is chosen while the display stands still are newer, and say so", async () => {
    const note = () => screen.queryByText(/^Read after the display was paused/);
    const { traffic, turnTo } = await openSources();
    traffic.setState({ paused: true });
    await settle(3_000);
    expect(note()).toBeNull();
    await turnTo(8);
    expect(note()).not.toBeNull();
    traffic.setState({ paused: false });
    await settle();
    expect(note()).toBeNull();
  });

  test("stay in sight when an answer fails", async () => {
    const { calls } = await openSources();
    calls.sources.mockRejectedValue(new Error("lost"));
    await settle(2_000);
    expect(column("packets")).toHaveLength(3);
  });

  test("beyond those told apart have a row of their own", async () => {
    await openSources({ untoldSources: 40, packets: 140 });
    expect(screen.getByText("Further sources, not told apart: 40 packets")).toBeDefined();
    expect(column("share").at(-1)).toBe("29 %");
  });

  test("more than an answer holds are all listed, sorted and found", async () => {
    const all = 1_500;
    const many = Array.from({ length: all }, (_, at) =>
      madeUpSource({ address: `10.0.${at >> 8}.${at & 255}`, packets: all - at, firstAt: at }),
    );
    const { calls } = await openSources({ sources: all, packets: (all * (all + 1)) / 2 }, many);
    expect(calls.sources).not.toHaveBeenCalled();
    expect(grid().getAttribute("aria-rowcount")).toBe("1501");
    expect(screen.getByText("1,500 sources")).toBeDefined();
    expect(column("packets").slice(0, 3)).toEqual(["1,500", "1,499", "1,498"]);
    // No more are read than are in view and around them.
    expect(calls.sourcesAt.mock.lastCall?.[0].places).toHaveLength(200);

    grid().focus();
    fireEvent.keyDown(grid(), { key: "End" });
    fireEvent.scroll(grid().closest("[class*=scroller]") as Element);
    await settle();
    expect(grid().querySelector("[aria-selected=true] [data-column=packets]")?.textContent).toBe("1");
    expect(grid().querySelector("[aria-selected=true] [data-column=source]")?.textContent).toMatch(
      /10\.0\.5\.219$/,
    );

    fireEvent.click(within(grid()).getByRole("button", { name: "Packets" }));
    await settle();
    fireEvent.scroll(grid().closest("[class*=scroller]") as Element);
    await settle();
    expect(column("packets").slice(0, 3)).toEqual(["1", "2", "3"]);

    fireEvent.keyDown(grid(), { key: "End" });
    fireEvent.scroll(grid().closest("[class*=scroller]") as Element);
    const field = screen.getByRole("textbox", { name: "Find a source by its address" });
    fireEvent.change(field, { target: { value: ".5.21" } });
    await settle();
    fireEvent.scroll(grid().closest("[class*=scroller]") as Element);
    await settle();
    expect(column("source").map((text) => text?.replace(/^[A-Z]+/, ""))).toEqual(
      [219, 218, 217, 216, 215, 214, 213, 212, 211, 210, 21]
        .map((last) => `10.0.5.${last}`)
        .slice(0, column("source").length),
    );
    // What is found is seen from its beginning.
    expect(grid().closest("[class*=scroller]")?.scrollTop).toBe(0);
    expect(screen.getByText("11 of 1,500 sources, < 0.1 % of the packets")).toBeDefined();
    fireEvent.keyDown(field, { key: "Enter" });
    expect(document.activeElement).toBe(grid());
  });

  test("are walked by keyboard, Up leads to the headers and Down back", async () => {
    await openSources();
    grid().focus();
    fireEvent.keyDown(grid(), { key: "ArrowDown" });
    fireEvent.keyDown(grid(), { key: "ArrowDown" });
    expect(grid().querySelector("[aria-selected=true]")?.textContent).toMatch(/^A10\.0\.0\.31/);
    fireEvent.keyDown(grid(), { key: "Home" });
    fireEvent.keyDown(grid(), { key: "ArrowUp" });
    expect(document.activeElement?.textContent).toBe("Source");
    fireEvent.keyDown(document.activeElement ?? grid(), { key: "ArrowRight" });
    expect(document.activeElement?.textContent).toBe("Port");
    fireEvent.keyDown(document.activeElement ?? grid(), { key: "ArrowDown" });
    expect(document.activeElement).toBe(grid());
  });
});

describe("the group's own figures", () => {
  test("stand above the table", async () => {
    await openSources({
      average: { packets: 11.2, bits: 20_900 },
      peak: { packets: 148, bits: 1_240_000 },
      burst: 14,
      bytes: 14_300,
      receiveBuffer: 8 * 1_024 * 1_024,
      firstKept: 61,
      storeDropped: 60,
    });
    const figure = (name: string) => screen.getByText(name, { selector: "dt" }).parentElement?.textContent;
    expect(figure("Average")).toBe("Average11 pkt/s20.9 kbit/s");
    expect(figure("Peak")).toBe("Peak148 pkt/s1.2 Mbit/s");
    expect(figure("Received")).toBe("Received14.0 KiB143 bytes each");
    expect(figure("Receive buffer")).toBe("Receive buffer8.0 MiBgranted");
    expect(figure("Packets kept")).toBe("Packets kept40of 100");
  });

  test("tell when another interface's packets may be among them", async () => {
    await openSources({ sharedWith: ["eth1"] });
    expect(screen.getByText(/also delivers what arrives on eth1/)).toBeDefined();
  });
});

test("milliseconds and shares read as people write them", () => {
  expect([0.084, 9.99, 90.14, 1_204.4].map(formatMs)).toEqual(["0.08", "9.99", "90.1", "1,204"]);
  expect([0, 0.0004, 0.041, 0.0996, 0.62, 1].map(formatPercent)).toEqual([
    "0 %",
    "< 0.1 %",
    "4.1 %",
    "10 %",
    "62 %",
    "100 %",
  ]);
});
