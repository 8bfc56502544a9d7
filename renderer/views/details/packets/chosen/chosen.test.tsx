import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../../../../shared/limits.ts";
import { selectedPackets } from "../../../../store/view.ts";
import { pretendLayout, renderDetails, settle } from "../../testing/render-details.tsx";

const clipboard = { writeText: vi.fn(async (_text: string) => {}) };

beforeEach(() => {
  vi.useFakeTimers();
  pretendLayout();
  clipboard.writeText.mockClear();
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const grid = () => screen.getByRole("grid", { name: "Packets" });
const row = (number: number) => grid().querySelector(`[data-number="${number}"]`) ?? expect.unreachable();
const selected = () =>
  Array.from(grid().querySelectorAll('[aria-selected="true"]'), (one) =>
    Number(one.getAttribute("data-number")),
  );
const press = async (key: string, more = {}) => {
  grid().focus();
  fireEvent.keyDown(grid(), { key, ...more });
  await settle();
};
const click = async (number: number, more = {}) => {
  fireEvent.mouseDown(row(number), { button: 0, ...more });
  await settle();
};
const copied = (): string => clipboard.writeText.mock.lastCall?.[0] ?? "";

async function render(packets = 20) {
  const details = await renderDetails({ packets });
  await act(async () => details.view.setState({ selected: 7 }));
  return details;
}

describe("several packets are selected", () => {
  test("with Shift and Ctrl, and with Shift and arrows, and the list says what they are together", async () => {
    const { view } = await render();
    await click(12);
    await click(15, { shiftKey: true });
    expect(selected()).toEqual([12, 13, 14, 15]);
    expect(screen.getByText("4 selected, 80 bytes, over 1.2 s")).toBeDefined();
    await click(13, { ctrlKey: true });
    await click(18, { ctrlKey: true });
    expect(selected()).toEqual([12, 14, 15, 18]);
    expect(selectedPackets(view.getState())).toEqual({
      of: 7,
      arrangement: null,
      ranges: [
        { first: 12, last: 12 },
        { first: 14, last: 15 },
        { first: 18, last: 18 },
      ],
    });
    await click(16);
    await press("ArrowUp", { shiftKey: true });
    await press("ArrowUp", { shiftKey: true });
    expect(selected()).toEqual([14, 15, 16]);
    expect(screen.getByRole("heading", { name: "Packet 14" })).toBeDefined();
    await press("ArrowDown");
    expect(selected()).toEqual([15]);
    expect(selectedPackets(view.getState())?.ranges).toEqual([{ first: 15, last: 15 }]);
  });

  test("all of a filtered list, and only them; another list has none of them", async () => {
    const { store, view } = await render(100);
    store.matches = (number) => number % 10 === 0;
    fireEvent.change(screen.getByRole("combobox", { name: "Filter packets" }), { target: { value: "x" } });
    await settle();
    await press("a", { ctrlKey: true });
    expect(selected()).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(store.tallied.at(-1)).toEqual([{ first: 1, last: 10 }]);
    expect(selectedPackets(view.getState())?.arrangement).toBe(1);
    fireEvent.change(screen.getByRole("combobox", { name: "Filter packets" }), { target: { value: "" } });
    await settle();
    expect(selected()).toEqual([100]);
  });

  test("packets that come while several are selected are none of them", async () => {
    const { grow } = await render();
    await press("a", { ctrlKey: true });
    await grow(30);
    expect(screen.getByText("20 selected, 400 bytes, over 1.2 s")).toBeDefined();
  });
});

describe("selected packets are copied", () => {
  test("as lines of text with Ctrl C", async () => {
    await render();
    await click(12);
    await press("ArrowDown", { shiftKey: true });
    await press("c", { ctrlKey: true });
    expect(copied().split("\n")).toEqual([
      expect.stringMatching(/^12\t.*\t10\.0\.0\.31:5353\t224\.0\.0\.251:5353\t1\t20\t/),
      expect.stringMatching(/^13\t/),
      "",
    ]);
    expect(screen.getByText("Copied 2 packets as text")).toBeDefined();
  });

  test("in other ways from the menu, which opens at the pointer and selects what is under it", async () => {
    await render();
    await click(12);
    fireEvent.contextMenu(row(18), { clientX: 40, clientY: 80 });
    await settle();
    expect(selected()).toEqual([18]);
    fireEvent.click(screen.getByRole("menuitem", { name: "Copy as JSON" }));
    await settle();
    expect(JSON.parse(copied())).toMatchObject({
      ...{ number: 18, time: "1970-01-01T00:00:00.018000Z", source: "10.0.0.31:5353", ttl: 1, size: 20 },
      payload: btoa(String.fromCharCode(0, 0, 0, 18, ...new Uint8Array(16))),
    });
  });

  test("the menu opens by the keyboard for all that are selected", async () => {
    await render();
    await click(12);
    await press("ArrowDown", { shiftKey: true });
    fireEvent.contextMenu(grid());
    await settle();
    fireEvent.click(screen.getByRole("menuitem", { name: "Copy as C array" }));
    await settle();
    expect(copied()).toContain("packet_12[20]");
    expect(copied()).toContain("packet_13[20]");
  });

  test("whole, where a row came with their beginning only", async () => {
    const { store, grow } = await render(0);
    store.payloads = [new Uint8Array(limits.previewBytes + 700).fill(7)];
    await grow(1);
    await click(1);
    fireEvent.contextMenu(row(1));
    await settle();
    fireEvent.click(screen.getByRole("menuitem", { name: "Copy as hex" }));
    await settle();
    expect(copied().split(" ")).toHaveLength(limits.previewBytes + 700);
  });

  test("up to a bound, and what is beyond it is counted", async () => {
    const { notices } = await render(3 * limits.copiedPackets);
    await press("a", { ctrlKey: true });
    await press("c", { ctrlKey: true });
    expect(copied().trimEnd().split("\n")).toHaveLength(limits.copiedPackets);
    expect(notices.getState().notices.at(-1)?.text).toBe(
      "2,000 selected packets left out: at most 1,000 packets and 4 MiB are copied at once.",
    );
  });
});

describe("the packets of one stream", () => {
  test("follow each other with keys and buttons, and the end is told", async () => {
    const { notices } = await render();
    await click(15);
    fireEvent.click(screen.getByRole("button", { name: "Previous of this stream (Ctrl ,)" }));
    await settle();
    expect(selected()).toEqual([12]);
    fireEvent.click(screen.getByRole("button", { name: "Next of this stream (Ctrl .)" }));
    await settle();
    expect(selected()).toEqual([15]);
    await click(19);
    fireEvent.click(screen.getByRole("button", { name: "Next of this stream (Ctrl .)" }));
    await settle();
    expect(notices.getState().notices.at(-1)?.text).toBe(
      "The list has no packet of this stream after this one.",
    );
  });

  test("times are counted from one of them", async () => {
    const { view } = await render();
    await click(15);
    fireEvent.contextMenu(row(15));
    await settle();
    fireEvent.click(screen.getByRole("menuitem", { name: "Count times from here" }));
    await settle();
    expect(view.getState().packetTime).toBe("reference");
    expect(row(15).querySelector('[data-column="time"]')?.textContent).toBe("0.000000");
    expect(row(12).querySelector('[data-column="time"]')?.textContent).toBe("−0.003000");
  });
});
