import { act, cleanup, screen } from "@testing-library/react";
import { type RefObject, useRef } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { madeUpDelta } from "../../../shared/testing/made-up-telling.ts";
import { applyDelta } from "../../store/traffic.ts";
import { rowsOf, show } from "../../testing/show.tsx";
import { useOrder } from "./use-order.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

let held: RefObject<boolean> = { current: false };

function Order() {
  held = useRef(false);
  return <p>{useOrder(held).join(" ")}</p>;
}

const order = () => screen.getByText(/^\d/).textContent;

function open() {
  const shown = show(<Order />, { rows: rowsOf({}, {}, {}) });
  let sequence = 0;
  act(() => shown.view.setState({ sort: { column: "packetRate", descending: true } }));
  const tick = (id: number, packets: number): void => {
    sequence += 1;
    const row = madeUpMembership({ id, rate: { packets, bits: 0 } });
    act(() => applyDelta(shown.traffic, madeUpDelta({ sequence, memberships: [row] })));
  };
  return { ...shown, tick };
}

describe("useOrder", () => {
  it("sorts every two seconds, not with every tick", () => {
    const { tick } = open();
    tick(3, 100);
    expect(order()).toBe("1 2 3");
    vi.advanceTimersByTime(2_100);
    tick(2, 50);
    expect(order()).toBe("3 2 1");
    tick(1, 900);
    expect(order()).toBe("3 2 1");
  });

  it("waits while somebody is in the table, and obeys a header at once all the same", () => {
    const { tick, view } = open();
    held.current = true;
    tick(3, 100);
    vi.advanceTimersByTime(10_000);
    tick(2, 50);
    expect(order()).toBe("1 2 3");
    act(() => view.setState({ sort: { column: "packetRate", descending: true } }));
    expect(order()).toBe("3 2 1");
    held.current = false;
    vi.advanceTimersByTime(2_100);
    tick(1, 900);
    expect(order()).toBe("1 3 2");
  });

  it("shows rows that come and go at once", () => {
    const { tick, traffic } = open();
    held.current = true;
    tick(4, 1_000);
    expect(order()).toBe("1 2 3 4");
    act(() => applyDelta(traffic, madeUpDelta({ sequence: 9, left: [2] })));
    expect(order()).toBe("1 3 4");
  });
});
