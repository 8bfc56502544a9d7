import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Route } from "../../../../shared/model/route.ts";
import { ProblemError, problem } from "../../../../shared/problem.ts";
import { madeUpMembership } from "../../../../shared/testing/made-up-membership.ts";
import { madeUpSnapshot } from "../../../../shared/testing/made-up-telling.ts";
import { applySnapshot } from "../../../store/traffic.ts";
import { inWindow } from "../../../testing/pretend-castscope.tsx";
import { type Answers, show } from "../../../testing/show.tsx";
import { JoinField } from "./join-field.tsx";

afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Join a group" });

function open(answers: Answers = { join: () => ({ id: 7, already: false }) }) {
  const shown = show(<JoinField />, { answers });
  fireEvent.focus(field());
  return shown;
}

function type(text: string) {
  fireEvent.change(field(), { target: { value: text } });
}

async function press(key: string, more: { ctrlKey?: boolean } = {}) {
  await act(async () => {
    fireEvent.keyDown(field(), { key, ...more });
  });
}

const options = () => screen.queryAllByRole("option").map((option) => option.textContent);

describe("JoinField", () => {
  it("has the focus when a window opens, but takes it from nothing", () => {
    show(<JoinField />, { answers: {} });
    expect(document.activeElement).toBe(field());
    cleanup();
    const other = document.body.appendChild(document.createElement("button"));
    other.focus();
    show(<JoinField />, { answers: {} });
    expect(document.activeElement).toBe(other);
    other.remove();
  });

  it("leads down to the page where nothing is offered below it", async () => {
    const page = document.body.appendChild(document.createElement("div"));
    page.dataset.pane = "groups";
    page.innerHTML = "<button>Row</button>";
    open();
    field().focus();
    await press("ArrowDown");
    expect(document.activeElement?.textContent).toBe("Row");
    field().focus();
    type("239.1.2.3:5004");
    await press("ArrowDown");
    expect(document.activeElement).toBe(field());
    page.remove();
  });

  it("joins what was typed, selects the row and clears the field", async () => {
    const { made, view } = open();
    view.setState({ page: "computer", filter: "mdns", stateFilter: "error" });
    type(" 232.1.1.1:5000 from 10.0.0.7 on eth1 ");
    expect(screen.getByText("Source-specific group")).toBeDefined();
    await press("Enter");
    expect(made("join")).toEqual([
      { address: "232.1.1.1", port: 5000, interface: "eth1", source: "10.0.0.7", bind: "group", name: "" },
    ]);
    expect(view.getState()).toMatchObject({ selected: 7, page: "monitor", filter: "", stateFilter: "all" });
    expect(field().value).toBe("");
  });

  it("leaves the page alone where somebody has turned to another one before the answer", async () => {
    const answer: (() => void)[] = [];
    const { view } = open({
      join: () => new Promise((resolve) => answer.push(() => resolve({ id: 7, already: false }))),
    });
    type("239.1.2.3:5004");
    await press("Enter");
    view.setState({ page: "recordings" });
    await act(async () => answer[0]?.());
    expect(view.getState()).toMatchObject({ page: "recordings", selected: null });
    expect(field().value).toBe("");
  });

  it("keeps what is typed while a join is under way, and joins that too", async () => {
    const answer: ((id: number) => void)[] = [];
    const { made } = open({
      join: () => new Promise((resolve) => answer.push((id) => resolve({ id, already: false }))),
    });
    type("239.1.2.3:5004");
    await press("Enter");
    await press("Enter");
    expect(made("join")).toHaveLength(1);
    type("239.1.2.4:5004");
    await act(async () => answer[0]?.(1));
    expect(field().value).toBe("239.1.2.4:5004");
    await press("Enter");
    expect(made("join")).toHaveLength(2);
    await act(async () => answer[1]?.(2));
    expect(field().value).toBe("");
  });

  it("names the refused join when something else was typed meanwhile", async () => {
    let refuse = (): void => {};
    open({
      join: () =>
        new Promise((_resolve, reject) => {
          refuse = () => reject(new ProblemError(problem("memberships-full", { most: 2_000 })));
        }),
    });
    type("239.1.2.3:5004");
    await press("Enter");
    type("239.1.2.4:5004");
    await act(async () => refuse());
    expect(field().value).toBe("239.1.2.4:5004");
    expect(screen.getAllByText(/^239\.1\.2\.3:5004: 2,000 memberships are the most/).length).toBeGreaterThan(
      0,
    );
  });

  it("joins on the chosen interface, unless the text names one or it is gone", async () => {
    const { made, view } = open();
    view.setState({ joinOn: "eth1" });
    type("239.1.2.3:5004");
    await press("Enter");
    type("239.1.2.3:5004 on lo");
    await press("Enter");
    view.setState({ joinOn: "usb0" });
    type("239.1.2.3:5004");
    await press("Enter");
    expect(made("join").map((args) => (args as { interface: unknown }).interface)).toEqual([
      "eth1",
      "lo",
      null,
    ]);
  });

  it.each([
    ["239.1.2.300:5004", "300 is too large: each part of an IPv4 address is 0 to 255."],
    ["239.1.2.3:5004 on eth9", "No interface is called eth9: this computer has lo, eth0, eth1."],
    [
      "[ff02::1%eth9]:5004",
      "The zone does not exist: no interface is called eth9: this computer has lo, eth0, eth1.",
    ],
    ["239.1.2.3:0", "Port 0 is not a real port: a port is 1 to 65535."],
  ])("refuses %s as it is typed, and Enter joins nothing", async (text, sentence) => {
    const { calls } = open();
    type(text);
    expect(screen.getAllByText(sentence)[0]).toBeDefined();
    expect(field().getAttribute("aria-invalid")).toBe("true");
    await press("Enter");
    expect(calls).toEqual([]);
    expect(field().value).toBe(text);
  });

  it("hints at what is missing, and calls it an error only on Enter", async () => {
    const { calls } = open();
    type("239.1.2.3");
    expect(screen.getByText("The port is missing: 239.1.2.3:5004.")).toBeDefined();
    expect(field().getAttribute("aria-invalid")).toBe("false");
    await press("Enter");
    expect(field().getAttribute("aria-invalid")).toBe("true");
    expect(calls).toEqual([]);
    type("239.1.2.3:");
    expect(field().getAttribute("aria-invalid")).toBe("false");
  });

  it("offers a host as listening and joins it without an interface", async () => {
    const { made, view } = open();
    view.setState({ joinOn: "eth1" });
    type("10.0.0.7:5000");
    expect(
      screen.getByText(/10\.0\.0\.7 is one host, not a group\. Listen on UDP port 5000 instead\?/),
    ).toBeDefined();
    await act(async () => fireEvent.click(screen.getByRole("button", { name: "Listen" })));
    expect(made("join")).toEqual([
      { address: "10.0.0.7", port: 5000, interface: null, source: null, bind: "group", name: "" },
    ]);
  });

  it("finds known groups by name, and Enter joins the first", async () => {
    const { made } = open();
    type("ssdp");
    expect(field().getAttribute("aria-activedescendant")).toBe(screen.getByRole("option").id);
    await press("Enter");
    expect(made("join")).toMatchObject([{ address: "239.255.255.250", port: 1900 }]);
  });

  it("goes through the choices with the arrows", async () => {
    const { made } = open();
    type("232.1.1.1:5000 from 10.0.0.7");
    await press("ArrowDown");
    await press("Enter");
    expect(made("join")).toMatchObject([{ address: "232.1.1.1", source: null }]);
  });

  it("keeps the text and says why when the monitor refuses", async () => {
    open({ join: () => problem("memberships-full", { most: 2_000 }) });
    type("239.1.2.3:5004");
    await press("Enter");
    expect(
      screen.getAllByText("2,000 memberships are the most: leave one to join another.")[0],
    ).toBeDefined();
    expect(field().value).toBe("239.1.2.3:5004");
  });

  it("selects a group that is joined already and says so", async () => {
    const { traffic, view } = open({ join: () => ({ id: 3, already: true }) });
    act(() => applySnapshot(traffic, madeUpSnapshot({ memberships: [madeUpMembership({ id: 3 })] })));
    type("239.1.2.3:5004");
    await press("Enter");
    expect(screen.getByText("239.1.2.3:5004 on eth0 is already joined.")).toBeDefined();
    expect(view.getState().selected).toBe(3);
  });

  it("fills Compose with Ctrl Enter and joins nothing", async () => {
    const { calls, compose, view } = open();
    view.setState({ composeOpen: false });
    type("239.1.2.3:5004 on 10.0.40.21");
    await press("Enter", { ctrlKey: true });
    expect(compose.getState()).toMatchObject({ to: "239.1.2.3:5004", from: "eth1" });
    expect(view.getState().composeOpen).toBe(true);
    // It only asked where that would be joined.
    expect(calls.filter(({ method }) => method !== "route")).toEqual([]);
  });

  describe("asks the system where that would be joined", () => {
    const answer = (more: Partial<Route>): Route => ({
      ...{ interface: "v1", source: "10.91.0.1", use: "group", hindrance: null, why: null, instead: "eth0" },
      ...more,
    });

    async function say(text: string, more: Partial<Route>) {
      const shown = open({ route: () => answer(more) });
      type(text);
      await act(async () => {});
      return shown;
    }

    it("and names it, in the field too", async () => {
      const { made } = await say("239.1.1.1:5004", {});
      expect(screen.getByText(/on v1, chosen by the system/)).toBeDefined();
      expect(screen.getByRole("combobox", { name: "Join on" }).textContent).toBe("v1");
      expect(made("route")).toEqual([{ address: "239.1.1.1", interface: null }]);
    });

    it("and says that it waits, and what to write", async () => {
      await say("224.0.0.251:5353", { interface: null, hindrance: "no-route", why: "none" });
      expect(
        screen.getByText(
          /There is no route from here to 224\.0\.0\.251: it is joined by itself when there is one, or now if you name an interface, such as “on eth0”\./,
        ),
      ).toBeDefined();
      expect(options()[0]).toMatch(/^224\.0\.0\.251:5353/);
    });

    it("and says what keeps the chosen one from it", async () => {
      await say("239.1.1.1:5004 on eth1", { interface: "eth1", hindrance: "unplugged" });
      expect(
        screen.getByText(/eth1 is on and has no link: it is joined by itself when it has one/),
      ).toBeDefined();
    });

    it("and offers to listen only on what is this computer’s", async () => {
      await say("10.0.0.7:5004", { use: "own" });
      expect(options()).toHaveLength(2);
      cleanup();
      await say("10.0.0.99:5004", { use: "host" });
      expect(options().map((text) => /use in Compose/.test(text ?? ""))).toEqual([true]);
      expect(screen.getAllByText(/is another computer, not a group/).length).toBeGreaterThan(0);
      cleanup();
      await say("10.0.0.255:5004", { use: "broadcast" });
      expect(screen.getByText(/reaches every host of a subnet/)).toBeDefined();
    });
  });

  describe("a list", () => {
    const paste = (text: string): void => {
      fireEvent.paste(field(), { clipboardData: { getData: () => text } });
    };
    const panel = () => screen.queryByRole("dialog", { name: "Join a list" });
    const lines = () => screen.getAllByRole("row").slice(1);
    const told = () => lines().map((line) => line.getAttribute("aria-label"));
    const line = (at: number): HTMLElement => lines()[at] as HTMLElement;
    const on = (target: HTMLElement, key: string, more = {}) =>
      act(async () => void fireEvent.keyDown(target, { key, ...more }));

    it("that was discarded comes back, and what is added to one stands behind it", async () => {
      const { notices, parts } = open();
      paste("239.1.1.1:5000\n239.1.1.2:5000");
      fireEvent.drop(field(), { dataTransfer: { files: [], getData: () => "239.1.1.3:5000" } });
      // The key that begins a list, and a file that is dropped.
      act(() => parts.get("joinList")?.(""));
      act(() => parts.get("joinList")?.("239.1.1.4:5000"));
      expect(told()).toHaveLength(4);
      await press("Delete");
      expect([panel(), notices.getState().notices.map(({ text }) => text)]).toEqual([
        null,
        ["The list was discarded."],
      ]);
      act(() => void notices.undoLast());
      expect(told()).toHaveLength(4);
    });

    it("of which nothing can be joined gives way to what is typed, and can be brought back", async () => {
      const { notices } = open();
      paste("239.1.300.1:5000\n239.1.400.1:5000");
      await press("2", { ctrlKey: true });
      expect(panel()).not.toBeNull();
      await press("2");
      expect([panel(), (field() as HTMLInputElement).value]).toEqual([null, "2"]);
      expect(notices.getState().notices.map(({ text }) => text)).toEqual(["The list was discarded."]);
      paste("239.1.1.1:5000\n239.1.1.2:5000");
      await press("2");
      expect(told()).toHaveLength(3);
    });

    it("and what is typed stay when the window is drawn anew, as in another language", () => {
      const shown = open();
      paste("239.1.1.1:5000\n239.1.1.2:5000");
      cleanup();
      render(inWindow(shown, <JoinField />));
      fireEvent.focus(field());
      expect(told()).toHaveLength(2);
      fireEvent.keyDown(field(), { key: "Delete" });
      type("239.1.2.3:50");
      cleanup();
      render(inWindow(shown, <JoinField />));
      expect(field().value).toBe("239.1.2.3:50");
    });

    it("that is dragged here as text keeps its lines, and one line with more than a group is looked at", () => {
      open();
      fireEvent.drop(field(), {
        dataTransfer: { files: [], getData: () => "239.1.1.3:5000\n239.1.1.4:5000" },
      });
      expect(told()).toHaveLength(2);
      cleanup();
      open();
      type("239.1.1.3:5000 # Left wing");
      expect(told()).toHaveLength(1);
    });

    it("that is pasted is told line by line, joined with one key, and what could not be stays to be mended", async () => {
      const { made } = open();
      paste("239.1.1.1:5000\n239.300.1.1:5000\r\n10.0.0.7:5000\n239.1.1.2-3:5000 on eth1 # Two\n");
      expect(told()).toEqual([
        "line 1, joined, 239.1.1.1:5000, IPv4, administrative scope",
        "line 2, mistake, 300 is too large: each part of an IPv4 address is 0 to 255.",
        "line 3, mistake, 10.0.0.7 is one host, not a group.",
        "line 4, joined, 239.1.1.2 to 239.1.1.3, 2 groups, port 5000",
      ]);
      expect(screen.getByText("300", { selector: "mark" })).toBeDefined();
      expect(screen.getByText("4 lines: 5 addresses")).toBeDefined();
      expect(screen.getByRole("button", { name: "Join 3, leave out 2" })).toBeDefined();
      expect(made("join")).toEqual([]);
      await press("Enter", { ctrlKey: true });
      expect(made("join")).toMatchObject([
        { address: "239.1.1.1", name: "" },
        { address: "239.1.1.2", interface: "eth1", name: "Two" },
        { address: "239.1.1.3", interface: "eth1", name: "Two" },
      ]);
      // What was left out is still told, each with its own sentence.
      expect(told()).toHaveLength(2);
      expect(screen.getByRole<HTMLButtonElement>("button", { name: "Nothing to join" }).disabled).toBe(true);
      await press("Enter");
      expect(made("join")).toHaveLength(3);
    });

    it("has a mistake mended in its place, and loses a line, by keyboard", async () => {
      const { made } = open();
      paste("239.1.2.300:5004\n239.1.1.2:5004\n239.1.1.3:5004");
      await press("ArrowDown");
      expect(document.activeElement).toBe(line(0));
      await on(line(0), "Enter");
      const edit = screen.getByRole<HTMLInputElement>("textbox", { name: "Line 1" });
      expect([edit.selectionStart, edit.selectionEnd]).toEqual([8, 11]);
      fireEvent.change(edit, { target: { value: "239.1.2.30:5004" } });
      await on(edit, "Enter");
      expect(document.activeElement).toBe(line(0));
      await on(line(0), "ArrowDown");
      await on(line(1), "Delete");
      expect(document.activeElement).toBe(line(1));
      await on(line(1), "Enter", { ctrlKey: true });
      expect(made("join")).toMatchObject([{ address: "239.1.2.30" }, { address: "239.1.1.3" }]);
      expect(panel()).toBeNull();
      expect(document.activeElement).toBe(field());
    });

    it("is joined where it is chosen: by number, on every interface, for the whole port", async () => {
      const { made, view } = open();
      paste("239.1.1.1:5004\n239.1.1.2:5004 on lo");
      const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>("radio", { name });
      expect(radio(/As the system chooses/).checked).toBe(true);
      await press("ArrowDown");
      await on(line(0), "4", { code: "Digit4", altKey: true });
      expect(view.getState().joinOn).toBe("eth1");
      expect(radio(/^eth1/).checked).toBe(true);
      expect(screen.getByText("4 joins")).toBeDefined();
      fireEvent.click(radio(/On every interface/));
      fireEvent.click(screen.getByRole("button", { name: "More" }));
      fireEvent.click(radio(/Any address/));
      await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Join 4" })));
      expect(made("join").map((args) => (args as { interface: unknown }).interface)).toEqual([
        "lo",
        "eth0",
        "eth1",
        "lo",
      ]);
      expect(made("join")).toMatchObject(Array(4).fill({ bind: "any" }));
    });

    it("keeps what the monitor refused, with the reason, and can be stopped between two joins", async () => {
      const answers: ((refuse: boolean) => void)[] = [];
      const { made } = open({
        join: ({ address }) =>
          new Promise((resolve, reject) => {
            answers.push((refuse) => {
              if (refuse) reject(new ProblemError(problem("memberships-full", { most: 2_000 })));
              else resolve({ id: Number(address.split(".")[3]), already: false });
            });
          }),
      });
      paste("239.1.1.1:5004\n239.1.1.2:5004\n239.1.1.3:5004\n239.1.1.4:5004");
      await press("Enter");
      expect(screen.getByText("Joining 1 of 4")).toBeDefined();
      await press("Enter");
      await act(async () => answers[0]?.(false));
      await act(async () => answers[1]?.(true));
      expect(screen.getByText("Joining 3 of 4")).toBeDefined();
      fireEvent.click(screen.getByRole("button", { name: "Stop" }));
      await act(async () => answers[2]?.(false));
      expect(made("join")).toHaveLength(3);
      expect(told()).toEqual([
        expect.stringMatching(/^line 1, mistake, 2,000 memberships are the most/),
        expect.stringMatching(/^line 2, joined, 239\.1\.1\.4:5004/),
      ]);
    });

    it("that is a range or several groups is told as it is typed", async () => {
      const { made } = open();
      type("239.1.1.1-2:5004");
      expect(told()).toEqual(["line 1, joined, 239.1.1.1 to 239.1.1.2, 2 groups, port 5004"]);
      await press("Enter");
      expect(made("join")).toHaveLength(2);
      expect([field().value, panel()]).toEqual(["", null]);
    });

    it("closes with Escape, stays in the field, and goes with Cancel", async () => {
      open();
      paste("239.1.1.1:5004\n239.1.1.2:5004");
      await press("Escape");
      expect(panel()).toBeNull();
      expect(screen.getByText("2 lines")).toBeDefined();
      await press("Enter");
      await press("ArrowDown");
      await on(line(0), "Escape");
      expect([panel(), document.activeElement]).toEqual([null, field()]);
      await press("Enter");
      expect(panel()).not.toBeNull();
      fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
      expect(panel()).toBeNull();
      expect(screen.queryByText("2 lines")).toBeNull();
      paste(" ");
      expect(screen.getByText(/^Nothing to join on the clipboard/)).toBeDefined();
    });

    it("shows only what is joined, or what is left out", () => {
      open();
      paste("# A\n239.1.1.1:5004\n239.1.1.1:5004\n239.1.1");
      const choose = (name: string) => fireEvent.click(screen.getByRole("radio", { name }));
      choose("Joins, 1");
      expect(lines()).toHaveLength(1);
      choose("Left out, 2");
      expect(told().map((label) => label?.slice(0, 16))).toEqual(["line 3, left out", "line 4, mistake,"]);
    });

    it("of a session description makes its two legs a pair", async () => {
      let next = 40;
      const { made } = open({
        join: () => {
          next += 1;
          return { id: next, already: false };
        },
        expectPair: () => null,
      });
      const media = (place: number): string =>
        `m=video 500${place} RTP/AVP 96\nc=IN IP4 239.1.1.${place}/32\na=mid:leg${place}`;
      paste(`v=0\ns=Playout\na=group:DUP leg1 leg2\n${media(1)}\n${media(2)}\n`);
      await press("Enter");
      expect(made("join")).toMatchObject([
        { address: "239.1.1.1", name: "Playout" },
        { address: "239.1.1.2", name: "Playout" },
      ]);
      expect(made("expectPair")).toEqual([{ a: 41, b: 42 }]);
    });
  });

  it("closes what is below with Escape", async () => {
    open();
    type("239.1.2.3:5004");
    expect(options()).toHaveLength(2);
    await press("Escape");
    expect(options()).toHaveLength(0);
    expect(field().value).toBe("239.1.2.3:5004");
  });
});

