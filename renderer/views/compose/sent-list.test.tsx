import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Send } from "../../../shared/model/send.ts";
import { problem } from "../../../shared/problem.ts";
import { madeUpSend } from "../../../shared/testing/made-up-send.ts";
import { madeUpDelta } from "../../../shared/testing/made-up-telling.ts";
import { applyDelta, type ShownTrafficStore } from "../../store/traffic.ts";
import { ComposeStrip } from "./compose.tsx";
import { panel, sendButton, showCompose, to, ttl } from "./testing/show.tsx";

afterEach(cleanup);

const at = new Date(2026, 10, 22, 14, 21, 52).getTime();

function tell(traffic: ShownTrafficStore, ...sends: Send[]): void {
  const sequence = traffic.getState().sequence + 1;
  act(() => applyDelta(traffic, madeUpDelta({ sequence, at, sends })));
}

const sent = () => within(panel().getByRole("region", { name: "Sent" }));

describe("a running send", () => {
  const row = { id: 1, count: 1_000, sent: 412, rate: 100, startedAt: at };

  it("shows how far it is and how long it takes, and stops", () => {
    const { traffic, stopSend } = showCompose();
    tell(traffic, madeUpSend(row));
    expect(panel().getByText("412 of 1,000")).toBeTruthy();
    expect(panel().getByText("5.9 s left")).toBeTruthy();
    expect(panel().getByRole<HTMLProgressElement>("progressbar").value).toBe(412);
    fireEvent.click(panel().getByRole("button", { name: "Stop" }));
    expect(stopSend).toHaveBeenCalledWith({ id: 1 });
    expect(panel().queryByRole("region", { name: "Sent" })).toBeNull();
  });

  it("tells at which rate and in which bursts it was asked for", () => {
    const { traffic } = showCompose();
    tell(traffic, madeUpSend({ ...row, rate: 1_000, burst: 20 }));
    expect(panel().getByTitle("To 239.255.0.1:5000, 1,000 packets a second in bursts of 20")).toBeTruthy();
    tell(traffic, madeUpSend({ ...row, rate: 0.5 }));
    expect(panel().getByTitle("To 239.255.0.1:5000, 0.5 packets a second")).toBeTruthy();
  });

  it("says when this computer cannot send as fast as was asked", () => {
    const { traffic } = showCompose();
    const slow = { ...row, rate: 50_000, sent: 200_000, count: null, reached: 38_100, missed: 9_000 };
    tell(traffic, madeUpSend(slow));
    const sentence = "Reached 38,100 of 50,000 packets a second: this computer could not send faster.";
    expect(panel().getByText(sentence)).toBeTruthy();
    tell(traffic, madeUpSend({ ...slow, state: "stopped", burst: 20 }));
    expect(sent().getByText(sentence)).toBeTruthy();
    expect(sent().getByText(/200,000 of 14 B, bursts of 20, stopped/)).toBeTruthy();
  });

  it("without an end has no bar", () => {
    const { traffic } = showCompose();
    tell(traffic, madeUpSend({ ...row, count: null }));
    expect(panel().getByText("412 sent")).toBeTruthy();
    expect(panel().queryByRole("progressbar")).toBeNull();
  });

  it("names its destination when several run", () => {
    const { traffic } = showCompose();
    tell(traffic, madeUpSend(row), madeUpSend({ ...row, id: 2, address: "ff15::1" }));
    expect(panel().getAllByRole("button", { name: "Stop" })).toHaveLength(2);
    expect(panel().getByText("[ff15::1]:5000")).toBeTruthy();
  });

  it("is told by the strip", () => {
    const { traffic, view } = showCompose({}, <ComposeStrip />);
    tell(traffic, madeUpSend(row));
    expect(screen.getByText("412 of 1,000 sent")).toBeTruthy();
    act(() => view.setState({ composeOpen: false }));
    fireEvent.click(panel().getByRole("button", { name: "Open Compose" }));
    expect(view.getState().composeOpen).toBe(true);
  });
});

