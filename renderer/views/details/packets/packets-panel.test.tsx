import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../../../shared/limits.ts";
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

const grid = () => screen.getByRole("grid", { name: "Packets" });
const shown = () => Array.from(grid().querySelectorAll("tbody tr"), (row) => row.getAttribute("data-number"));
const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Filter packets" });
const type = async (value: string) => {
  fireEvent.change(field(), { target: { value } });
  await settle();
};
const header = (name: string) => screen.getByRole("columnheader", { name });
const sortBy = async (name: string) => {
  fireEvent.click(screen.getByRole("button", { name }));
  await settle();
};
const press = (element: Element, key: string) => fireEvent.keyDown(element, { key });

/** Lets numbers through that end as the text does. */
function endsWith(number: number, filter: string): boolean {
  return String(number).endsWith(filter);
}

async function render(packets: number) {
  const details = await renderDetails({ packets });
  details.store.matches = endsWith;
  return details;
}

describe("the filter", () => {
  test("shows what matches, goes on with new packets, and counts", async () => {
    const { grow } = await render(1_000);
    await type("00");
    expect(shown()).toEqual(["100", "200", "300", "400", "500", "600", "700", "800", "900", "1000"]);
    expect(screen.getByText("10 of 1,000 match")).toBeDefined();
    await grow(1_150);
    expect(shown().at(-1)).toBe("1100");
    expect(screen.getByText("11 of 1,150 match")).toBeDefined();
    expect(screen.getByText("Following the newest")).toBeDefined();
    expect(grid().getAttribute("aria-rowcount")).toBe("12");
  });

  test("that nothing matches says so, and is cleared with one button", async () => {
    await render(50);
    await type("x");
    expect(
      screen.getByText("No packet matches “x”. Those that come and match will stand here."),
    ).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Show all packets" }));
    await settle();
    expect(field().value).toBe("");
    expect(shown().at(-1)).toBe("50");
  });

  test("Enter leads to the rows, and so do Down and Escape where no list is open below", async () => {
    await render(500);
    await type("7");
    for (const keys of [["Enter"], ["Escape", "Escape"], ["Escape", "ArrowDown"]]) {
      field().focus();
      await type("");
      await type(keys.length === 1 ? "7" : "src");
      for (const key of keys) {
        expect(document.activeElement === field()).toBe(true);
        press(field(), key);
        await settle();
      }
      expect(document.activeElement === grid()).toBe(true);
    }
    expect(field().value).toBe("src");
  });

  test("is completed by what can be asked for and what is seen, with the keyboard", async () => {
    await render(50);
    field().focus();
    await type("sr");
    const options = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);
    expect(options()[0]).toBe("srcAddress that sent it");
    press(field(), "ArrowDown");
    press(field(), "Enter");
    await settle();
    expect(field().value).toBe("src ");
    expect(options()).toContain("10.0.0.31");
    for (const _ of options()) {
      press(field(), "ArrowDown");
      await settle();
      const active = document.getElementById(field().getAttribute("aria-activedescendant") ?? "");
      if (active?.textContent === "10.0.0.31") break;
    }
    press(field(), "Enter");
    await settle();
    expect(field().value).toBe("src 10.0.0.31");
    expect(document.activeElement).toBe(field());
    expect(options()).toEqual([]);
  });

  test("comes back from the list of the empty field, once it was used, and by a name that it was given", async () => {
    const { view } = await render(50);
    await type("ttl 1");
    press(field(), "Escape");
    press(field(), "Escape");
    await type("");
    press(field(), "Escape");
    field().focus();
    press(field(), "ArrowDown");
    await settle();
    expect(screen.getByRole("group", { name: "Recent" }).textContent).toContain("ttl 1");
    fireEvent.click(screen.getByRole("option", { name: /^ttl 1/ }));
    await settle();
    expect(field().value).toBe("ttl 1");
    fireEvent.click(screen.getByRole("button", { name: "Save this filter" }));
    await settle();
    fireEvent.change(screen.getByRole("textbox", { name: "Name of this filter" }), {
      target: { value: "Near" },
    });
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await settle();
    expect(view.getState().filters.packets.saved).toEqual([{ name: "Near", text: "ttl 1" }]);
    await type("nea");
    fireEvent.click(screen.getByRole("option", { name: /^Near/ }));
    await settle();
    expect(field().value).toBe("ttl 1");
  });

  test("takes a value of a row, and leaves one out", async () => {
    const { store } = await render(50);
    store.matches = () => true;
    const cell = () => grid().querySelector('[data-number="45"] [data-column="ttl"]') ?? expect.unreachable();
    fireEvent.contextMenu(cell());
    await settle();
    fireEvent.click(screen.getByRole("menuitem", { name: "Filter by ttl 1" }));
    await settle();
    expect(field().value).toBe("ttl 1");
    fireEvent.contextMenu(
      grid().querySelector('[data-number="45"] [data-column="length"]') ?? expect.unreachable(),
    );
    await settle();
    fireEvent.click(screen.getByRole("menuitem", { name: "Filter out len 20" }));
    await settle();
    expect(field().value).toBe("ttl 1 and not len 20");
  });

  test("what is unfinished gets its hint after a pause, what is wrong at once, and neither changes the list", async () => {
    await render(50);
    await type("0x4");
    const hint = "The hex text has 1 digit: each byte needs two.";
    expect(screen.queryByText(hint)).toBeNull();
    await settle(limits.hintMs);
    expect(screen.getByText(hint)).toBeDefined();
    expect(field().getAttribute("aria-invalid")).toBeNull();
    await type("0x4g");
    const wrong = screen.getByText("“g” is not a hex digit: use 0 to 9 and a to f.");
    expect(field().getAttribute("aria-invalid")).toBe("true");
    expect(field().getAttribute("aria-describedby")).toBe(wrong.id);
    expect(shown().at(-1)).toBe("50");
  });

  test("what takes long is told in percent, what does not is not", async () => {
    const { store } = await render(1_000);
    store.pace = 100;
    fireEvent.change(field(), { target: { value: "0" } });
    await settle(2 * limits.packetListMs);
    expect(screen.queryByText(/Filtering/)).toBeNull();
    await settle(2 * limits.packetListMs);
    expect(screen.getByText(/^Filtering [3-6]\d %$/)).toBeDefined();
    await settle(20 * limits.packetListMs);
    expect(screen.getByText("100 of 1,000 match")).toBeDefined();
  });

  test("is stopped while it takes long, and what was shown before is shown", async () => {
    const { store } = await render(1_000);
    store.pace = 100;
    fireEvent.change(field(), { target: { value: "nothing" } });
    await settle(4 * limits.packetListMs);
    fireEvent.click(screen.getByRole("button", { name: "Stop" }));
    await settle(20 * limits.packetListMs);
    expect(field().value).toBe("");
    expect(shown().at(-1)).toBe("1000");
    expect(store.orders.size).toBe(0);
  });

  test("is read out once", async () => {
    const { grow, container } = await render(1_000);
    await type("00");
    const region = () => container.querySelector('[aria-live="polite"]:not([role])')?.textContent;
    expect(region()).toBe("10 packets found.");
    await grow(1_200);
    expect(region()).toBe("10 packets found.");
    await type("x");
    expect(region()).toBe("No packet matches.");
  });
});

