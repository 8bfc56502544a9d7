import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { bytesOf, readGolden } from "../../../../build/golden-packets.mjs";
import { pretendLayout, renderDetails, settle } from "../testing/render-details.tsx";

const rtp = bytesOf("80e00007000001005a1c03e20102");
const rtpNext = bytesOf("80600008000001405a1c03e20102");
/** With an extension: what follows moves by eight bytes. */
const rtpLong = bytesOf(
  "90e00009000001805a1c03e2beddE0010000000001020304".toLowerCase().replace("e001", "0001"),
);
const cut = bytesOf("4172742d4e6574000050000e0100000002000102");
const unknown = bytesOf("00ff00ff");

beforeEach(() => {
  vi.useFakeTimers();
  pretendLayout();
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A list of these packets, sent to a port; the last one is chosen. */
async function open(payloads: Uint8Array<ArrayBuffer>[], port = 5_004) {
  const details = await renderDetails({ packets: 0, port, address: "239.1.1.1" });
  details.store.payloads = payloads;
  await details.grow(payloads.length);
  await step("End");
  await step("ArrowUp");
  if (payloads.length > 1) await step("ArrowDown");
  return details;
}

const list = () => screen.getByRole("grid", { name: "Packets" });
const tree = () => screen.getByRole("tree", { name: "Decoded packet" });
const bytes = () => screen.getByRole("grid", { name: "Bytes" });
const lines = () => screen.getAllByRole("treeitem").map((item) => item.textContent);
const item = (name: RegExp) => screen.getByRole("treeitem", { name });
const chosenLine = () => tree().querySelector('[aria-selected="true"]')?.textContent ?? null;
const chosenBytes = () =>
  Array.from(bytes().querySelectorAll('td[aria-selected="true"]'), (cell) =>
    Number(cell.getAttribute("data-at")),
  );
const press = (key: string) => fireEvent.keyDown(tree(), { key });
const pressByte = (at: number) => {
  const cell = bytes().querySelector(`td[data-at="${at}"]`);
  if (!cell) throw new Error(`byte ${at} is not shown`);
  fireEvent.pointerDown(cell, { button: 0 });
};

async function step(key: string) {
  fireEvent.keyDown(list(), { key });
  await settle();
}

describe("a decoded packet", () => {
  test("stands as a tree over its bytes, from how it came to its fields", async () => {
    await open([rtp]);
    expect(lines().slice(0, 3)).toEqual([
      "Delivery 10.0.0.31:5353 to 239.1.1.1:5004 on eth0, TTL 1",
      "RTP PT 96, SSRC 0x5a1c03e2, seq 7, time 256, mark",
      "Version 2",
    ]);
    expect(item(/^Delivery/).getAttribute("aria-expanded")).toBe("false");
    expect(item(/^RTP/).getAttribute("aria-expanded")).toBe("true");
    const sequence = item(/^Sequence number/);
    expect(["level", "posinset", "setsize"].map((name) => sequence.getAttribute(`aria-${name}`))).toEqual([
      ...["2", "7", "10"],
    ]);
  });

  test("a field that is chosen has its bytes chosen, and says what they are", async () => {
    await open([rtp]);
    fireEvent.mouseDown(item(/^Sequence number/), { button: 0 });
    expect(chosenBytes()).toEqual([2, 3]);
    expect(screen.getByText("Bytes 2 to 3")).toBeDefined();
    expect(screen.getByText("Sequence number, 16 bit")).toBeDefined();
    fireEvent.mouseDown(item(/^Delivery/), { button: 0 });
    expect(chosenBytes()).toEqual([]);
  });

  test("a byte that is chosen has the innermost field chosen that holds it, opened where it was closed", async () => {
    await open([rtpLong]);
    expect(screen.queryByRole("treeitem", { name: /^Defined by profile/ })).toBeNull();
    pressByte(13);
    expect(chosenLine()).toMatch(/^Defined by profile 0x/);
    expect(chosenBytes()).toEqual([13]);
    expect(screen.getByText("Defined by profile, 16 bit")).toBeDefined();
    pressByte(1);
    expect(chosenLine()).toBe("Marker yes");
    expect(screen.getByText("Marker, bit 0")).toBeDefined();
  });

  test("the same field of the next packet stays chosen, and open what was open", async () => {
    await open([rtp, rtpNext]);
    fireEvent.mouseDown(item(/^Marker/), { button: 0 });
    expect(chosenLine()).toBe("Marker no");
    const delivery = item(/^Delivery/).querySelector("[data-toggle]");
    if (delivery) fireEvent.mouseDown(delivery, { button: 0 });
    expect(item(/^From/)).toBeDefined();
    await step("ArrowUp");
    expect(chosenLine()).toBe("Marker yes");
    expect(chosenBytes()).toEqual([1]);
    expect(item(/^From 10\.0\.0\.31:5353/)).toBeDefined();
  });

  test("is walked through with the keys of a tree", async () => {
    await open([rtp]);
    tree().focus();
    press("ArrowDown");
    expect(chosenLine()).toMatch(/^Delivery/);
    press("ArrowRight");
    expect(item(/^Delivery/).getAttribute("aria-expanded")).toBe("true");
    press("ArrowRight");
    expect(chosenLine()).toMatch(/^From/);
    const active = tree().getAttribute("aria-activedescendant");
    expect(active && document.getElementById(active)?.textContent).toMatch(/^From/);
    press("ArrowLeft");
    expect(chosenLine()).toMatch(/^Delivery/);
    press("ArrowLeft");
    expect(screen.queryByRole("treeitem", { name: /^From/ })).toBeNull();
    press("*");
    expect(item(/^From/)).toBeDefined();
    press("Enter");
    expect(screen.queryByRole("treeitem", { name: /^From/ })).toBeNull();
    press("End");
    expect(chosenLine()).toBe("Payload 2 bytes");
    expect(chosenBytes()).toEqual([12, 13]);
    press("Home");
    expect(chosenLine()).toMatch(/^Delivery/);
    press("Escape");
    expect(document.activeElement).toBe(list());
    press("Enter");
    fireEvent.keyDown(list(), { key: "Enter" });
    expect(document.activeElement).toBe(tree());
  });

  test("what is chosen within something that is closed is marked there", async () => {
    await open([rtpLong]);
    pressByte(13);
    fireEvent.mouseDown(item(/^Header extension/), { button: 0, detail: 2 });
    expect(chosenLine()).toMatch(/^Header extension/);
    expect(chosenBytes()).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
  });

  test("that ends too soon says so, and shows what there is", async () => {
    await open([cut]);
    expect(
      screen.getByText("Cut off: as Art-Net the packet says that there is more of it than there is."),
    ).toBeDefined();
    expect(item(/^Length 512 slots/)).toBeDefined();
  });

  test("that is not recognised is bytes with one line", async () => {
    await open([unknown]);
    expect(screen.getByText(/^Not recognised/)).toBeDefined();
    expect(screen.queryByRole("tree")).toBeNull();
    expect(screen.getByText("10.0.0.31:5353 to 239.1.1.1:5004 on eth0, TTL 1")).toBeDefined();
    fireEvent.keyDown(list(), { key: "Enter" });
    expect(document.activeElement).toBe(bytes());
  });

  test("in a low window tree and bytes are tabs of their own, with one choice", async () => {
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(200);
    await open([rtp]);
    expect(screen.queryByRole("grid", { name: "Bytes" })).toBeNull();
    fireEvent.mouseDown(item(/^Timestamp/), { button: 0 });
    fireEvent.click(screen.getByRole("tab", { name: "Bytes" }));
    await settle();
    expect(screen.queryByRole("tree")).toBeNull();
    expect(chosenBytes()).toEqual([4, 5, 6, 7]);
    expect(screen.getByRole("button", { name: "Edit and send" })).toBeDefined();
  });

  test("of thousands of fields only those are drawn that are seen", async () => {
    const many = new TextEncoder().encode(JSON.stringify(Array.from({ length: 3_000 }, (_, at) => at)));
    await open([many]);
    expect(screen.getAllByRole("treeitem").length).toBeLessThan(30);
    press("End");
    // The last number, and the bracket behind it.
    expect(screen.getByText(`Bytes 13,886 to ${(many.length - 2).toLocaleString("en")}`)).toBeDefined();
  });

  test("each packet that is kept of any protocol is shown", async () => {
    const packets = readGolden().flatMap(({ golden }) => golden.packets.map(({ hex }) => bytesOf(hex)));
    await open(packets.slice(0, 60));
    for (let at = 1; at < Math.min(packets.length, 60); at += 1) {
      await step("ArrowUp");
      expect(screen.queryByRole("tree") ?? screen.queryByText(/^Not recognised/)).not.toBeNull();
    }
  });

  test("every field has a menu: its value is copied, and filtered by where a filter can ask for it", async () => {
    const writeText = vi.fn(async () => {});
    vi.spyOn(navigator, "clipboard", "get").mockReturnValue({ writeText } as unknown as Clipboard);
    await open([rtp]);
    const items = () => screen.queryAllByRole("menuitem").map((one) => one.textContent);
    const menuOf = async (name: RegExp) => {
      fireEvent.contextMenu(item(name));
      await settle();
    };
    await menuOf(/^Delivery/);
    expect(items()).toEqual([expect.stringContaining("Copy value")]);
    fireEvent.keyDown(screen.getByRole("menu"), { key: "Escape" });
    await settle();
    await menuOf(/^Sequence number/);
    expect(items()).toEqual([
      expect.stringContaining("Filter by"),
      expect.stringContaining("Filter out"),
      expect.stringContaining("Copy value"),
    ]);
    fireEvent.click(screen.getByRole("menuitem", { name: /^Copy value/ }));
    await settle();
    expect(writeText).toHaveBeenLastCalledWith("7");
    press("ArrowUp");
    fireEvent.copy(tree());
    expect(writeText).toHaveBeenCalledTimes(2);
  });

  test("the menu opens by keyboard also for a field that is out of sight, or not drawn yet", async () => {
    await open([rtp]);
    press("End");
    // As it is until the frame in which its row is drawn.
    tree().querySelector('[aria-selected="true"]')?.setAttribute("aria-selected", "false");
    fireEvent.contextMenu(tree());
    await settle();
    expect(screen.getByRole("menuitem", { name: /^Copy value/ })).toBeDefined();
  });
});
