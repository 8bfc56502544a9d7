import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { problem } from "../../../shared/problem.ts";
import { pretendLayout, renderDetails, settle } from "./testing/render-details.tsx";

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
const upTo = (last: number) => Array.from({ length: 10 }, (_, at) => String(last - 9 + at));
const rowOf = (number: number): Element => {
  const row = grid().querySelector(`[data-number="${number}"]`);
  if (!row) throw new Error(`packet ${number} is not shown`);
  return row;
};
const press = (element: Element, key: string) => fireEvent.keyDown(element, { key });

describe("the packets", () => {
  test("follow the newest, stand still on a selection, and count what is newer", async () => {
    const { grow } = await renderDetails({ packets: 38_206, firstKept: 36_159 });
    expect(grid().getAttribute("aria-rowcount")).toBe("2049");
    expect(shown()).toEqual(upTo(38_206));
    expect(screen.queryByRole("button", { name: /newer/ })).toBeNull();

    fireEvent.mouseDown(rowOf(38_204));
    await grow(38_211, 36_164);
    expect(shown()).toEqual(upTo(38_206));
    expect(rowOf(38_204).getAttribute("aria-selected")).toBe("true");
    expect(screen.getByText("2,048 of 38,211 kept")).toBeDefined();

    fireEvent.click(screen.getByRole("button", { name: "5 newer" }));
    await settle();
    expect(shown()).toEqual(upTo(38_211));
    expect(screen.getByText("Following the newest")).toBeDefined();
    expect(screen.getByRole("heading", { name: "Packet 38,204" })).toBeDefined();
  });

  test("show when, from whom, with which TTL, how long and what", async () => {
    await renderDetails({ packets: 20 });
    const cells = grid().querySelectorAll("tbody tr:first-child td");
    expect(cells[0]?.textContent).toMatch(/^\d\d:\d\d:\d\d\.\d{6}$/);
    expect(cells[1]?.getAttribute("title")).toBe("10.0.0.31, port 5353");
    expect(cells[2]?.textContent).toBe("1");
    expect(cells[3]?.textContent).toBe("20");
    expect(cells[4]?.textContent).toBe("–");
    expect(cells[5]?.textContent).toBe("····················");
  });

  test("are walked by keyboard, Enter leads to the bytes and Escape back", async () => {
    await renderDetails({ packets: 1_000 });
    press(grid(), "ArrowUp");
    press(grid(), "ArrowUp");
    await settle();
    expect(screen.getByRole("heading", { name: "Packet 999" })).toBeDefined();
    const active = grid().getAttribute("aria-activedescendant");
    expect(active && document.getElementById(active)?.getAttribute("data-number")).toBe("999");

    press(grid(), "Home");
    await settle();
    expect(shown()[0]).toBe("1");
    press(grid(), "Enter");
    const bytes = screen.getByRole("grid", { name: "Bytes" });
    expect(document.activeElement).toBe(bytes);
    press(bytes, "Escape");
    expect(document.activeElement).toBe(grid());
    press(grid(), "End");
    await settle();
    expect(shown()).toEqual(upTo(1_000));
  });

  test("tell what is no longer kept, in the list and in the inspector", async () => {
    const { store } = await renderDetails({ packets: 1_000 });
    press(grid(), "Home");
    await settle();
    // They leave the store; the display, for instance paused, does not know.
    store.firstKept = 600;
    press(grid(), "PageDown");
    await settle();
    // What the list still holds of it is whole.
    expect(screen.getByRole("heading", { name: "Packet 10" })).toBeDefined();
    for (let times = 0; times < 6; times += 1) press(grid(), "PageDown");
    await settle();
    expect(screen.getByText("This packet is no longer kept: newer ones took its place.")).toBeDefined();
    for (let times = 0; times < 12; times += 1) press(grid(), "PageDown");
    await settle();
    expect(screen.getAllByText(/^Packet \d+ is no longer kept$/).length).toBeGreaterThan(0);
  });

  test("stand still while the display is paused, and catch up after", async () => {
    const { grow, traffic } = await renderDetails({ packets: 100 });
    traffic.setState({ paused: true });
    await grow(150);
    expect(shown()).toEqual(upTo(100));
    expect(screen.getByText("Display paused")).toBeDefined();
    traffic.setState({ paused: false });
    await settle();
    expect(shown()).toEqual(upTo(150));
  });

  test("are as they were after a look at the sources", async () => {
    const { view, grow } = await renderDetails({ packets: 100 });
    fireEvent.mouseDown(rowOf(95));
    fireEvent.click(screen.getByRole("tab", { name: /Sources/ }));
    await grow(200);
    expect(screen.queryByRole("grid", { name: "Packets" })).toBeNull();
    expect(view.getState().tab).toBe("sources");
    fireEvent.click(screen.getByRole("tab", { name: "Packets" }));
    await settle();
    expect(shown()).toEqual(upTo(100));
    expect(rowOf(95).getAttribute("aria-selected")).toBe("true");
  });

  test("of a monitor that was started anew are others", async () => {
    const { traffic, grow } = await renderDetails({ packets: 100 });
    fireEvent.mouseDown(rowOf(95));
    traffic.setState({ epoch: "b" });
    await grow(100);
    expect(rowOf(95).getAttribute("aria-selected")).toBe("false");
    expect(screen.getByText("Select a packet to see its bytes.")).toBeDefined();
  });
});