describe("the bind of a group", () => {
  const choice = (name: string) => screen.getByRole("radio", { name });
  const more = () => screen.getByRole("button", { name: "More" });

  it("is chosen under More and written into the field, with what it changes", async () => {
    const { made } = open();
    type("239.1.2.3:5004 on eth1");
    expect(screen.queryByRole("radio", { name: "Any address" })).toBeNull();
    fireEvent.click(more());
    expect(choice("This group only").getAttribute("aria-checked")).toBe("true");
    expect(screen.getByText(/^Hears packets to 239\.1\.2\.3 alone;/)).toBeDefined();
    fireEvent.click(choice("Any address"));
    expect(field().value).toBe("239.1.2.3:5004 on eth1 bind any");
    expect(choice("Any address").getAttribute("aria-checked")).toBe("true");
    expect(screen.getByText(/^Hears 239\.1\.2\.3 and whatever else reaches port 5004 here/)).toBeDefined();
    await press("Enter");
    expect(made("join")).toMatchObject([{ address: "239.1.2.3", interface: "eth1", bind: "any" }]);
  });

  it("that is typed is the one that is chosen, and can be taken back", () => {
    open();
    type("239.1.2.3:5004 bind any");
    expect(more().getAttribute("aria-expanded")).toBe("true");
    expect(choice("Any address").getAttribute("aria-checked")).toBe("true");
    fireEvent.click(choice("This group only"));
    expect(field().value).toBe("239.1.2.3:5004");
  });

  it("is reached by the keyboard, and Escape leads back to the field", () => {
    open();
    type("239.1.2.3:5004");
    act(() => more().focus());
    fireEvent.blur(field(), { relatedTarget: more() });
    expect(more()).toBeDefined();
    fireEvent.keyDown(more(), { key: "Escape" });
    expect(document.activeElement).toBe(field());
  });

  it("is no choice of a host or a watched port", () => {
    open();
    type("0.0.0.0:5004");
    expect(screen.queryByRole("button", { name: "More" })).toBeNull();
  });
});
