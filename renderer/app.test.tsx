import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { madeUpSend } from "../shared/testing/made-up-send.ts";
import { madeUpDelta, noTotals } from "../shared/testing/made-up-telling.ts";
import { App } from "./app.tsx";
import { applyDelta } from "./store/traffic.ts";
import { rowsOf, show } from "./testing/show.tsx";

afterEach(cleanup);

describe("App", () => {
  it("says what to do while the monitor does not let it in", () => {
    const { traffic } = show(<App />);
    act(() => traffic.setState({ ready: false, connection: "refused" }));
    expect(screen.getByText(/Open the whole address that Castscope printed/)).toBeDefined();
    act(() => traffic.setState({ connection: "lost" }));
    expect(screen.getByText("The monitor is not reachable")).toBeDefined();
  });

  it("promises to come back only where something can", () => {
    const { traffic } = show(<App />);
    act(() => traffic.setState({ ready: false, connection: "lost", ownMonitor: true }));
    expect(screen.getByRole("status").textContent).toContain("Close Castscope and open it again");
    expect(screen.queryByText(/tries again/)).toBeNull();
    act(() => traffic.setState({ connection: "connecting", quietSince: 1 }));
    expect(screen.getByText("The monitor does not answer")).toBeDefined();
  });

  it("says when nothing comes from a monitor that is connected", () => {
    const { traffic } = show(<App />, { rows: rowsOf({}) });
    act(() => traffic.setState({ connection: "open", quietSince: Date.UTC(2026, 2, 1, 12, 0, 7) }));
    expect(screen.getByRole("alert").textContent).toMatch(/^No word from the monitor since \d\d:\d\d:07\./);
    act(() => traffic.setState({ quietSince: null }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("keeps showing what was known while the monitor is lost, and says so", () => {
    const { traffic } = show(<App />, { rows: rowsOf({}) });
    act(() => traffic.setState({ connection: "lost" }));
    expect(screen.getByRole("alert").textContent).toContain("No word from the monitor: it is not reachable.");
    expect(screen.getByRole("row", { name: /^239\.1\.2\.1:5004/ })).toBeDefined();
    act(() => traffic.setState({ connection: "open" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("calls nothing live of which nobody tells any more", () => {
    const totals = { ...noTotals, rate: { packets: 10, bits: 1_000 } };
    const { traffic } = show(<App />, { rows: rowsOf({ state: "receiving" }), snapshot: { totals } });
    act(() => traffic.setState({ connection: "open" }));
    expect(document.querySelector("[data-stale]")).toBeNull();
    expect(screen.getByRole("row", { name: /, receiving$/ })).toBeDefined();

    act(() => traffic.setState({ quietSince: 1 }));
    const live = [...document.querySelectorAll("[data-stale] [data-live]")];
    const within = (part: Element | null) => live.some((mark) => part !== null && mark.contains(part));
    for (const column of ["state", "packets", "packetRate", "bitRate", "history", "last"]) {
      expect(within(document.querySelector(`td[data-column="${column}"]`)), column).toBe(true);
    }
    expect(within(document.querySelector('td[data-column="group"]'))).toBe(false);
    expect(within(screen.getByRole("group", { name: "All groups together, last known" }))).toBe(true);
    for (const glyph of document.querySelectorAll('svg[data-state="receiving"]'))
      expect(within(glyph) && glyph.textContent).toBe("last known: receiving");
    expect(screen.queryByRole("row", { name: /, receiving$/ })).toBeNull();
    expect(screen.getByRole("row", { name: /, last known: receiving$/ })).toBeDefined();
    expect(screen.getByText("Last known:")).toBeDefined();

    act(() => traffic.setState({ quietSince: null, longestQuiet: { ms: 4_321, since: 7_000 } }));
    expect(document.querySelector("[data-stale]")).toBeNull();
    expect(screen.getByText(/^No word for 4 s at \d\d:\d\d:07$/)).toBeDefined();
  });

  it("starts the trial with one button: loopback, TTL 0, ten a second until stopped", async () => {
    const shown = show(<App />, {
      answers: { join: () => ({ id: 1, already: false }), send: () => ({ id: 9 }) },
    });
    await act(async () => fireEvent.click(screen.getByRole("button", { name: "Try it on this computer" })));
    expect(shown.made("join")).toEqual([
      { address: "239.255.0.1", port: 5000, interface: "127.0.0.1", source: null, bind: "group", name: "" },
    ]);
    expect(shown.made("send")).toMatchObject([
      {
        address: "239.255.0.1",
        port: 5000,
        interface: "127.0.0.1",
        ttl: 0,
        loopback: true,
        count: null,
        rate: 10,
        burst: 1,
      },
    ]);
    expect(shown.view.getState().selected).toBe(1);
    // As if Compose had sent it: what runs when Castscope ends is offered at the next start.
    expect(shown.compose.getState().ownDrafts.get(9)).toMatchObject({
      ...{ to: "239.255.0.1:5000", from: "lo", multicastTtl: 0, text: "Castscope test packet" },
      ...{ mode: "repeat", count: "", rate: "10" },
    });
  });

  it("stops the trial: its send and its group", async () => {
    const trial = { address: "239.255.0.1", port: 5000, interface: { name: "lo", address: "127.0.0.1" } };
    const shown = show(<App />, {
      rows: rowsOf(trial, {}),
      snapshot: { sends: [madeUpSend({ id: 9 }), madeUpSend({ id: 8, port: 6000 })] },
    });
    act(() => shown.view.setState({ page: "computer" }));
    await act(async () => fireEvent.click(screen.getByRole("button", { name: "Stop the test" })));
    expect(shown.made("stopSend")).toEqual([{ id: 9 }]);
    expect(shown.made("leave")).toEqual([{ id: 1 }]);
  });

  it("joins a known group, and shows it when it is joined", async () => {
    const shown = show(<App />, { answers: { join: () => ({ id: 4, already: false }) } });
    await act(async () =>
      fireEvent.click(screen.getByRole("button", { name: "Join mDNS, 224.0.0.251:5353" })),
    );
    expect(shown.made("join")).toMatchObject([{ address: "224.0.0.251", port: 5353, interface: null }]);
    const rows = rowsOf({ address: "224.0.0.251", port: 5353 });
    act(() => applyDelta(shown.traffic, madeUpDelta({ sequence: 1, memberships: rows })));
    act(() => shown.view.setState({ page: "computer" }));
    await act(async () =>
      fireEvent.click(screen.getByRole("button", { name: "Show mDNS, 224.0.0.251:5353" })),
    );
    expect(shown.view.getState()).toMatchObject({ page: "monitor", selected: 1 });
  });

  it("offers to undo a leave, and takes the offer with Ctrl Z", async () => {
    const shown = show(<App />, { rows: rowsOf({}, {}) });
    act(() => applyDelta(shown.traffic, madeUpDelta({ sequence: 1, left: [2] })));
    expect(screen.getByText("Left 239.1.2.2:5004 on eth0.")).toBeDefined();
    await act(async () => {
      fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
    });
    expect(shown.made("restore")).toEqual([{ id: 2 }]);
    expect(shown.refreshes).toBe(1);
  });

  it("tells states and memory at its foot", () => {
    const totals = {
      ...noTotals,
      damaged: 7,
      storeDropped: 1_200,
      storeBytes: 1_048_576,
      lag: 81.4,
      lagMost: 81.4,
      doorLag: 260.2,
    };
    // Buffers of 416 KiB hold 10,000 packets a second of 1,000 bytes for 25 ms.
    const busy = { rate: { packets: 10_000, bits: 80_000_000 }, receiveBuffer: 425_984 };
    const rows = rowsOf(busy, { state: "stalled" }, { state: "failed" });
    const { traffic } = show(<App />, { rows, snapshot: { totals } });
    act(() => traffic.setState({ missed: 12 }));
    const foot = within(screen.getByRole("contentinfo"));
    for (const text of [
      "1 receiving",
      "1 silent",
      "1 error",
      "0 joining",
      "Packets kept: 1.0 MiB of 64.0 MiB",
      "1,200 older packets gave way",
      "Monitor was busy for 81 ms",
      "Window waited for 260 ms",
      "12 updates skipped",
      "Castscope 0.1.0",
    ]) {
      expect(foot.getByText(text)).toBeDefined();
    }
  });

  it("tells at its foot of a wait that is longer than 50 ms, and warns only where the kernel’s buffers may have been full", () => {
    const { traffic } = show(<App />, {
      rows: rowsOf({ rate: { packets: 1_000, bits: 8_000_000 }, receiveBuffer: 425_984 }),
    });
    const foot = within(screen.getByRole("contentinfo"));
    const told = (lag: number, lagMost: number, doorLag: number): string[] => {
      act(() => traffic.setState({ totals: { ...noTotals, lag, lagMost, doorLag } }));
      return foot.queryAllByText(/\d ms$/).map(({ textContent }) => textContent ?? "");
    };
    expect(told(50, 50, 250)).toEqual([]);
    expect(told(50, 51, 251)).toEqual(["Longest wait 51 ms", "Window waited for 251 ms"]);
    // It holds these for 240 ms or so.
    expect(told(60, 60, 0)).toEqual(["Longest wait 60 ms"]);
    expect(told(150, 150, 0)).toEqual(["Monitor was busy for 150 ms"]);
    expect(told(0, 150, 0)).toEqual(["Longest wait 150 ms"]);
  });

  it("says in the help when a group is silent, and in which time a burst is counted", () => {
    show(<App />);
    act(() => {
      fireEvent.keyDown(document.body, { key: "?" });
    });
    const help = within(screen.getByRole("dialog", { name: "Help" }));
    act(() => help.getByRole("tab", { name: "Figures and states" }).click());
    for (const text of [
      "Joined for at least 5 s, and nothing ever came.",
      "Had traffic, then nothing for 10 times the usual interval, at least 5 s. Counted as silent.",
      "The most packets in any 100 ms.",
    ]) {
      expect(help.getByText(text)).toBeDefined();
    }
  });

  it("shows every key in the help", () => {
    show(<App />);
    act(() => {
      fireEvent.keyDown(document.body, { key: "?" });
    });
    const help = within(screen.getByRole("dialog", { name: "Help" }));
    expect(help.getByText("Pause the display; counting goes on")).toBeDefined();
    expect(help.getByRole("switch", { name: "Single-letter keys" })).toBeDefined();
  });
});
