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

  it("holds no more than its bound, the newest", () => {
    const store = createNoticesStore();
    for (let n = 0; n < limits.notices + 2; n += 1) store.notify(String(n));
    expect(texts(store)).toHaveLength(limits.notices);
    expect(texts(store).at(-1)).toBe(String(limits.notices + 1));
  });
});
