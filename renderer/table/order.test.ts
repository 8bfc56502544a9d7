import { describe, expect, it, vi } from "vitest";
import { type OrderBy, OrderTurns, steadyOrder } from "./order.ts";

const by = (keys: Readonly<Record<string, number | string>>, as: OrderBy<string>["as"]): OrderBy<string> => ({
  key: (id) => keys[id] ?? 0,
  as,
  descending: false,
});

describe("steadyOrder", () => {
  it("asks a lead of figures only", () => {
    const near = { a: 104, b: 100 };
    expect(steadyOrder(["a", "b"], ["a", "b"], by(near, "figure"), "steady")).toEqual(["a", "b"]);
    expect(steadyOrder(["a", "b"], ["a", "b"], by(near, "exact"), "steady")).toEqual(["b", "a"]);
    expect(steadyOrder(["a", "b"], ["a", "b"], by(near, "figure"), "sort")).toEqual(["b", "a"]);
  });

  it("takes words as people count, and exact texts by their characters", () => {
    const names = { a: "port 10", b: "Port 9" };
    expect(steadyOrder([], ["a", "b"], by(names, "words"), "sort")).toEqual(["b", "a"]);
    expect(steadyOrder([], ["b", "a"], by({ a: "10", b: "9" }, "exact"), "sort")).toEqual(["a", "b"]);
  });

  it("leaves equals as they are, unless told what decides between them", () => {
    const equal = by({ a: 1, b: 1 }, "exact");
    expect(steadyOrder(["b", "a"], ["a", "b"], equal, "sort")).toEqual(["b", "a"]);
    const tie = (a: string, b: string) => (a < b ? -1 : 1);
    expect(steadyOrder(["b", "a"], ["a", "b"], { ...equal, tie }, "sort")).toEqual(["a", "b"]);
  });
});

describe("OrderTurns", () => {
  it("is due every two seconds, not while held, and at once when asked", () => {
    vi.useFakeTimers();
    const turns = new OrderTurns();
    expect(turns.next(false, false)).toBe("keep");
    vi.advanceTimersByTime(2_000);
    expect(turns.next(false, true)).toBe("keep");
    expect(turns.next(false, false)).toBe("steady");
    expect(turns.next(false, false)).toBe("keep");
    expect(turns.next(true, true)).toBe("sort");
    vi.advanceTimersByTime(1_999);
    expect(turns.next(false, false)).toBe("keep");
    vi.useRealTimers();
  });
});
