import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { useTimeView } from "./use-time-view.ts";

afterEach(cleanup);

/** A stream that is known since 1,000 s, looked at while time passes. */
function look(at: number) {
  const hook = renderHook(({ now }) => useTimeView({ from: 1_000_000 }, now * 1_000), {
    initialProps: { now: at },
  });
  const view = () => hook.result.current;
  const part = () => [view().from, view().to];
  return { view, part, pass: (now: number) => hook.rerender({ now }) };
}

describe("the part of the past that is looked at", () => {
  it("ends with the newest full second and goes on with it", () => {
    const { part, view, pass } = look(2_000.9);
    expect(part()).toEqual([1_700, 2_000]);
    pass(2_003);
    expect(part()).toEqual([1_703, 2_003]);
    expect(view().following).toBe(true);
  });

  it("is a minute at first where there is no more than that", () => {
    const { view, pass } = look(1_020);
    expect(view().range).toBe("1 min");
    // No axis changes by itself.
    pass(1_100);
    expect(view().range).toBe("1 min");
    act(() => view().setRange("5 min"));
    expect(view().range).toBe("5 min");
  });

  it("stands still while a person looks back, no further than there is something, until they are back", () => {
    const { view, part, pass } = look(2_000);
    act(() => view().turn(-1));
    expect(part()).toEqual([1_400, 1_700]);
    pass(2_010);
    expect(part()).toEqual([1_400, 1_700]);
    act(() => view().turn(-5));
    expect(part()).toEqual([1_000, 1_300]);
    expect(view().following).toBe(false);
    act(() => view().follow());
    expect(part()).toEqual([1_710, 2_010]);
  });

  it("moves with the cursor", () => {
    const { view, part } = look(2_000);
    act(() => view().go(1_999));
    expect(view().cursor).toBe(1_999);
    act(() => view().go(1_650));
    expect([view().cursor, ...part()]).toEqual([1_650, 1_650, 1_950]);
    act(() => view().go(Number.MAX_SAFE_INTEGER));
    expect([view().cursor, ...part()]).toEqual([1_999, 1_700, 2_000]);
    act(() => view().go(0));
    expect([view().cursor, ...part()]).toEqual([1_000, 1_000, 1_300]);
  });
});
