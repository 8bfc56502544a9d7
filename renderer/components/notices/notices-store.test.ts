import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { createNoticesStore } from "./notices-store.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const texts = (store: ReturnType<typeof createNoticesStore>) =>
  store.getState().notices.map((notice) => notice.text);

describe("createNoticesStore", () => {
  it("takes each away when its time is over", () => {
    const store = createNoticesStore();
    store.notify("short", null, 1_000);
    store.notify("long", null, 3_000);
    vi.advanceTimersByTime(1_500);
    expect(texts(store)).toEqual(["long"]);
    vi.advanceTimersByTime(2_000);
    expect(texts(store)).toEqual([]);
  });

  it("takes one without a time of its own away after the usual", () => {
    const store = createNoticesStore();
    store.notify("usual");
    vi.advanceTimersByTime(limits.noticeMs - 1);
    expect(texts(store)).toEqual(["usual"]);
    vi.advanceTimersByTime(1);
    expect(texts(store)).toEqual([]);
  });

  it("shows once what is said again, for its whole time, but each offer by itself", () => {
    const store = createNoticesStore();
    store.notify("There is no folder.", null, 1_000);
    vi.advanceTimersByTime(900);
    store.notify("There is no folder.", null, 1_000);
    expect(texts(store)).toEqual(["There is no folder."]);
    vi.advanceTimersByTime(900);
    expect(texts(store)).toEqual(["There is no folder."]);
    for (const run of [() => {}, () => {}]) store.notify("Left.", { label: "Undo", undoes: true, run });
    expect(texts(store)).toEqual(["There is no folder.", "Left.", "Left."]);
  });

  it("keeps the one that somebody is at until they leave, with what takes it back", () => {
    const store = createNoticesStore();
    const undone: number[] = [];
    const offer = (n: number, ms: number): number =>
      store.notify(`Left ${n}.`, { label: "Undo", undoes: true, run: () => undone.push(n) }, ms);
    const first = offer(1, 1_000);
    const second = offer(2, 2_000);
    store.hold(first, true);
    vi.advanceTimersByTime(1_500);
    expect(texts(store)).toEqual(["Left 1.", "Left 2."]);
    store.hold(second, true);
    expect(texts(store)).toEqual(["Left 2."]);
    vi.advanceTimersByTime(1_000);
    store.undoLast();
    expect([undone, texts(store)]).toEqual([[2], []]);
    expect(store.undoLast()).toBe(false);
    offer(3, 1_000);
    vi.advanceTimersByTime(1_000);
    expect(texts(store)).toEqual([]);
    const fourth = offer(4, 1_000);
    store.hold(fourth, true);
    store.hold(fourth, false);
    expect(texts(store)).toEqual(["Left 4."]);
    vi.advanceTimersByTime(1_000);
    expect(texts(store)).toEqual([]);
  });

  it("takes back the newest first, each once, also what its notices gave way to newer ones of", () => {
    const store = createNoticesStore();
    const undone: number[] = [];
    const offer = (n: number): number =>
      store.notify(`Left ${n}.`, { label: "Undo", undoes: true, run: () => undone.push(n) });
    const ids = Array.from({ length: limits.notices + 2 }, (_, n) => offer(n));
    store.remember(() => undone.push(100));
    expect(store.undoLast()).toBe(true);
    // Closed, or taken back by its own button, which closes it first.
    store.dismiss(ids.at(-1) ?? 0);
    while (store.undoLast());
    expect(undone).toEqual([100, 4, 3, 2, 1, 0].slice(0, limits.notices + 2));
    expect(store.getState().notices).toEqual([]);
    store.notify("Done.", { label: "Show", run: () => undone.push(7) });
    expect(store.undoLast()).toBe(false);
  });

  it("takes back longer than it offers to, unless there is no undo any more", () => {
    const store = createNoticesStore();
    const undone: number[] = [];
    const offer = (n: number, ms?: number): number =>
      store.notify(`Named ${n}.`, { label: "Undo", undoes: true, run: () => undone.push(n) }, ms);
    offer(1);
    store.hold(offer(2), true);
    offer(3, 1_000);
    vi.advanceTimersByTime(limits.noticeMs);
    store.hold(2, false);
    expect(texts(store)).toEqual([]);
    while (store.undoLast());
    expect(undone).toEqual([2, 1]);
    offer(4);
    vi.advanceTimersByTime(limits.noticeMs + limits.undoMs);
    expect(store.undoLast()).toBe(false);
  });

  it("holds no more than its bound, the newest", () => {
    const store = createNoticesStore();
    for (let n = 0; n < limits.notices + 2; n += 1) store.notify(String(n));
    expect(texts(store)).toHaveLength(limits.notices);
    expect(texts(store).at(-1)).toBe(String(limits.notices + 1));
  });
});
