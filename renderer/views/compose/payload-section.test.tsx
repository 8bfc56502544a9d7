import { cleanup, fireEvent } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { panel, showCompose } from "./testing/show.tsx";

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