describe("without packets", () => {
  test("a failed group says why and can be tried again", async () => {
    const message = "Port 6000 is already in use by another program without sharing.";
    const { calls } = await renderDetails({
      state: "failed",
      problem: problem("port-in-use", { port: 6000 }),
    });
    expect(screen.getByText(message)).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(calls.retry).toHaveBeenCalledWith({ id: 7 });
  });

  test("a group that waits says for what", async () => {
    await renderDetails({ state: "joining", source: "10.0.0.7" });
    expect(screen.getByText("Joined on eth0. Waiting for the first packet from 10.0.0.7.")).toBeDefined();
  });

  test("a group whose packets all gave way says so", async () => {
    await renderDetails({ packets: 12, firstKept: 13 });
    expect(screen.getByText(/None of its 12 packets is kept/)).toBeDefined();
  });
});

test("another group takes the frame over, and nothing else of the one before", async () => {
  const { turnTo, client } = await renderDetails({ packets: 500 });
  const [frame, asked] = [grid(), vi.spyOn(client, "packets")];
  fireEvent.mouseDown(rowOf(495));
  await settle();
  expect(screen.getByRole("heading", { name: "Packet 495" })).toBeDefined();
  await turnTo(8);
  expect(grid()).toBe(frame);
  expect(asked.mock.lastCall?.[0]).toMatchObject({ id: 8 });
  expect(shown()).toEqual(upTo(500));
  expect(screen.queryByRole("heading", { name: /Packet/ })).toBeNull();
  await turnTo(9);
  expect(screen.getAllByRole("combobox", { name: "Filter packets" })).toHaveLength(1);
});

describe("what can be done", () => {
  test("sending to the group fills Compose", async () => {
    const { compose } = await renderDetails({ packets: 1 });
    fireEvent.click(screen.getByRole("button", { name: "Send here" }));
    expect(compose.getState()).toMatchObject({ to: "224.0.0.251:5353", from: "eth0" });
  });

  test("a packet can be edited and sent", async () => {
    const { compose } = await renderDetails({ packets: 500 });
    fireEvent.mouseDown(rowOf(500));
    await settle();
    fireEvent.click(screen.getByRole("button", { name: "Edit and send" }));
    expect(compose.getState()).toMatchObject({ to: "224.0.0.251:5353", payload: "hex" });
    expect(compose.getState().hex).toMatch(/^00 00 01 f4 00/);
  });

  test("leaving leaves", async () => {
    const { calls } = await renderDetails({ packets: 1 });
    fireEvent.click(screen.getByRole("button", { name: "Leave" }));
    expect(calls.leave).toHaveBeenCalledWith({ id: 7 });
  });
});
