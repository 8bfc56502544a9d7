import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useSteadyUnit } from "./use-steady-unit.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

describe("useSteadyUnit", () => {
  it("changes the unit only after three seconds past its limit", () => {
    const { result, rerender } = renderHook(useSteadyUnit, { initialProps: 900_000 });
    rerender(1_200_000);
    wait(2_000);
    rerender(1_100_000);
    expect(result.current).toBe("kb");
    rerender(950_000);
    wait(5_000);
    expect(result.current).toBe("kb");
    rerender(1_200_000);
    wait(3_100);
    expect(result.current).toBe("Mb");
  });

  it("keeps the unit while nothing comes", () => {
    const { result, rerender } = renderHook(useSteadyUnit, { initialProps: 5_000_000 });
    rerender(0);
    wait(10_000);
    expect(result.current).toBe("Mb");
  });

  it("does not keep a unit that makes the figure unreadable", () => {
    const { result, rerender } = renderHook(useSteadyUnit, { initialProps: 500 });
    rerender(12_000);
    expect(result.current).toBe("kb");
    wait(1);
    rerender(900);
    expect(result.current).toBe("kb");
    rerender(30);
    expect(result.current).toBe("b");
  });
});
