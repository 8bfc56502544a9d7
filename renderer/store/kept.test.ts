import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SectionName } from "../../shared/kept/sections.ts";
import { limits } from "../../shared/limits.ts";
import { ProblemError, problem } from "../../shared/problem.ts";
import { madeUpDelta, madeUpSnapshot } from "../../shared/testing/made-up-telling.ts";
import { createComposeStore, editDraft, freshDraft, rememberDraft } from "./compose.ts";
import { keepDraft } from "./keep-draft.ts";
import { keepView } from "./keep-view.ts";
import { Kept } from "./kept.ts";
import { moveToDoor } from "./move-to-door.ts";
import { applyDelta, applySnapshot, createTrafficStore } from "./traffic.ts";
import { createViewStore } from "./view.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A door that keeps sections for all windows. */
class PretendDoor {
  readonly sections = new Map<SectionName, { version: number; text: string }>();
  refusal: ProblemError | null = null;

  async keep({ section, text }: { section: SectionName; text: string }) {
    if (this.refusal) throw this.refusal;
    const version = (this.sections.get(section)?.version ?? 0) + 1;
    this.sections.set(section, { version, text });
    return { version };
  }

  async kept({ sections }: { sections: SectionName[] }) {
    if (this.refusal) throw this.refusal;
    const all = [...this.sections].map(([section, one]) => ({ section, ...one }));
    return sections.length === 0 ? all : all.filter(({ section }) => sections.includes(section));
  }

  get versions() {
    return Object.fromEntries([...this.sections].map(([name, { version }]) => [name, version]));
  }
}

