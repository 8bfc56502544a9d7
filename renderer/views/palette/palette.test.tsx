import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Membership } from "../../../shared/model/membership.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { madeUpSource } from "../../../shared/testing/made-up-source.ts";
import { speak } from "../../../shared/text/spoken.ts";
import type { Client } from "../../../shared/transport.ts";
import { inWindow, pretendCastscope } from "../../testing/pretend-castscope.tsx";
import { Palette } from "./palette.tsx";

afterEach(() => {
  cleanup();
  speak("en");
});

const rows = [
  madeUpMembership({ id: 1, name: "Playout A", address: "239.20.1.11", port: 5004, sources: 1 }),
  madeUpMembership({ id: 2, name: "", address: "239.20.1.12", port: 5004, state: "silent", sources: 0 }),
];

async function openPalette(more: Partial<Client> = {}) {
  const join = vi.fn(async () => ({ id: 2, already: false }));
  const sources = vi.fn(async () => [madeUpSource({ address: "10.0.40.12", port: 40_000 })]);
  const client: Partial<Client> = { join, sources, ...more };
  const castscope = pretendCastscope(client as Client, { memberships: rows });
  render(inWindow(castscope, <Palette />));
  await act(async () => castscope.parts.get("openPalette")?.());
  const field = screen.getByRole("combobox");
  const type = (text: string) => fireEvent.change(field, { target: { value: text } });
  const press = (key: string) => fireEvent.keyDown(field, { key });
  const options = () =>
    screen.queryAllByRole("option").map((one) => one.getAttribute("aria-label")?.split(", ")[0]);
  const active = () =>
    screen.queryAllByRole("option", { selected: true }).map((one) => one.getAttribute("aria-label"));
  return { ...castscope, join, sources, field, type, press, options, active };
}

