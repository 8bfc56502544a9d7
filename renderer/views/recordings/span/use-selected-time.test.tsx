import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { createElement, Fragment, type ReactNode } from "react";
import { afterEach, expect, test } from "vitest";
import type { Client } from "../../../../shared/transport.ts";
import { inWindow, pretendCastscope } from "../../../testing/pretend-castscope.tsx";
import { useSelectedTime } from "./use-selected-time.ts";

afterEach(cleanup);

test("the newest is that of the packet that is selected now, before it is told", async () => {
  const answers: (() => void)[] = [];
  const packets = ({ from }: { readonly from: number }) =>
    new Promise((done) => answers.push(() => done({ at: [1_000 + from] })));
  const castscope = pretendCastscope({ packets } as unknown as Client);
  const select = (place: number) =>
    act(() =>
      castscope.view.setState({
        selected: 1,
        packets: { of: 1, arrangement: null, ranges: [{ first: place, last: place }] } as never,
      }),
    );
  const wrapper = ({ children }: { readonly children: ReactNode }) =>
    inWindow(castscope, createElement(Fragment, null, children));
  const { result } = renderHook(useSelectedTime, { wrapper });
  await expect(result.current.newest()).resolves.toBeNull();
  select(4);
  answers[0]?.();
  await waitFor(() => expect(result.current.at).toBe(1_004));
  select(5);
  const newest = result.current.newest();
  expect(result.current.at).toBe(1_004);
  answers[1]?.();
  await expect(newest).resolves.toBe(1_005);
});