function openWindow(door: PretendDoor) {
  const traffic = createTrafficStore();
  const kept = new Kept(door);
  const told: string[] = [];
  kept.follow(traffic, (sentence) => told.push(sentence));
  const [view, compose] = [createViewStore(), createComposeStore()];
  keepView(view, kept, { sortable: ["group", "name"], hideable: ["name"] });
  keepDraft(compose, kept, traffic);
  traffic.setState({ connection: "open" });
  let sequence = 0;
  return {
    ...{ traffic, kept, view, compose, told },
    async begin(epoch = "a") {
      sequence = 0;
      const workspace = { profile: "Default", versions: door.versions, profiles: 0, notes: [] };
      applySnapshot(traffic, madeUpSnapshot({ epoch, workspace }));
      await vi.advanceTimersByTimeAsync(0);
    },
    async hear() {
      sequence += 1;
      const workspace = { profile: "Default", versions: door.versions, profiles: 0, notes: [] };
      applyDelta(traffic, madeUpDelta({ sequence, workspace }));
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

async function opened(door: PretendDoor) {
  const window = openWindow(door);
  await window.begin();
  return window;
}

const gathered = () => vi.advanceTimersByTimeAsync(limits.keptGatherMs);

describe("what the door keeps", () => {
  test("is shown by another window, at once by one that is open and by one that opens", async () => {
    const door = new PretendDoor();
    const [one, other] = [await opened(door), await opened(door)];
    one.view.setState({ theme: "light" });
    one.view.setState({ hiddenColumns: ["name"], sort: { column: "name", descending: true } });
    await gathered();
    await other.hear();
    expect(other.view.getState()).toMatchObject({
      ...{ theme: "light", hiddenColumns: ["name"], sort: { column: "name", descending: true } },
    });
    expect((await opened(door)).view.getState().theme).toBe("light");
  });

  test("of the tab and of Compose is where a window begins, and moves no other", async () => {
    const door = new PretendDoor();
    const other = await opened(door);
    const one = await opened(door);
    one.view.setState({ tab: "charts", composeAtStart: false });
    await gathered();
    await other.hear();
    expect(other.view.getState().tab).toBe("packets");
    expect((await opened(door)).view.getState()).toMatchObject({ tab: "charts", composeOpen: false });
    one.view.setState({ composePinned: true });
    await gathered();
    expect((await opened(door)).view.getState()).toMatchObject({ composeAtStart: false, composeOpen: true });
  });

  test("is brought once for changes that follow each other, and not by a window that is told of it", async () => {
    const door = new PretendDoor();
    const [one, other] = [await opened(door), await opened(door)];
    for (let share = 40; share < 60; share += 1) one.view.setState({ groupsShare: share });
    await gathered();
    await other.hear();
    await gathered();
    await one.hear();
    expect(door.versions).toEqual({ groupsShare: 1 });
    expect(other.view.getState().groupsShare).toBe(59);
  });

  test("waits for a door that is away, and is read anew from another monitor", async () => {
    const door = new PretendDoor();
    const window = await opened(door);
    door.refusal = new ProblemError(problem("connection-lost"));
    window.view.setState({ theme: "light" });
    await gathered();
    expect(door.versions).toEqual({});
    door.refusal = null;
    door.sections.set("sound", { version: 1, text: "true" });
    await window.begin("b");
    await vi.advanceTimersByTimeAsync(limits.reconnectMostMs);
    expect(door.versions).toEqual({ theme: 1, sound: 1 });
    expect(window.view.getState()).toMatchObject({ theme: "light", sound: true });
  });

  test("that cannot be changed is told, and is what it was", async () => {
    const door = new PretendDoor();
    door.sections.set("letterKeys", { version: 1, text: "false" });
    const window = await opened(door);
    window.view.setState({ letterKeys: true });
    door.refusal = new ProblemError(problem("setting-fixed", { section: "letterKeys", file: "/etc/c" }));
    const read = vi
      .spyOn(door, "kept")
      .mockResolvedValue([{ section: "letterKeys", version: 1, text: "false" }]);
    await gathered();
    expect(window.told).toEqual(["“letterKeys” is set by an administrator, in /etc/c."]);
    expect(read).toHaveBeenCalledOnce();
    expect(window.view.getState().letterKeys).toBe(false);
  });

  test("of another version's columns is left out", async () => {
    const door = new PretendDoor();
    door.sections.set("sort", { version: 1, text: '{"column":"colour","descending":true}' });
    door.sections.set("hiddenColumns", { version: 1, text: '["name","colour"]' });
    expect((await opened(door)).view.getState()).toMatchObject({
      sort: { column: "joined", descending: false },
      hiddenColumns: ["name"],
    });
  });
});

test("a draft and the payloads of the sends of this run outlive the page, and files do not", async () => {
  const door = new PretendDoor();
  const one = await opened(door);
  editDraft(one.compose, { to: "239.1.2.3:5004", payload: "file", hex: "48" });
  rememberDraft(one.compose, 7, { ...freshDraft, to: "239.9.9.9:1", text: "Seven" });
  await gathered();
  const { compose } = await opened(door);
  expect(compose.getState()).toMatchObject({ to: "239.1.2.3:5004", payload: "text", hex: "48" });
  expect(compose.getState().ownDrafts.get(7)).toMatchObject({ to: "239.9.9.9:1", text: "Seven" });
  editDraft(compose, { text: "x".repeat(limits.keptCharacters) });
  await gathered();
  expect((await opened(door)).compose.getState()).toMatchObject({ to: "239.1.2.3:5004", hex: "" });
  const another = openWindow(door);
  await another.begin("b");
  expect(another.compose.getState().ownDrafts.size).toBe(0);
});

describe("what a version before kept in the browser", () => {
  const choice = { key: "live/239.1.1.1:5004", source: null, as: "rtp" };
  const older = {
    theme: "light",
    sort: { column: "name", descending: true },
    sound: 7,
    decoding: { choices: [choice], formats: [] },
  };

  function storageOf(entries: Readonly<Record<string, string>>) {
    const held = new Map(Object.entries(entries));
    return {
      ...{
        held,
        getItem: (key: string) => held.get(key) ?? null,
        removeItem: (key: string) => held.delete(key),
      },
      key: (at: number) => [...held.keys()][at] ?? null,
      get length() {
        return held.size;
      },
    };
  }

  test("is brought once, except for what somebody changed at the door, and taken away", async () => {
    const door = new PretendDoor();
    door.sections.set("theme", { version: 1, text: '"dark"' });
    const window = await opened(door);
    const panes = "react-resizable-panels:castscope.packets";
    const storage = storageOf({
      "castscope.view": JSON.stringify(older),
      [panes]: "{}",
      "castscope-secret": "s",
    });
    const bringDecoding = vi.fn(async () => null);
    await moveToDoor(storage, window.kept, { bringDecoding });
    await gathered();
    expect(window.view.getState()).toMatchObject({ theme: "dark", sort: { column: "name" }, sound: false });
    expect(window.kept.get("panes")).toEqual({ [panes]: "{}" });
    expect(bringDecoding.mock.calls).toEqual([[{ choices: [choice], formats: [] }]]);
    expect([...storage.held.keys()]).toEqual(["castscope-secret"]);
    expect(door.versions).toEqual({ theme: 1, sort: 1, panes: 1 });
  });

  test("stays there while the door cannot take it, and nonsense goes", async () => {
    const window = await opened(new PretendDoor());
    const storage = storageOf({ "castscope.view": JSON.stringify(older) });
    const away = { bringDecoding: async () => Promise.reject(new ProblemError(problem("connection-lost"))) };
    await expect(moveToDoor(storage, window.kept, away)).rejects.toThrow();
    expect(storage.held.size).toBe(1);
    const nonsense = storageOf({ "castscope.view": "{" });
    await moveToDoor(nonsense, window.kept, away);
    expect(nonsense.held.size).toBe(0);
  });
});