describe("the palette", () => {
  it("takes the focus at each opening, also where the one before is still there", async () => {
    const { parts } = await openPalette();
    const other = document.body.appendChild(document.createElement("button"));
    other.focus();
    await act(async () => parts.get("openPalette")?.());
    expect(document.activeElement).toBe(screen.getByRole("combobox"));
    other.remove();
  });

  it("finds groups by name and address, their sources, and the actions of the best one", async () => {
    const { type, options } = await openPalette();
    type("playout");
    expect(options()[0]).toBe("Playout A");
    expect(options()).toContain("Send to Playout A");
    type("leave playout");
    expect(options()[0]).toBe("Leave Playout A");
    type("20.1.12");
    expect(options()[0]).toBe("239.20.1.12:5004");
    await vi.waitFor(() => {
      type("10.0.40");
      expect(options()).toEqual(["10.0.40.12:40000"]);
    });
  });

  it("says in a word what the title does not, and finds by all that the help says", async () => {
    const { type, active } = await openPalette();
    type(">pause");
    expect(active()).toEqual(["Pause the display, action, counting goes on"]);
    type(">where it gets stuck");
    expect(active()).toEqual(["Learn, action, how multicast works, in drawings"]);
  });

  it("tells a group’s state, and much loss before its rate", async () => {
    const { type, active, traffic } = await openPalette();
    const [first] = rows;
    const rate = { packets: 950, bits: 3_200_000 };
    const lossy = { ...first, state: "receiving", rate, lost: 184, expected: 10_000 } as Membership;
    act(() => traffic.setState(({ memberships }) => ({ memberships: new Map(memberships).set(1, lossy) })));
    type("playout a");
    expect(active()[0]).toBe("Playout A, group, 239.20.1.11:5004, eth0, receiving, loss 1.84 %");
    const whole = { ...lossy, lost: 0 };
    act(() => traffic.setState(({ memberships }) => ({ memberships: new Map(memberships).set(1, whole) })));
    type("playout");
    expect(active()[0]).toContain("receiving, 3.2 Mbit/s");
  });

  it("groups rows by what is asked for, and offers no other way than it is", async () => {
    const { type, press, options, view } = await openPalette();
    type(">group by");
    expect(options()).toEqual(["Group by interface", "Group by label", "Group by pair"]);
    view.setState({ page: "events" });
    type(">group by label");
    press("Enter");
    await vi.waitFor(() => expect(view.getState()).toMatchObject({ groupBy: "label", page: "monitor" }));
  });

  it("leaves the focus in its field where somebody presses into its list", async () => {
    const { type } = await openPalette();
    type("playout");
    for (const pressed of [screen.getByRole("listbox"), ...screen.getAllByRole("option")])
      expect(fireEvent.mouseDown(pressed)).toBe(false);
  });

  it("shows what it finds: the group is selected and filters do not hide it", async () => {
    const { type, press, view } = await openPalette();
    view.setState({ stateFilter: "error", page: "computer" });
    type("239.20.1.12");
    press("Enter");
    await vi.waitFor(() => expect(view.getState().selected).toBe(2));
    expect(view.getState()).toMatchObject({ page: "monitor", stateFilter: "all" });
  });

  it("acts on the group that it names, also where that is chosen together with others", async () => {
    const leave = vi.fn(async () => null);
    const { type, press, view } = await openPalette({ leave });
    view.setState({ marked: [1, 2], selected: 1 });
    type("leave playout");
    press("Enter");
    await vi.waitFor(() => expect(leave).toHaveBeenCalled());
    expect(leave.mock.calls).toEqual([[{ id: 1 }]]);
  });

  it("narrows to a kind by its sign, and to one group's actions by Tab", async () => {
    const { type, press, options, field } = await openPalette();
    type(">pause");
    expect(options()).toEqual(["Pause the display"]);
    type("#dscp");
    expect(options()).toEqual(["Column for DSCP"]);
    type("?jitter");
    expect(options()[0]).toBe("Jitter");
    type("@");
    expect(options()).toEqual(["Playout A", "239.20.1.12:5004"]);
    press("ArrowDown");
    press("Tab");
    expect(options().every((option) => option?.includes("239.20.1.12:5004"))).toBe(true);
    expect(screen.getByText("239.20.1.12:5004")).toBeTruthy();
    fireEvent.keyDown(field, { key: "Backspace" });
    type("pause");
    expect(options()).toEqual(["Pause the display"]);
  });

  it("goes around with the arrows and does the action that Enter takes", async () => {
    const { type, press, active, traffic } = await openPalette();
    type(">theme");
    expect(active()).toHaveLength(1);
    type("pause the display");
    press("ArrowUp");
    press("ArrowDown");
    expect(active()[0]).toContain("Pause the display");
    press("Enter");
    await vi.waitFor(() => expect(traffic.getState().paused).toBe(true));
  });

  it("joins an address that is not joined, and offers none that is", async () => {
    const { type, press, options, join } = await openPalette();
    type("239.20.1.11:5004");
    expect(options()).not.toContain("Join 239.20.1.11:5004");
    type("239.1.2.3:5004");
    expect(options()[0]).toBe("Join 239.1.2.3:5004");
    press("Enter");
    await vi.waitFor(() => expect(join).toHaveBeenCalled());
    expect(join.mock.calls[0]).toMatchObject([{ address: "239.1.2.3", port: 5004 }]);
  });

  it("offers what was used last before anything is typed, and says when nothing is found", async () => {
    const first = await openPalette();
    first.type("theme");
    first.press("Enter");
    await vi.waitFor(() => expect(first.view.getState().recentCommands).toHaveLength(1));
    await act(async () => first.parts.get("openPalette")?.());
    const last = screen.getByRole("group", { name: "Used last" });
    expect(within(last).getAllByRole("option")[0]?.getAttribute("aria-label")).toContain("Theme");
    fireEvent.change(screen.getByRole("combobox"), { target: { value: "plax" } });
    expect(screen.getByText(/^Nothing is called plax/)).toBeTruthy();
    expect(screen.getByRole("status").textContent).toBe("0 found");
  });

  it("finds by the words of the language that is spoken, and knows again what was used in another", async () => {
    const { type, options, press, view, parts } = await openPalette();
    type("pause the display");
    press("Enter");
    await vi.waitFor(() => expect(view.getState().recentCommands).toEqual(["action pause"]));
    speak("de");
    await act(async () => parts.get("openPalette")?.());
    const last = screen.getByRole("group", { name: "Zuletzt verwendet" });
    expect(within(last).getAllByRole("option")[0]?.getAttribute("aria-label")).toContain("Anzeige anhalten");
    fireEvent.change(screen.getByRole("combobox"), { target: { value: "verlassen playout" } });
    expect(options()[0]).toBe("Playout A verlassen");
    fireEvent.change(screen.getByRole("combobox"), { target: { value: ">command" } });
    expect(options()).toEqual([]);
  });
});
