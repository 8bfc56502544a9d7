import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import type { Destinations } from "../../../shared/model/destination.ts";
import { madeUpDestination } from "../../../shared/testing/made-up-destination.ts";
import { madeUpInterfaces } from "../../../shared/testing/made-up-interface.ts";
import { actions, runOnSelected } from "../../actions/actions.ts";
import { rowsOf, show } from "../../testing/show.tsx";
import { GroupsPane } from "./groups-pane.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const destinations: Destinations = {
  untold: 0,
  further: 2,
  destinations: [
    madeUpDestination({
      address: "239.192.7.20",
      programs: [{ name: "vlc", pid: 7 }],
      packets: 1_234,
      bits: [8, 16],
    }),
    madeUpDestination({ address: "239.255.0.1", ours: 2 }),
    madeUpDestination({ address: "10.0.0.255", kind: "broadcast" }),
  ],
};

const whole = { kind: "port", bind: "any", address: "0.0.0.0", port: 5_000, interface: null } as const;

async function settle(ms = 0): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

async function open(told: Destinations = destinations) {
  const shown = show(<GroupsPane />, {
    rows: rowsOf(whole, {}),
    snapshot: { interfaces: [...madeUpInterfaces] },
    answers: { destinations: () => told, join: () => ({ id: 9, already: false }) },
  });
  await settle();
  return shown;
}

const tree = () => screen.getByRole("treegrid", { name: "Groups" });
const row = (name: RegExp) => within(tree()).getByRole("row", { name });
const lines = () =>
  within(tree())
    .getAllByRole("row")
    .slice(1)
    .map((line) => [
      line.getAttribute("aria-level"),
      line.getAttribute("aria-label")?.split(",")[0] ?? line.textContent,
    ]);

async function press(key: string) {
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
  await settle();
}

describe("a row that is bound to any address", () => {
  it("leaves its groups out where only unicast and broadcast are looked at, and says how many", async () => {
    const { view } = await open();
    act(() => view.setState({ opened: [1], direct: [1] }));
    await settle();
    expect(lines().map(([, name]) => name)).toEqual([
      "0.0.0.0:5000",
      "10.0.0.255",
      "2 groups left out: only unicast and broadcast.",
      expect.stringContaining("2 packets"),
      "239.1.2.2:5004",
    ]);
  });

  it("opens with Right to a line for each destination, and closes with Left", async () => {
    const { made, view } = await open();
    expect(row(/^0\.0\.0\.0:5000/).getAttribute("aria-expanded")).toBe("false");
    expect(row(/^239\.1\.2\.2:5004/).hasAttribute("aria-expanded")).toBe(false);
    expect(made("destinations")).toEqual([]);

    act(() => row(/^0\.0\.0\.0:5000/).focus());
    await press("ArrowRight");
    expect(row(/^0\.0\.0\.0:5000/).getAttribute("aria-expanded")).toBe("true");
    expect(lines()).toEqual([
      ["1", "0.0.0.0:5000"],
      ["2", "239.192.7.20"],
      ["2", "239.255.0.1"],
      ["2", "10.0.0.255"],
      ["2", "2 packets went to further destinations, which are counted together."],
      ["1", "239.1.2.2:5004"],
    ]);
    expect(tree().getAttribute("aria-rowcount")).toBe("7");

    await press("ArrowRight");
    expect(document.activeElement).toBe(row(/^239\.192\.7\.20, group, joined by vlc, on eth0/));
    expect(view.getState()).toMatchObject({ selected: 1, chosen: { of: 1, address: "239.192.7.20" } });
    await press("ArrowDown");
    await press("ArrowDown");
    await press("ArrowDown");
    expect(document.activeElement).toBe(row(/^239\.1\.2\.2:5004/));
    expect(view.getState()).toMatchObject({ selected: 2, chosen: null });
    await press("ArrowUp");
    expect(document.activeElement).toBe(row(/^10\.0\.0\.255, Broadcast, 10\.0\.0\.0\/24/));
    await press("ArrowLeft");
    expect(document.activeElement).toBe(row(/^0\.0\.0\.0:5000/));

    const asked = made("destinations").length;
    await press("ArrowLeft");
    expect(lines()).toHaveLength(2);
    await settle(3 * limits.sourcesMs);
    expect(made("destinations")).toHaveLength(asked);
  });

  it("opens and closes with its chevron, and asks again while it is open", async () => {
    const { made } = await open();
    const click = async (name: RegExp) => {
      fireEvent.click(within(tree()).getByRole("button", { name }));
      await settle();
    };
    await click(/^Show where/);
    await settle(limits.sourcesMs);
    expect(made("destinations").length).toBeGreaterThan(1);
    expect(row(/^239\.192\.7\.20/).querySelector('[data-column="packets"]')?.textContent).toBe("1,234");
    expect(row(/^239\.192\.7\.20/).querySelector('[data-column="drops"]')?.textContent).toBe("–");
    expect(
      row(/^239\.192\.7\.20/)
        .querySelector('[data-column="history"] svg')
        ?.getAttribute("viewBox"),
    ).toBe(`0 0 ${limits.historySeconds - 1} 20`);
    expect(row(/^239\.255\.0\.1/).querySelector('[data-column="history"]')?.textContent).toBe("–");
    await click(/^Hide where/);
    expect(lines()).toHaveLength(2);
  });

  it("joins a destination from its line, and none that is joined or no group", async () => {
    const { made } = await open();
    act(() => row(/^0\.0\.0\.0:5000/).focus());
    await press("ArrowRight");
    expect(within(tree()).getAllByRole("button", { name: /^Join / })).toHaveLength(1);
    fireEvent.click(within(tree()).getByRole("button", { name: "Join 239.192.7.20" }));
    expect(made("join")).toEqual([
      { address: "239.192.7.20", port: 5_000, interface: "eth0", source: null, bind: "group", name: "" },
    ]);
  });

  it("never leaves or renames the row from a destination's line", async () => {
    const { made } = await open();
    act(() => row(/^0\.0\.0\.0:5000/).focus());
    await press("ArrowRight");
    await press("ArrowRight");
    await press("Delete");
    await press("F2");
    expect(made("leave")).toEqual([]);
    expect(screen.queryByRole("textbox", { name: /^Name of/ })).toBeNull();
  });

  it("sends to the destination that is chosen; a port itself has no address, and says so", async () => {
    const shown = await open();
    shown.view.setState({ selected: 1 });
    runOnSelected(actions.sendHere, shown);
    expect(shown.compose.getState().to).toBe("");
    expect(shown.notices.getState().notices.map(({ text }) => text)).toEqual([
      "A watched port has no address to send to: choose one of its destinations.",
    ]);
    act(() => row(/^0\.0\.0\.0:5000/).focus());
    await press("ArrowRight");
    await press("ArrowRight");
    runOnSelected(actions.sendHere, shown);
    expect(shown.compose.getState()).toMatchObject({ to: "239.192.7.20:5000", from: "eth0" });
  });

  it("says where nothing came, and where the system does not tell where packets went", async () => {
    await open({ untold: 12, further: 0, destinations: [] });
    act(() => row(/^0\.0\.0\.0:5000/).focus());
    await press("ArrowRight");
    expect(lines()[1]?.[1]).toMatch(/^This system does not tell where packets went: 12 packets/);
    cleanup();
    await open({ untold: 0, further: 0, destinations: [] });
    act(() => row(/^0\.0\.0\.0:5000/).focus());
    await press("ArrowRight");
    expect(lines()[1]?.[1]).toBe("Nothing came yet.");
  });
});
