import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Route } from "../../../../shared/model/route.ts";
import { ProblemError, problem } from "../../../../shared/problem.ts";
import { madeUpMembership } from "../../../../shared/testing/made-up-membership.ts";
import { madeUpSnapshot } from "../../../../shared/testing/made-up-telling.ts";
import { applySnapshot } from "../../../store/traffic.ts";
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

  it("takes pasted lines apart, joins each and keeps those refused", async () => {
    const { made } = open();
    fireEvent.paste(field(), {
      clipboardData: {
        getData: () => "239.1.1.1:5000\n239.300.1.1:5000\r\n10.0.0.7:5000\n239.1.1.2:5000 on eth1\n",
      },
    });
    expect(options()).toEqual([expect.stringContaining("Join 2, leave out 2")]);
    const entries = () => screen.getAllByRole("listitem").map((entry) => entry.textContent);
    expect(entries()).toEqual([
      "1239.1.1.1:5000239.1.1.1:5000",
      "2239.300.1.1:5000300 is too large: each part of an IPv4 address is 0 to 255.",
      "310.0.0.7:500010.0.0.7 is one host, not a group.",
      "4239.1.1.2:5000 on eth1239.1.1.2:5000 on eth1",
    ]);
    expect(screen.getByText("300", { selector: "mark" })).toBeDefined();
    expect(screen.getByText("4 entries: 2 groups, 2 left out.")).toBeDefined();
    expect(made("join")).toEqual([]);
    await press("Enter");
    expect(made("join")).toMatchObject([
      { address: "239.1.1.1" },
      { address: "239.1.1.2", interface: "eth1" },
    ]);
    expect(field().value).toBe("239.300.1.1:5000; 10.0.0.7:5000");
    const sentence =
      "Joined 2 of 4. 239.300.1.1:5000: 300 is too large: each part of an IPv4 address is 0 to 255.";
    expect(screen.getAllByText(sentence)[0]).toBeDefined();
    // What was left out is still told, each with its own sentence.
    expect(entries()).toHaveLength(2);
    await press("Enter");
    expect(made("join")).toHaveLength(2);
    expect(screen.getAllByText("None of these can be joined; beside each stands why.")[0]).toBeDefined();
  });

  it("takes a pasted session description as its groups, and makes its two legs a pair", async () => {
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
    const sdp = `v=0\ns=Playout\na=group:DUP leg1 leg2\n${media(1)}\n${media(2)}\n`;
    fireEvent.paste(field(), { clipboardData: { getData: () => sdp } });
    expect(field().value).toBe("239.1.1.1:5001; 239.1.1.2:5002");
    await press("Enter");
    expect(made("join")).toMatchObject([{ address: "239.1.1.1" }, { address: "239.1.1.2" }]);
    expect(made("expectPair")).toEqual([{ a: 41, b: 42 }]);
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
