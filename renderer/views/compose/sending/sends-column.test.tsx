import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Send } from "../../../../shared/model/send.ts";
import { madeUpSend } from "../../../../shared/testing/made-up-send.ts";
import { Compose } from "../compose.tsx";
import { panel, showCompose } from "../testing/show.tsx";
import { SendsColumn } from "./sends-column.tsx";

afterEach(cleanup);

const test7F3C = madeUpSend({
  ...{ id: 2, address: "239.255.8.3", port: 5_001, size: 1_000, count: 60_000, rate: 1_000, reached: 998 },
  ...{ sent: 36_204, ttl: 1, dscp: 34, test: { format: "castscope", run: 0x7f3c } },
});
const endless = madeUpSend({ id: 3, address: "ff15::1", rate: 1, reached: 1, sent: 318, ttl: 4, size: 14 });
const ended = madeUpSend({ id: 1, state: "done", count: 1, sent: 1, endedAt: 1 });

function show(...sends: Send[]) {
  const shown = showCompose({}, <SendsColumn />);
  act(() => {
    shown.traffic.setState({
      sends: new Map(sends.map((send) => [send.id, send])),
      sendIds: sends.map(({ id }) => id),
    });
  });
  return shown;
}

const list = () => within(screen.getByRole("list", { name: "Sending" }));

describe("the sends beside the form", () => {
  it("says of each what it is, how far, and what it reached", () => {
    show(endless, test7F3C, ended);
    const [first, second] = list().getAllByRole("listitem");
    expect(first?.textContent).toBe(
      "[ff15::1]:500014 B eachStop318 sent1 pkt/s, hop limit 4, lountil stopped",
    );
    expect(second?.textContent).toContain("239.255.8.3:5001Test 7F3CStop");
    expect(second?.textContent).toContain("36,204 of 60,0001,000 pkt/s, TTL 1, lo23.8 s left");
    expect(second?.textContent).toContain("Reached 998 pkt/s, 8.0 Mbit/s, DSCP AF41");
    const bar = list().getByRole("progressbar", { name: /36,204 of 60,000/ });
    expect([bar.getAttribute("value"), bar.getAttribute("max")]).toEqual(["36204", "60000"]);
    expect(screen.getByText("2 running")).toBeTruthy();
    // 7,984,000 of the test and 112 of the other.
    expect(screen.getByText("8.0 Mbit/s")).toBeTruthy();
    expect(screen.getByRole("region", { name: "Sent" })).toBeTruthy();
  });

  it("stops one with its button or Del, and all with one button", () => {
    const { stopSend } = show(endless, test7F3C, ended);
    const [first] = list().getAllByRole("button", { name: "Stop" });
    if (!first) throw new Error("no button");
    fireEvent.click(first);
    fireEvent.keyDown(first, { key: "Delete" });
    expect(stopSend.mock.calls).toEqual([[{ id: 3 }], [{ id: 3 }]]);
    stopSend.mockClear();
    fireEvent.click(screen.getByRole("button", { name: "Stop all" }));
    expect(stopSend.mock.calls).toEqual([[{ id: 3 }], [{ id: 2 }]]);
  });

  it("says when nothing is being sent", () => {
    show();
    expect(screen.getByText("Nothing is being sent.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Stop all" })).toBeNull();
  });
});

describe("Compose without room for both", () => {
  it("has the sends behind a tab, and shows the form before anything is sent", async () => {
    const { view, send, compose } = showCompose({}, <Compose />);
    // The window of these tests is 1,024 pixels wide.
    act(() => view.setState({ composeWide: true }));
    fireEvent.click(panel().getByRole("radio", { name: "Sending" }));
    expect(panel().queryByRole("textbox", { name: "To" })).toBeNull();
    const aside = screen.getByRole("complementary", { name: "Compose" });
    await act(async () => fireEvent.keyDown(aside, { key: "Enter", ctrlKey: true }));
    expect(send).not.toHaveBeenCalled();
    expect(panel().getByRole("textbox", { name: "To" })).toBeTruthy();
    fireEvent.click(panel().getByRole("radio", { name: "Sending" }));
    act(() => compose.setState({ focus: "to" }));
    expect(document.activeElement).toBe(panel().getByRole("textbox", { name: "To" }));
  });
});