describe("the headers", () => {
  test("sort: a column’s own direction, then the other, then as packets arrive", async () => {
    await render(100);
    expect(header("Time").getAttribute("aria-sort")).toBe("ascending");
    await sortBy("Len");
    expect(header("Len").getAttribute("aria-sort")).toBe("descending");
    expect(header("Time").getAttribute("aria-sort")).toBeNull();
    expect(screen.getByText("100 of 100 sorted")).toBeDefined();
    await sortBy("Len");
    expect(header("Len").getAttribute("aria-sort")).toBe("ascending");
    await sortBy("Len");
    expect(header("Time").getAttribute("aria-sort")).toBe("ascending");
    await sortBy("Time");
    expect(header("Time").getAttribute("aria-sort")).toBe("descending");
    expect(shown().slice(0, 2)).toEqual(["100", "99"]);
  });

  test("a sorted list stands still and takes in newer packets with a button", async () => {
    const { grow } = await render(100);
    await sortBy("Time");
    await grow(140);
    expect(shown()[0]).toBe("100");
    fireEvent.click(screen.getByRole("button", { name: "40 newer" }));
    await settle();
    expect(shown()[0]).toBe("140");
    expect(screen.queryByRole("button", { name: /newer/ })).toBeNull();
    expect(screen.queryByText("Following the newest")).toBeNull();
  });

  test("are reached with Up from the first row and left with Down; Info has nothing to sort by", async () => {
    await render(100);
    grid().focus();
    press(grid(), "Home");
    press(grid(), "ArrowUp");
    expect(document.activeElement?.textContent).toBe("Time");
    for (let step = 0; step < 5; step += 1) {
      if (document.activeElement) press(document.activeElement, "ArrowRight");
    }
    expect(document.activeElement?.textContent).toBe("Len");
    if (document.activeElement) press(document.activeElement, "ArrowDown");
    expect(document.activeElement).toBe(grid());
    expect(header("Info").querySelector("button")).toBeNull();
  });

  test("a filter and an order work together, and the packet that is looked at stays so", async () => {
    await render(1_000);
    await type("00");
    await sortBy("Time");
    expect(shown().slice(0, 3)).toEqual(["1000", "900", "800"]);
    expect(screen.getByText("10 of 1,000 match")).toBeDefined();
    const row = grid().querySelector('[data-number="900"]');
    if (row) fireEvent.mouseDown(row);
    await settle();
    expect(screen.getByRole("heading", { name: "Packet 900" })).toBeDefined();
    await type("");
    await sortBy("Time");
    expect(screen.getByRole("heading", { name: "Packet 900" })).toBeDefined();
    expect(grid().querySelector('[data-number="900"]')?.getAttribute("aria-selected")).toBe("true");
  });
});

test("leaving the group’s details gives the list up", async () => {
  const { store, unmount } = await render(100);
  await type("0");
  expect(store.orders.size).toBe(1);
  unmount();
  await act(async () => {
    await vi.advanceTimersByTimeAsync(10);
  });
  expect(store.orders.size).toBe(0);
});

describe("the columns Type and Info", () => {
  const cellsOf = (name: string) =>
    Array.from(grid().querySelectorAll(`tbody [data-column="${name}"]`), (cell) => cell.textContent);

  test("tell what a packet is and says, and of what is not recognised its bytes", async () => {
    const details = await renderDetails({ packets: 0, port: 5_004 });
    const rtp = [0x80, 0x60, 0, 7, 0, 0, 1, 0, 0x5a, 0x1c, 3, 0xe2];
    details.store.payloads = [
      Uint8Array.from(rtp),
      new TextEncoder().encode("héllo wörld"),
      Uint8Array.from([0, 0x41, 0xff]),
    ];
    await details.grow(3);
    expect(cellsOf("type")).toEqual(["RTP", "Text", "–"]);
    expect(cellsOf("info")).toEqual(["PT 96, SSRC 0x5a1c03e2, seq 7, time 256", "héllo wörld", "·A·"]);
  });

  test("a narrow list leaves the type out", async () => {
    pretendLayout(470);
    await render(3);
    expect(screen.queryByRole("columnheader", { name: "Type" })).toBeNull();
    expect(header("Info")).toBeDefined();
  });
});
