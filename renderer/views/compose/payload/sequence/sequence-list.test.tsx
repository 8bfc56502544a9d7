import { act, cleanup, fireEvent, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { speak } from "../../../../../shared/text/spoken.ts";
import { panel, showCompose } from "../../testing/show.tsx";

afterEach(() => {
  speak("en");
  cleanup();
});

const list = () => within(panel().getByRole("list", { name: "Packets in order" }));
const payload = (number: number) => list().getByLabelText<HTMLInputElement>(`Payload of packet ${number}`);
const press = (name: string) => fireEvent.click(list().getByRole("button", { name }));
const shown = () =>
  list()
    .getAllByLabelText<HTMLInputElement>(/^Payload of/)
    .map(({ value }) => value);
const send = () =>
  act(async () => fireEvent.click(panel().getByRole("button", { name: /^Send($| \d| until)/ })));

const rows = [
  { id: 1, kind: "text" as const, typed: "on", pause: "10" },
  { id: 2, kind: "hex" as const, typed: "0x48 65", pause: "20" },
  { id: 3, kind: "template" as const, typed: "no {seq:2}", pause: "70" },
];

describe("a sequence", () => {
  it("is sent as a whole, with its pauses and as often as was asked", async () => {
    const { send: asked } = showCompose({ payload: "sequence", sequence: rows, times: "3" });
    expect(panel().getByText("3 packets in 100 ms")).toBeTruthy();
    await send();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked.mock.calls[0]?.[0]).toMatchObject({
      ...{ count: 9, rate: 30, burst: 1 },
      content: {
        kind: "sequence",
        packets: [
          { content: { kind: "bytes", payload: Uint8Array.of(0x6f, 0x6e) }, pauseMs: 10 },
          { content: { kind: "bytes", payload: Uint8Array.of(0x48, 0x65) }, pauseMs: 20 },
          { content: { kind: "template", template: "no {seq:2}" }, pauseMs: 70 },
        ],
      },
    });
  });

  it("is put in order, copied and shortened by its buttons and by keys", async () => {
    showCompose({ payload: "sequence", sequence: rows });
    press("Move packet 1 down");
    expect(shown()).toEqual(["0x48 65", "on", "no {seq:2}"]);
    fireEvent.keyDown(payload(3), { key: "ArrowUp", altKey: true });
    expect(shown()).toEqual(["0x48 65", "no {seq:2}", "on"]);
    await waitFor(() => expect(document.activeElement).toBe(payload(2)));
    press("Duplicate packet 3");
    press("Remove packet 1");
    expect(shown()).toEqual(["no {seq:2}", "on", "on"]);
    fireEvent.click(panel().getByRole("button", { name: "Add packet" }));
    expect(shown()).toEqual(["no {seq:2}", "on", "on", ""]);
    await waitFor(() => expect(document.activeElement).toBe(payload(4)));
  });

  it("says which packet is wrong, and sends nothing then", async () => {
    const { send: asked } = showCompose({
      ...{
        payload: "sequence",
        sequence: [rows[0] ?? expect.unreachable(), { ...rows[1], typed: "4g" } as never],
      },
    });
    expect(payload(2).getAttribute("aria-invalid")).toBe("true");
    await send();
    expect(asked).not.toHaveBeenCalled();
    fireEvent.change(payload(2), { target: { value: "48" } });
    fireEvent.change(list().getByLabelText("Pause after packet 1, in milliseconds"), {
      target: { value: "100001" },
    });
    expect(list().getByText(/^100001 is too large: a pause in milliseconds is 0 to 100,000/)).toBeTruthy();
    await send();
    expect(asked).not.toHaveBeenCalled();
  });

  it("goes on until it is stopped where no number is given", async () => {
    const { send: asked } = showCompose({ payload: "sequence", sequence: rows, times: "" });
    await send();
    expect(asked.mock.calls[0]?.[0].count).toBeNull();
  });

  it("waits for an answer where its packets would flood a network, and is slowed down", async () => {
    const large = { id: 1, kind: "text" as const, typed: "x".repeat(1_400), pause: "0" };
    const { compose } = showCompose({ payload: "sequence", sequence: [large], times: "" });
    fireEvent.click(await panel().findByRole("button", { name: /^Lower to/ }));
    expect(Number(compose.getState().sequence[0]?.pause)).toBeGreaterThan(0.2);
    expect(panel().queryByRole("alert")).toBeNull();
  });

  it("shows the next packets with their times and counters, into the next round, and none where that cannot be told", () => {
    const some = [
      { id: 1, kind: "template" as const, typed: "no {seq:2}", pause: "20" },
      { id: 2, kind: "hex" as const, typed: "0x48 69", pause: "5" },
    ];
    showCompose({ payload: "sequence", sequence: some, times: "2" });
    const next = () => panel().queryByRole("table", { name: "Next packets" });
    const texts = () =>
      within(next() ?? expect.unreachable())
        .getAllByRole("row")
        .map(({ textContent }) => textContent);
    expect(texts()).toEqual(["nextno 00", "+20.0 msHi", "+25.0 msno 01", "+45.0 msHi"]);
    fireEvent.change(panel().getByRole("textbox", { name: "Times" }), { target: { value: "1" } });
    expect(texts()).toHaveLength(2);
    fireEvent.change(payload(2), { target: { value: "4g" } });
    expect(next()).toBeNull();
  });

  it("is put into another order by dragging a packet's number", () => {
    const { compose } = showCompose({ payload: "sequence", sequence: rows });
    const [first, second] = list().getAllByRole("listitem");
    const handle = first?.querySelector("[draggable]") ?? expect.unreachable();
    const dataTransfer = { setData: () => {}, setDragImage: () => {}, effectAllowed: "" };
    fireEvent.dragStart(handle, { dataTransfer });
    fireEvent.dragOver(second ?? expect.unreachable(), { dataTransfer });
    expect(second?.dataset.makesWay).toBe("below");
    fireEvent.drop(second ?? expect.unreachable(), { dataTransfer });
    expect(compose.getState().sequence.map(({ id }) => id)).toEqual([2, 1, 3]);
    // Nothing from elsewhere is taken for a row.
    fireEvent.drop(second ?? expect.unreachable(), { dataTransfer });
    expect(compose.getState().sequence.map(({ id }) => id)).toEqual([2, 1, 3]);
  });

  it("has German words", () => {
    speak("de");
    showCompose({ payload: "sequence", sequence: rows });
    const form = within(document.body);
    expect(form.getByRole("tab", { name: "Folge" })).toBeTruthy();
    expect(form.getByRole("button", { name: "Paket 2 verdoppeln" })).toBeTruthy();
  });
});
