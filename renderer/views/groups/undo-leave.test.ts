import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../../shared/client.ts";
import { noWorkspace } from "../../../shared/kept/workspace-state.ts";
import { problem } from "../../../shared/problem.ts";
import { madeUpMembership } from "../../../shared/testing/made-up-membership.ts";
import { madeUpDelta, madeUpSnapshot } from "../../../shared/testing/made-up-telling.ts";
import { createNoticesStore } from "../../components/notices/notices-store.ts";
import { applyDelta, applySnapshot, createTrafficStore } from "../../store/traffic.ts";
import { offerUndo } from "./undo-leave.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp(refuse = false) {
  const request = vi.fn(async () =>
    refuse
      ? ({ ok: false, problem: problem("membership-left-too-long") } as const)
      : ({ ok: true, result: null } as const),
  );
  const traffic = createTrafficStore();
  const notices = createNoticesStore();
  const refresh = vi.fn();
  const client = createClient({ request: request as never });
  const { start, undoLast, together, quietly } = offerUndo({ client, traffic, sync: { refresh } }, notices);
  start();
  applySnapshot(traffic, madeUpSnapshot({ memberships: [1, 2].map((id) => madeUpMembership({ id })) }));
  return { traffic, notices, request, refresh, undoLast, together, quietly };
}

describe("offerUndo", () => {
  it("offers every row that was left, and restores it with its seconds", async () => {
    const { traffic, notices, request, refresh } = setUp();
    applyDelta(traffic, madeUpDelta({ sequence: 1, left: [2] }));
    const [notice] = notices.getState().notices;
    expect(notice?.text).toBe("Left 239.1.2.2:5004 on eth0.");
    notice?.action?.run();
    await vi.advanceTimersByTimeAsync(0);
    expect(request).toHaveBeenCalledWith("restore", { id: 2 });
    expect(refresh).toHaveBeenCalled();
  });

  it("offers no longer what another window brought back, and asks only for the rest", async () => {
    const { traffic, notices, request, together } = setUp();
    applyDelta(traffic, madeUpDelta({ sequence: 1, left: [2] }));
    applyDelta(traffic, madeUpDelta({ sequence: 2, memberships: [madeUpMembership({ id: 2 })] }));
    expect([notices.getState().notices, notices.undoLast()]).toEqual([[], false]);
    together([1, 2]);
    applyDelta(traffic, madeUpDelta({ sequence: 3, left: [1, 2] }));
    applyDelta(traffic, madeUpDelta({ sequence: 4, memberships: [madeUpMembership({ id: 1 })] }));
    expect(notices.undoLast()).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(request.mock.calls).toEqual([["restore", { id: 2 }]]);
  });

  it("takes rows that leave together for one leave, and brings back all of them", async () => {
    const { traffic, notices, request, undoLast, together } = setUp();
    together([1, 2]);
    applyDelta(traffic, madeUpDelta({ sequence: 1, left: [1] }));
    applyDelta(traffic, madeUpDelta({ sequence: 2, left: [2] }));
    expect(notices.getState().notices.map(({ text }) => text)).toEqual(["Left 2 groups."]);
    undoLast();
    await vi.advanceTimersByTimeAsync(0);
    expect(request.mock.calls).toEqual([
      ["restore", { id: 1 }],
      ["restore", { id: 2 }],
    ]);
  });

  it("says nothing of a row that is left quietly, once", () => {
    const { traffic, notices, quietly } = setUp();
    quietly(1);
    quietly(2)();
    applyDelta(traffic, madeUpDelta({ sequence: 1, left: [1] }));
    expect(notices.getState().notices).toEqual([]);
    applyDelta(traffic, madeUpDelta({ sequence: 2, left: [2] }));
    expect(notices.getState().notices).toHaveLength(1);
  });

  it("says nothing when the monitor was started anew", () => {
    const { traffic, notices } = setUp();
    applySnapshot(traffic, madeUpSnapshot({ epoch: "b" }));
    expect(notices.getState().notices).toEqual([]);
  });

  it("brings back with Ctrl Z one leave after the other, the newest first", async () => {
    const { traffic, notices, request } = setUp();
    applyDelta(traffic, madeUpDelta({ sequence: 1, left: [2] }));
    applyDelta(traffic, madeUpDelta({ sequence: 2, left: [1] }));
    expect([notices.undoLast(), notices.undoLast(), notices.undoLast()]).toEqual([true, true, false]);
    await vi.advanceTimersByTimeAsync(0);
    expect(request.mock.calls).toEqual([
      ["restore", { id: 1 }],
      ["restore", { id: 2 }],
    ]);
  });

  it("says nothing of rows that another profile does not have", () => {
    const { traffic, notices } = setUp();
    const workspace = { ...noWorkspace, profile: "Playout A" };
    applyDelta(traffic, madeUpDelta({ sequence: 1, left: [1, 2], workspace }));
    expect(notices.getState().notices).toEqual([]);
  });

  it("tells why a row does not come back", async () => {
    const { traffic, notices, undoLast } = setUp(true);
    applyDelta(traffic, madeUpDelta({ sequence: 1, left: [1] }));
    undoLast();
    await vi.advanceTimersByTimeAsync(0);
    expect(notices.getState().notices.map(({ text }) => text)).toEqual([
      "It was left too long ago to bring it back: join it again.",
    ]);
  });

  it("joins again for some minutes what the monitor has forgotten, with Ctrl Z", async () => {
    const { traffic, notices, request, together } = setUp();
    together([1, 2]);
    applyDelta(traffic, madeUpDelta({ sequence: 1, left: [1] }));
    applyDelta(traffic, madeUpDelta({ sequence: 2, left: [2] }));
    await vi.advanceTimersByTimeAsync(8_000);
    expect([notices.undoLast(), notices.undoLast()]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(0);
    const { address, port, source, bind, name } = madeUpMembership({ id: 1 });
    expect(request.mock.calls).toMatchObject([
      ["join", { address, port, source, bind, name, interface: "eth0" }],
      ["join", { address: madeUpMembership({ id: 2 }).address, interface: "eth0" }],
    ]);
  });

  it("does not join again what was brought back", async () => {
    const { traffic, notices, request } = setUp();
    applyDelta(traffic, madeUpDelta({ sequence: 1, left: [1] }));
    expect(notices.undoLast()).toBe(true);
    await vi.advanceTimersByTimeAsync(8_000);
    expect([notices.undoLast(), request.mock.calls]).toEqual([false, [["restore", { id: 1 }]]]);
  });

  it("does not undo what the monitor has forgotten", async () => {
    const { traffic, request, undoLast } = setUp();
    applyDelta(traffic, madeUpDelta({ sequence: 1, left: [1] }));
    await vi.advanceTimersByTimeAsync(8_000);
    undoLast();
    expect(request).not.toHaveBeenCalled();
  });
});
