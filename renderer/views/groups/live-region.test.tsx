import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Membership } from "../../../shared/model/membership.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { madeUpDelta, madeUpSnapshot } from "../../../shared/testing/made-up-telling.ts";
import { applyDelta, applySnapshot } from "../../store/traffic.ts";
import { rowsOf, show } from "../../testing/show.tsx";
import { LiveRegion } from "./live-region.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const said = () => screen.getByRole("status").textContent;

function open() {
  const shown = show(<LiveRegion />, { rows: rowsOf({}, {}) });
  let sequence = 0;
  const tick = (row: Partial<Membership> & Pick<Membership, "id">): void => {
    sequence += 1;
    act(() => applyDelta(shown.traffic, madeUpDelta({ sequence, memberships: [madeUpMembership(row)] })));
  };
  return { ...shown, tick };
}

describe("LiveRegion", () => {
  it("says changes of state, never figures", () => {
    const { tick } = open();
    tick({ id: 1, packets: 900 });
    expect(said()).toBe("");
    tick({ id: 1, packets: 900, state: "stalled" });
    expect(said()).toBe("239.1.2.1:5004 silent again.");
  });

  it("speaks at most every two seconds, then of the last state", () => {
    const { tick } = open();
    tick({ id: 1, state: "stalled" });
    tick({ id: 2, state: "stalled" });
    tick({ id: 2 });
    tick({ id: 3, state: "joining" });
    expect(said()).toBe("239.1.2.1:5004 silent again.");
    act(() => vi.advanceTimersByTime(2_000));
    expect(said()).toBe("239.1.2.2:5004 receiving. 239.1.2.3:5004 joined.");
  });

  it("does not read a monitor that was started anew aloud", () => {
    const { traffic } = open();
    act(() =>
      applySnapshot(traffic, madeUpSnapshot({ epoch: "b", memberships: rowsOf({ state: "silent" }) })),
    );
    expect(said()).toBe("");
  });
});
