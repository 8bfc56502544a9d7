import { describe, expect, it } from "vitest";
import { madeUpSecond } from "../../shared/testing/made-up-history.ts";
import { madeUpMembership } from "../../shared/testing/made-up-membership.ts";
import { madeUpSend } from "../../shared/testing/made-up-send.ts";
import { madeUpDelta, madeUpSnapshot, noTotals } from "../../shared/testing/made-up-telling.ts";
import { applyDelta, applySnapshot, createTrafficStore } from "./traffic.ts";

function storeWith(...ids: readonly number[]) {
  const store = createTrafficStore();
  applySnapshot(store, madeUpSnapshot({ memberships: ids.map((id) => madeUpMembership({ id })) }));
  return store;
}

describe("applyDelta", () => {
  it("replaces only the rows that changed and keeps the array of ids", () => {
    const store = storeWith(1, 2);
    const before = store.getState();
    applyDelta(store, madeUpDelta({ sequence: 1, memberships: [madeUpMembership({ id: 2, packets: 5 })] }));
    const after = store.getState();
    expect(after.ids).toBe(before.ids);
    expect(after.memberships.get(1)).toBe(before.memberships.get(1));
    expect(after.memberships.get(2)?.packets).toBe(5);
  });

  it("keeps the order of joining when a row comes back", () => {
    const store = storeWith(1, 2);
    applyDelta(store, madeUpDelta({ sequence: 1, left: [1] }));
    expect(store.getState().ids).toEqual([2]);
    applyDelta(store, madeUpDelta({ sequence: 2, memberships: [madeUpMembership({ id: 1 })] }));
    expect(store.getState().ids).toEqual([1, 2]);
  });

  it("forgets the seconds of a row that was left within the second", () => {
    const store = storeWith(1);
    const second = madeUpSecond(1, new Map([[1, 3]]));
    applyDelta(store, madeUpDelta({ sequence: 1, left: [1], seconds: [second] }));
    const { histories } = store.getState();
    expect(histories.bits(1).every((bits) => bits === 0)).toBe(true);
    expect(histories.totalBits().at(-1)).toBe(3);
  });

  it("marks the second in which a row lost packets", () => {
    const store = storeWith(1);
    const second = (index: number) => madeUpSecond(index, new Map([[1, 3]]));
    const losing = (lost: number) => [madeUpMembership({ id: 1, lost })];
    applyDelta(store, madeUpDelta({ sequence: 1, seconds: [second(1)], memberships: losing(0) }));
    applyDelta(store, madeUpDelta({ sequence: 2, memberships: losing(2) }));
    applyDelta(store, madeUpDelta({ sequence: 3, seconds: [second(2)], memberships: losing(3) }));
    applyDelta(store, madeUpDelta({ sequence: 4, seconds: [second(3)], memberships: losing(2) }));
    expect(store.getState().histories.lost(1).slice(-3)).toEqual([0, 3, 0]);
  });

  it("lists sends newest first and forgets old ones", () => {
    const store = storeWith();
    applyDelta(
      store,
      madeUpDelta({
        sequence: 1,
        sends: [madeUpSend({ id: 1 }), madeUpSend({ id: 2 }), madeUpSend({ id: 3 })],
      }),
    );
    applyDelta(store, madeUpDelta({ sequence: 2, sendsForgotten: [2] }));
    expect(store.getState().sendIds).toEqual([3, 1]);
  });

  it("stands still while paused, but for rows that come, go or change their state", () => {
    const store = storeWith(1, 2, 3);
    store.setState({ paused: true });
    applyDelta(
      store,
      madeUpDelta({
        sequence: 1,
        at: 900,
        totals: { ...noTotals, packets: 9 },
        memberships: [
          madeUpMembership({ id: 1, packets: 9 }),
          madeUpMembership({ id: 2, packets: 9, state: "stalled" }),
          madeUpMembership({ id: 4, packets: 9 }),
        ],
        left: [3],
        seconds: [madeUpSecond(1, new Map([[1, 9]]))],
      }),
    );
    const { memberships, ids, totals, at, histories, sequence } = store.getState();
    expect(ids).toEqual([1, 2, 4]);
    expect([...memberships.values()].map((row) => row.packets)).toEqual([0, 9, 9]);
    expect({ packets: totals?.packets, at, sequence }).toEqual({ packets: 0, at: 0, sequence: 1 });
    expect(histories.totalBits().at(-1)).toBe(0);
  });
});
