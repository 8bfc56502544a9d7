import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import type { Client } from "../../shared/transport.ts";
import { inWindow, pretendCastscope } from "../testing/pretend-castscope.tsx";
import { useComposeRoom } from "./use-compose-room.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** @param width of the window, in CSS pixels */
function inWidth(width: number, left: { composeAtStart?: boolean; composePinned?: boolean } = {}) {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: width <= Number(/max-width: (\d+)px/.exec(query)?.[1]),
    ...{ addEventListener: () => {}, removeEventListener: () => {} },
  }));
  const castscope = pretendCastscope({} as Client);
  castscope.view.setState(left);
  const wrapper = ({ children }: { readonly children: ReactNode }) => inWindow(castscope, <>{children}</>);
  const { result } = renderHook(() => useComposeRoom(), { wrapper });
  return { view: castscope.view, isOver: () => result.current };
}

test("a narrow window begins with the strip, and Compose opens over the panes", () => {
  const { view, isOver } = inWidth(1_024);
  expect([view.getState().composeOpen, isOver()]).toEqual([false, true]);
  // What a narrow window has no room for is not what was left.
  expect(view.getState().composeAtStart).toBe(true);
});

test("pinned, it is open at the start and beside the panes, also in a narrow window", () => {
  for (const width of [1_024, 1_440]) {
    const { view, isOver } = inWidth(width, { composePinned: true, composeAtStart: false });
    expect([view.getState().composeOpen, isOver()]).toEqual([true, false]);
    cleanup();
  }
  // Where it would leave no room for what is always seen it is a strip all the same.
  const { view, isOver } = inWidth(800, { composePinned: true });
  expect([view.getState().composeOpen, isOver()]).toEqual([false, true]);
});

test("in a wide window it is at the next start as it was left", () => {
  const { view, isOver } = inWidth(1_440);
  expect([view.getState().composeOpen, isOver()]).toEqual([true, false]);
  act(() => view.setState({ composeOpen: false }));
  expect(view.getState()).toMatchObject({ composeAtStart: false, composePinned: false });
});
