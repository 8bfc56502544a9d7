import { cleanup, fireEvent, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { ProblemError, problem } from "../../../shared/problem.ts";
import type { Client } from "../../../shared/transport.ts";
import { panel, sendButton, showCompose } from "./testing/show.tsx";

afterEach(cleanup);

const text = () => panel().getByRole("textbox", { name: "Payload as text" });
const type = (value: string) => fireEvent.change(text(), { target: { value } });

describe("the payload", () => {
  it("is counted in bytes of UTF-8", () => {
    showCompose();
    type("grüß");
    expect(panel().getByText("6 bytes")).toBeTruthy();
    type("");
    expect(panel().getByText("0 bytes")).toBeTruthy();
  });

  it("begins Hex with the bytes of the text", () => {
    showCompose({ text: "Hé" });
    fireEvent.click(panel().getByRole("tab", { name: "Hex" }));
    expect(panel().getByRole("textbox", { name: "Payload as hex" })).toHaveProperty("value", "48 c3 a9");
    expect(panel().getByText("3 bytes")).toBeTruthy();
  });

  it("keeps text and hex apart", () => {
    const { compose } = showCompose({ text: "mine" });
    fireEvent.click(panel().getByRole("tab", { name: "Hex" }));
    fireEvent.change(panel().getByRole("textbox", { name: "Payload as hex" }), {
      target: { value: "48 65" },
    });
    expect(panel().getByText("2 bytes")).toBeTruthy();
    fireEvent.click(panel().getByRole("tab", { name: "Text" }));
    expect(compose.getState()).toMatchObject({ payload: "text", text: "mine", hex: "48 65" });
  });

  it("announces fragments, and refuses what no datagram carries", () => {
    showCompose();
    type("x".repeat(1_600));
    expect(
      panel().getByText("1,600 bytes: sent as 2 fragments; one lost fragment loses the datagram."),
    ).toBeTruthy();
    type("x".repeat(65_508));
    expect(
      panel().getByText("65,508 bytes are too many: one IPv4 datagram carries at most 65,507."),
    ).toBeTruthy();
    expect(text().getAttribute("aria-invalid")).toBe("true");
  });

  it("announces no fragments on loopback, which takes the largest datagram whole", () => {
    showCompose({ from: "lo" });
    type("x".repeat(1_600));
    expect(panel().queryByText(/fragments/)).toBeNull();
  });
});

describe("repeating", () => {
  it("has a count, a rate and the bandwidth of the payload", () => {
    const { compose } = showCompose({ text: "x".repeat(200) });
    expect(panel().queryByRole("textbox", { name: "Count" })).toBeNull();
    fireEvent.click(panel().getByRole("radio", { name: "Repeat" }));
    expect(panel().getByText("160 kbit/s")).toBeTruthy();
    const rate = panel().getByRole("textbox", { name: "Rate" });
    fireEvent.change(rate, { target: { value: "0" } });
    expect(panel().getByText("0 is too small: the slowest rate is 0.01 packets a second.")).toBeTruthy();
    fireEvent.change(rate, { target: { value: "125" } });
    expect(panel().getByText("200 kbit/s")).toBeTruthy();
    expect(compose.getState()).toMatchObject({ mode: "repeat", rate: "125", count: "1,000" });
  });
});

describe("a template", () => {
  const template = () => panel().getByRole("textbox", { name: "Payload as template" });
  const next = () => panel().getByRole("table", { name: "Next packets" });

  it("shows its next packets and is sent as it is typed", async () => {
    const { send } = showCompose({ payload: "template", mode: "repeat", rate: "100", count: "20" });
    fireEvent.change(template(), { target: { value: "no {seq:3 from 7} {seq:u16}{pad:64}" } });
    expect(panel().getByText("64 bytes")).toBeTruthy();
    expect(
      within(next())
        .getAllByRole("row")
        .map(({ textContent }) => textContent),
    ).toEqual([
      "nextno 007 0000 and 55 bytes of padding",
      "+10.0 msno 008 0001 and 55 bytes of padding",
      "+20.0 msno 009 0002 and 55 bytes of padding",
    ]);
    fireEvent.click(sendButton());
    await vi.waitFor(() => expect(send).toHaveBeenCalled());
    expect(send.mock.calls[0]?.[0].content).toEqual({
      kind: "template",
      template: "no {seq:3 from 7} {seq:u16}{pad:64}",
    });
  });

  it("says at once what is wrong in it, and shows one packet where one is sent", () => {
    showCompose({ payload: "template" });
    fireEvent.change(template(), { target: { value: "{sequence}" } });
    expect(panel().getByText(/^“sequence” is no field: seq counts/)).toBeTruthy();
    expect(panel().queryByRole("table", { name: "Next packets" })).toBeNull();
    fireEvent.change(template(), { target: { value: "{seq}" } });
    expect(within(next()).getAllByRole("row")).toHaveLength(1);
  });
});

describe("a file", () => {
  const choose = (file: File) => {
    const input = panel().getByRole("tabpanel").querySelector("input[type=file]");
    if (input === null) throw new Error("no field for a file");
    fireEvent.change(input, { target: { files: [file] } });
  };

  it("is sent with its bytes, and kept when the tab changes", async () => {
    const { send } = showCompose({ payload: "file" });
    choose(new File([Uint8Array.of(0x48, 0x69, 0)], "cue.bin"));
    await vi.waitFor(() => expect(panel().getByText("3 bytes")).toBeTruthy());
    fireEvent.click(panel().getByRole("tab", { name: "Text" }));
    fireEvent.click(panel().getByRole("tab", { name: "File" }));
    expect(panel().getByText("cue.bin")).toBeTruthy();
    fireEvent.click(sendButton());
    await vi.waitFor(() => expect(send).toHaveBeenCalled());
    expect(send.mock.calls[0]?.[0].content).toEqual({ kind: "bytes", payload: Uint8Array.of(0x48, 0x69, 0) });
  });

  it("that is missing or too large is told in one sentence, and the one before stays", async () => {
    const { send } = showCompose({ payload: "file" });
    fireEvent.click(sendButton());
    await vi.waitFor(() =>
      expect(panel().getByText("No file is chosen: choose the one whose bytes are sent.")).toBeTruthy(),
    );
    expect(send).not.toHaveBeenCalled();
    choose(new File([Uint8Array.of(1)], "small"));
    await vi.waitFor(() => expect(panel().getByText("1 byte")).toBeTruthy());
    const large = new File([], "large");
    Object.defineProperty(large, "size", { value: 2 ** 30 + 1 });
    choose(large);
    expect(
      panel().getByText(
        "large has 1,073,741,825 bytes: a file that is sent in pieces has at most 1,073,741,824.",
      ),
    ).toBeTruthy();
    expect(panel().getByText("small")).toBeTruthy();
  });

  it("leaves in pieces of a chosen size, with the request where it fits into one", async () => {
    const { send } = showCompose({ payload: "file", rate: "250" });
    choose(new File([new Uint8Array(25)], "cue.bin"));
    await vi.waitFor(() => expect(panel().getByText("25 bytes")).toBeTruthy());
    fireEvent.click(panel().getByRole("radio", { name: "In pieces" }));
    fireEvent.change(panel().getByRole("textbox", { name: "Bytes in each" }), { target: { value: "10" } });
    expect(panel().getByText("3 pieces")).toBeTruthy();
    fireEvent.change(panel().getByRole("textbox", { name: "Times" }), { target: { value: "2" } });
    fireEvent.click(panel().getByRole("button", { name: "Send 6 packets" }));
    await vi.waitFor(() => expect(send).toHaveBeenCalled());
    expect(send.mock.calls[0]?.[0]).toMatchObject({
      content: { kind: "pieces", payload: new Uint8Array(25), size: 10 },
      ...{ count: 6, rate: 250, burst: 1 },
    });
  });

  it("that no datagram carries is brought part by part, with Stop, and once more where it is not held any more", async () => {
    const part = limits.stagedChunkBytes;
    const held: (() => void)[] = [];
    const addToSendFile = vi.fn(
      (_args: { at: number }) => new Promise<null>((resolve) => held.push(() => resolve(null))),
    );
    const stageSendFile = vi.fn(async () => ({ file: 7 + stageSendFile.mock.calls.length }));
    const dropSendFile = vi.fn(async () => null);
    const more = { addToSendFile, stageSendFile, dropSendFile } as unknown as Partial<Client>;
    const { send } = showCompose({ payload: "file", times: "" }, undefined, more);
    choose(new File([new Uint8Array(2 * part)], "film.ts"));
    await vi.waitFor(() => expect(panel().getByText("200 pieces")).toBeTruthy());
    expect(panel().getByRole("radio", { name: "In pieces" }).getAttribute("aria-checked")).toBe("true");
    const press = () => fireEvent.click(panel().getByRole("button", { name: "Send until stopped" }));
    press();
    await vi.waitFor(() => expect(addToSendFile).toHaveBeenCalled());
    expect(panel().getByRole("progressbar", { name: "film.ts" }).getAttribute("aria-valuetext")).toBe(
      "Reading film.ts: 0 bytes of 256.0 KiB",
    );
    fireEvent.click(panel().getByRole("button", { name: "Stop" }));
    for (const answer of held) answer();
    await vi.waitFor(() => expect(dropSendFile).toHaveBeenCalledWith({ file: 8 }));
    expect(send).not.toHaveBeenCalled();
    addToSendFile.mockImplementation(async () => null);
    send.mockRejectedValueOnce(new ProblemError(problem("send-file-forgotten")));
    await vi.waitFor(press);
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
    expect(send.mock.calls.map(([{ content }]) => content)).toMatchObject([
      { kind: "file-pieces", file: 9, bytes: 2 * part, size: 1_316 },
      { kind: "file-pieces", file: 10, bytes: 2 * part, size: 1_316 },
    ]);
  });
});