describe("the end of an own send", () => {
  it("is announced, with the reason where it failed; others' sends are not", async () => {
    const { traffic } = showCompose();
    tell(traffic, madeUpSend({ id: 9, state: "done", count: 1, startedAt: at }));
    expect(panel().getByRole("status").textContent).toBe("");
    await act(async () => fireEvent.click(sendButton()));
    tell(traffic, madeUpSend({ id: 1, count: 1, startedAt: at }));
    expect(panel().getByRole("status").textContent).toBe("");
    const reason = problem("no-route-to", { address: "239.255.0.1", interface: null });
    tell(traffic, madeUpSend({ id: 1, state: "failed", count: 1, problem: reason, startedAt: at }));
    expect(panel().getByRole("status").textContent).toBe(
      "Sending to 239.255.0.1:5000 failed. There is no route from here to 239.255.0.1: choose an interface.",
    );
  });
});

describe("the list of sends", () => {
  it("says when, how far, how many and of which size, or why not", () => {
    const { traffic } = showCompose();
    tell(
      traffic,
      madeUpSend({
        id: 1,
        state: "failed",
        address: "10.0.9.7",
        ttl: 64,
        count: 1,
        startedAt: at,
        problem: problem("no-route-to", { address: "10.0.9.7", interface: null }),
      }),
      madeUpSend({
        id: 2,
        state: "done",
        address: "ff15::1",
        ttl: 1,
        size: 42,
        count: 1,
        sent: 1,
        startedAt: at,
      }),
      madeUpSend({
        id: 3,
        state: "done",
        ttl: 1,
        size: 200,
        count: 1_000,
        sent: 998,
        failed: 2,
        startedAt: at,
      }),
      madeUpSend({ id: 4, state: "stopped", ttl: 1, size: 200, count: null, sent: 7, startedAt: at }),
    );
    expect(
      sent()
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual([
      "239.255.0.1:500014:21:52, TTL 1, 7 of 200 B, stopped",
      "239.255.0.1:500014:21:52, TTL 1, 998 of 200 B, 2 refused",
      "[ff15::1]:500014:21:52, hop limit 1, 42 B",
      "10.0.9.7:500014:21:52, TTL 64There is no route from here to 10.0.9.7: choose an interface.",
    ]);
    expect(sent().getByText("Today")).toBeTruthy();
  });

  it("dates the sends when they are of several days", () => {
    const { traffic } = showCompose();
    const day = 24 * 3_600_000;
    tell(traffic, madeUpSend({ id: 1, state: "done", count: 1, startedAt: at - day }));
    expect(sent().queryByText("Today")).toBeNull();
    expect(sent().getByText(/^2026-11-21 14:21:52, /)).toBeTruthy();
  });

  it("fills Compose again: all of an own send, the payload too", async () => {
    const { traffic, compose } = showCompose({ text: "first", multicastTtl: 5, unicastTtl: 9 });
    await act(async () => fireEvent.click(sendButton()));
    tell(traffic, madeUpSend({ id: 1, state: "done", ttl: 5, count: 1, startedAt: at }));
    act(() => compose.setState({ to: "10.0.9.7:1", text: "second", multicastTtl: 1, unicastTtl: 3 }));
    fireEvent.click(sent().getByRole("button", { name: /^Fill Compose/ }));
    expect(compose.getState()).toMatchObject({
      to: "239.255.0.1:5000",
      from: null,
      text: "first",
      multicastTtl: 5,
      unicastTtl: 3,
    });
    expect(document.activeElement).toBe(to());
  });

  it("fills Compose with what is known of another's send", () => {
    const { traffic, compose } = showCompose({ text: "mine" });
    tell(
      traffic,
      madeUpSend({ id: 8, state: "done", address: "10.0.9.7", ttl: 7, count: 50, rate: 2.5, startedAt: at }),
    );
    fireEvent.click(sent().getByRole("button", { name: /^Fill Compose/ }));
    expect(compose.getState()).toMatchObject({
      to: "10.0.9.7:5000",
      from: "lo",
      text: "mine",
      mode: "repeat",
      count: "50",
      rate: "2.5",
      multicastTtl: 1,
      unicastTtl: 7,
    });
    expect(ttl().value).toBe("7");
  });
});
