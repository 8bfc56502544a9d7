import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
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

/** Packet 631 of 20 bytes: 00 00 02 77, then zeros. */
async function openPacket() {
  await renderDetails({ packets: 631 });
  fireEvent.keyDown(screen.getByRole("grid", { name: "Packets" }), { key: "ArrowUp" });
  await settle();
  return screen.getByRole("grid", { name: "Bytes" });
}

const hex = (bytes: Element, at: number): Element => cell(bytes, `td[data-at="${at}"]`);
const text = (bytes: Element, at: number): Element => cell(bytes, `span[data-at="${at}"]`);

function cell(bytes: Element, selector: string): Element {
  const found = bytes.querySelector(selector);
  if (!found) throw new Error(`${selector} is not shown`);
  return found;
}

function values(): Record<string, string> {
  const names = Array.from(screen.getByRole("region", { name: "Payload" }).querySelectorAll("dt"));
  return Object.fromEntries(
    names.map((name) => [name.textContent, name.nextElementSibling?.textContent ?? ""]),
  );
}

function copied(bytes: Element): string {
  let told = "";
  fireEvent.copy(bytes, { clipboardData: { setData: (_type: string, data: string) => (told = data) } });
  return told;
}

describe("bytes", () => {
  test("shows offset, hex and text", async () => {
    const bytes = await openPacket();
    expect(bytes.getAttribute("aria-rowcount")).toBe("2");
    const row = bytes.querySelector("tr");
    expect(row?.textContent).toBe(`0000${"00000277"}${"00".repeat(12)}${"···w"}${"·".repeat(12)}`);
    expect(screen.getByText("20 bytes")).toBeDefined();
  });

  test("a click and a Shift click select a range in both columns and read it", async () => {
    const bytes = await openPacket();
    fireEvent.pointerDown(hex(bytes, 2), { button: 0 });
    expect(screen.getByText("Byte 2")).toBeDefined();
    expect(values()).toEqual({ u8: "2", i8: "2", Binary: "0000 0010", Text: "·" });

    fireEvent.pointerDown(hex(bytes, 3), { button: 0, shiftKey: true });
    expect(screen.getByText("Bytes 2 to 3")).toBeDefined();
    expect(values()).toMatchObject({ u16: "631", "u16 LE": "30,466", i16: "631", Text: "·w" });
    expect(hex(bytes, 3).getAttribute("aria-selected")).toBe("true");
    expect(hex(bytes, 4).getAttribute("aria-selected")).toBe("false");
    expect(text(bytes, 3).className).toBe(text(bytes, 2).className);
    expect(text(bytes, 3).className).not.toBe(text(bytes, 4).className);
  });

  test("drawing with the pointer selects a range", async () => {
    const bytes = await openPacket();
    fireEvent.pointerDown(text(bytes, 3), { button: 0 });
    fireEvent.pointerMove(text(bytes, 0), { buttons: 1 });
    expect(screen.getByText("Bytes 0 to 3")).toBeDefined();
    expect(values().u32).toBe("631");
    fireEvent.pointerMove(text(bytes, 10), { buttons: 0 });
    expect(screen.getByText("Bytes 0 to 3")).toBeDefined();
  });

  test("the byte under the pointer is marked in both columns", async () => {
    const bytes = await openPacket();
    const plain = text(bytes, 6).className;
    fireEvent.pointerMove(hex(bytes, 5));
    expect(text(bytes, 5).className).not.toBe(plain);
    fireEvent.pointerLeave(bytes);
    expect(text(bytes, 5).className).toBe(plain);
  });

  test("keys select; Escape lets go first and leaves then", async () => {
    const bytes = await openPacket();
    bytes.focus();
    fireEvent.keyDown(bytes, { key: "ArrowDown" });
    fireEvent.keyDown(bytes, { key: "ArrowDown" });
    expect(screen.getByText("Byte 16")).toBeDefined();
    const active = bytes.getAttribute("aria-activedescendant");
    expect(active && document.getElementById(active)?.getAttribute("data-at")).toBe("16");
    fireEvent.keyDown(bytes, { key: "a", ctrlKey: true });
    expect(screen.getByText("Bytes 0 to 19")).toBeDefined();
    fireEvent.keyDown(bytes, { key: "Escape" });
    expect(screen.getByText("Select bytes to read them as numbers.")).toBeDefined();
    expect(document.activeElement).toBe(bytes);
    fireEvent.keyDown(bytes, { key: "Escape" });
    expect(document.activeElement).toBe(screen.getByRole("grid", { name: "Packets" }));
  });

  test("copies what is selected as the column in which it was selected", async () => {
    const bytes = await openPacket();
    fireEvent.pointerDown(hex(bytes, 2), { button: 0 });
    fireEvent.pointerDown(hex(bytes, 3), { button: 0, shiftKey: true });
    expect(copied(bytes)).toBe("02 77");
    expect(within(screen.getByRole("region", { name: "Payload" })).getByRole("status").textContent).toBe(
      "Copied 2 bytes as hex",
    );
    fireEvent.pointerDown(text(bytes, 3), { button: 0 });
    expect(copied(bytes)).toBe("w");
    await settle(2_500);
    expect(within(screen.getByRole("region", { name: "Payload" })).getByRole("status").textContent).toBe("");
  });

  test("the menu copies the whole payload, or what is selected, and says when it cannot", async () => {
    const bytes = await openPacket();
    const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const copyAs = async (name: string): Promise<void> => {
      fireEvent.click(screen.getByRole("button", { name: "Copy" }));
      await settle();
      fireEvent.click(screen.getByRole("menuitem", { name }));
      await settle();
    };
    await copyAs("Copy as hex");
    expect(writeText).toHaveBeenLastCalledWith(`00 00 02 77${" 00".repeat(16)}`);
    fireEvent.pointerDown(hex(bytes, 2), { button: 0 });
    fireEvent.pointerDown(hex(bytes, 3), { button: 0, shiftKey: true });
    await copyAs("Copy as C array");
    expect(writeText).toHaveBeenLastCalledWith("const unsigned char payload[2] = {\n  0x02, 0x77\n};\n");

    writeText.mockRejectedValue(new Error("denied"));
    document.execCommand = () => false;
    await copyAs("Copy as text");
    expect(within(screen.getByRole("region", { name: "Payload" })).getByRole("status").textContent).toMatch(
      /did not let Castscope/,
    );
  });

  test("the same bytes of the next packet stay selected", async () => {
    const bytes = await openPacket();
    fireEvent.pointerDown(hex(bytes, 3), { button: 0 });
    fireEvent.keyDown(screen.getByRole("grid", { name: "Packets" }), { key: "ArrowUp" });
    await settle();
    expect(screen.getByRole("heading", { name: "Packet 630" })).toBeDefined();
    expect(values().u8).toBe("118");
  });
});
