import { describe, expect, it, vi } from "vitest";
import { madeUpMembership } from "../../shared/testing/made-up-membership.ts";
import { madeUpSend } from "../../shared/testing/made-up-send.ts";
import type { Client } from "../../shared/transport.ts";
import { pretendCastscope } from "../testing/pretend-castscope.tsx";
import { type AnyAction, actions, allActions, runOn, runOnRow, runOnSelected } from "./actions.ts";
import { keyNames } from "./keys.ts";

function open(client: Partial<Client> = {}) {
  return pretendCastscope(client as Client, { memberships: [madeUpMembership({ id: 1 })] });
}

describe("the table of actions", () => {
  it("gives no key away twice", () => {
    // The tables have their own keys; no key of the window is one of theirs.
    for (const table of ["keysOnRow", "keysOnPackets", "keysOnRecordings"] as const) expectUnique(table);
  });

  function expectUnique(table: "keysOnRow" | "keysOnPackets" | "keysOnRecordings"): void {
    const here = allActions.filter(
      (one) => one[table] || !(one.keysOnRow || one.keysOnPackets || one.keysOnRecordings),
    );
    const keys = here.flatMap((action) => action.keys.map((one) => keyNames(one).join(" ")));
    expect(keys.filter((one, at) => keys.indexOf(one) !== at)).toEqual([]);
  }

  it("knows each by the name that it has in the table", () => {
    expect(allActions.map(({ name }) => name)).toEqual(Object.keys(actions));
  });

  it("says of each what it does in its own words", () => {
    const said = allActions.map(({ does }) => does);
    expect(new Set(said).size).toBe(said.length);
  });
});

describe("an action on a row", () => {
  it("is done to the selected one, and to none where none is", () => {
    const castscope = open();
    const sendHere: AnyAction = actions.sendHere;
    expect(runOnSelected(sendHere, castscope)).toBe(false);
    castscope.view.setState({ selected: 1 });
    expect(runOnSelected(sendHere, castscope)).toBe(true);
    expect(castscope.compose.getState().to).toBe("239.1.2.1:5004");
  });

  it("is not done where it does not apply, or the row is gone", () => {
    const retry = vi.fn(async () => null);
    const castscope = open({ retry });
    expect(runOnRow(actions.retry, castscope, 1)).toBe(false);
    expect(runOnRow(actions.leave, castscope, 2)).toBe(false);
    expect(runOn(actions.retry, castscope, madeUpMembership({ id: 1, state: "failed" }))).toBe(true);
    expect(retry.mock.calls).toEqual([[{ id: 1 }]]);
  });
});

describe("filling Compose", () => {
  it("shows it: pages without it are left", () => {
    const castscope = open();
    for (const page of ["events", "overview", "settings", "recordings"] as const) {
      castscope.view.setState({ selected: 1, page, composeOpen: false });
      runOnSelected(actions.sendHere, castscope);
      expect(castscope.view.getState()).toMatchObject({ page: "monitor", composeOpen: true });
    }
    castscope.view.setState({ page: "computer" });
    runOn(actions.sendAgain, castscope, madeUpSend({ id: 1 }));
    expect(castscope.view.getState().page).toBe("computer");
  });

  it("is not what Ctrl B does on the page of recordings, which has another side", () => {
    const castscope = open();
    castscope.view.setState({ page: "recordings", composeOpen: true });
    expect(runOnSelected(actions.compose, castscope)).toBe(true);
    expect(castscope.view.getState().composeOpen).toBe(false);
    castscope.view.setState({ page: "events" });
    expect(runOnSelected(actions.compose, castscope)).toBe(false);
  });
});

describe("sending", () => {
  it("is Compose's while it is there; else it is opened, and nothing is sent", () => {
    const castscope = open();
    castscope.view.setState({ composeOpen: false });
    const send = vi.fn();
    const remove = castscope.parts.add("send", send);
    runOn(actions.send, castscope, null);
    expect(send).toHaveBeenCalledOnce();
    expect(castscope.view.getState().composeOpen).toBe(false);
    remove();
    runOn(actions.send, castscope, null);
    expect(send).toHaveBeenCalledOnce();
    expect(castscope.view.getState().composeOpen).toBe(true);
  });

  it("is stopped once, and only while it runs", () => {
    const stopSend = vi.fn(async () => null);
    const castscope = open({ stopSend });
    expect(runOn(actions.stop, castscope, madeUpSend({ id: 4, state: "done" }))).toBe(false);
    expect(runOn(actions.stop, castscope, madeUpSend({ id: 4 }))).toBe(true);
    expect(stopSend.mock.calls).toEqual([[{ id: 4 }]]);
  });
});

it("leaves a part to the component that came last", () => {
  const { parts } = open();
  const [first, second] = [vi.fn(), vi.fn()];
  const removeFirst = parts.add("openHelp", first);
  parts.add("openHelp", second);
  removeFirst();
  expect(parts.get("openHelp")).toBe(second);
});
