import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sensorPacket } from "../../../../../shared/described/testing.ts";
import { madeUpMembership } from "../../../../../shared/testing/made-up-membership.ts";
import { speak } from "../../../../../shared/text/spoken.ts";
import { show } from "../../../../testing/show.tsx";
import { FormatEditor } from "./format-editor.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  speak("en");
  vi.useRealTimers();
});

/** Two sensors in turn; of one two numbers are missing. */
function packets() {
  const numbers = Array.from({ length: 120 }, (_, index) => index).filter(
    (index) => index !== 80 && index !== 82,
  );
  const bytes = numbers.map((index) =>
    sensorPacket(0x31 + (index % 2), 1_000 + (index >> 1), 1_700_000_000_000_000 + index * 1_000),
  );
  const size = bytes[0]?.length ?? 0;
  return {
    numbers: Float64Array.from(numbers, (number) => number + 1),
    at: Float64Array.from(numbers, (number) => 1_700_000_000_000 + number),
    size: new Uint32Array(bytes.length).fill(size),
    heads: Uint8Array.from(bytes.flatMap((one) => [...one])),
    headAt: Uint32Array.from({ length: bytes.length + 1 }, (_, row) => row * size),
  };
}

async function open() {
  const measured: unknown[] = [];
  const shown = show(<FormatEditor id={1} source={null} begin={null} packet={null} />, {
    rows: [madeUpMembership({ id: 1, name: "Sensors", packets: 120 })],
    answers: {
      packetHeads: packets,
      measureAs: ({ description }) => {
        measured.push(description);
        return null;
      },
    },
  });
  await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
  return { ...shown, measured };
}

describe("the format editor", () => {
  it("finds the fields by itself, judges them by the packets and measures by them", async () => {
    const { measured } = await open();
    expect(screen.getByRole("button", { name: "Save format" }).getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(screen.getByRole("button", { name: "Suggest fields" }));
    const said = within(screen.getByRole("list", { name: "What the packets say" }));
    expect(said.getByText(/1 gap, 2 packets missing|2 gaps, 2 packets missing/)).toBeTruthy();
    expect(screen.getByText("looks right")).toBeTruthy();
    expect((screen.getByLabelText("Description as JSON") as HTMLTextAreaElement).value).toContain(
      '"is": "sequence"',
    );
    fireEvent.click(screen.getByRole("button", { name: "Save format" }));
    await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
    expect(measured).toMatchObject([{ name: "Sensors", sequence: { is: "binary", bits: 32 } }]);
  });

  it("makes selected bytes a field by its key, and follows its JSON", async () => {
    await open();
    const grid = screen.getByRole("grid", { name: "Bytes of the newest packet" });
    const byte = (at: number): HTMLElement => within(grid).getByLabelText(new RegExp(`^byte ${at},`));
    fireEvent.pointerDown(byte(8), { button: 0 });
    fireEvent.pointerMove(byte(11), { buttons: 1 });
    fireEvent.keyDown(grid, { key: "1" });
    expect(byte(9).getAttribute("aria-label")).toMatch(/sequence$/);

    const json = screen.getByLabelText<HTMLTextAreaElement>("Description as JSON");
    fireEvent.change(json, { target: { value: json.value.replace('"offset": 8', '"offset": 9') } });
    expect(byte(8).getAttribute("aria-label")).not.toMatch(/sequence$/);
    fireEvent.change(json, { target: { value: '{ "name": ' } });
    expect(screen.getByRole("alert").textContent).toMatch(/^Line 1: /);
    expect(byte(9).getAttribute("aria-label")).toMatch(/sequence$/);
  });

  it("says what is wrong with an offset, and keeps the field as it was", async () => {
    await open();
    fireEvent.click(screen.getByRole("button", { name: "Sequence" }));
    const offset = screen.getByLabelText<HTMLInputElement>(/^Offset/);
    fireEvent.change(offset, { target: { value: "-1" } });
    expect(screen.getByRole("alert").textContent).toBe("Offset is a whole number, 0 to 65519.");
    expect(screen.getByLabelText<HTMLTextAreaElement>("Description as JSON").value).toContain('"offset": 0');
  });

  it("speaks German", async () => {
    speak("de");
    await open();
    fireEvent.click(screen.getByRole("button", { name: "Felder vorschlagen" }));
    expect(screen.getByText("sieht richtig aus")).toBeTruthy();
    expect(screen.getByText(/^2 fehlen vor [12] Pake/)).toBeTruthy();
    const grid = screen.getByRole("grid", { name: "Bytes des neuesten Pakets" });
    expect(within(grid).getAllByLabelText(/^Byte \d+, .., Sequenz$/)).toHaveLength(4);
    fireEvent.change(screen.getByLabelText("Schritt"), { target: { value: "x" } });
    expect(screen.getByRole("alert").textContent).toBe("Schritt: eine ganze Zahl von 1 bis 2147483647.");
  });
});
