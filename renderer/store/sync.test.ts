import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Delta } from "../../shared/contract/telling.ts";
import { limits } from "../../shared/limits.ts";
import { PretendMonitor } from "../testing/pretend-monitor.ts";
import { setPaused, startSync } from "./sync.ts";
import { createTrafficStore, type ShownTrafficStore } from "./traffic.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

function padded(history: readonly number[]): number[] {
  return [...Array<number>(limits.historySeconds - history.length).fill(0), ...history];
}

/** The store shows exactly what the monitor holds. */
function expectTruth(store: ShownTrafficStore, monitor: PretendMonitor): void {
  const { memberships, ids, histories, epoch, sequence, ready } = store.getState();
  const truth = monitor.snapshot();
  expect({ ready, epoch, sequence }).toEqual({ ready: true, epoch: truth.epoch, sequence: truth.sequence });
  expect(ids).toEqual([...monitor.rows.keys()].sort((a, b) => a - b));
  expect(new Map(memberships)).toEqual(monitor.rows);
  expect(histories.totalBits()).toEqual(padded(monitor.total));
  for (const [id, history] of monitor.histories) expect(histories.bits(id)).toEqual(padded(history));
  for (let id = 1; id <= 6; id += 1) {
    if (!monitor.histories.has(id)) expect(histories.bits(id)).toEqual(padded([]));
  }
}

type Step =
  | { readonly do: "change"; readonly id: number; readonly packets: number }
  | { readonly do: "leave"; readonly id: number }
  | { readonly do: "second"; readonly bits: ReadonlyMap<number, number> }
  | { readonly do: "answer" | "refuse"; readonly index: number }
  | { readonly do: "restart" | "refresh" | "reconnect" | "pause" | "resume" };

/** How a delta travels: once, twice, late by a few, or never. */
type Travel = "once" | "twice" | "again later" | "lost";

const id = fc.integer({ min: 1, max: 6 });
const travel = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Travel>("once") },
  { weight: 1, arbitrary: fc.constantFrom<Travel>("twice", "again later", "lost") },
);
const bits = fc
  .array(fc.tuple(id, fc.integer({ min: 1, max: 9 })), { maxLength: 4 })
  .map((pairs) => new Map(pairs));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("change" as const),
      id,
      packets: fc.integer({ min: 0, max: 99 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("leave" as const), id }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("second" as const), bits }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("answer" as const, "answer" as const, "refuse" as const),
      index: fc.nat(2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "restart" as const,
        "refresh" as const,
        "reconnect" as const,
        "pause" as const,
        "resume" as const,
      ),
    }),
  },
);

describe("startSync", () => {
  it("ends equal to the monitor whatever comes late, twice or never", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, travel, fc.boolean()), { maxLength: 80 }), async (steps) => {
        const monitor = new PretendMonitor();
        const store = createTrafficStore();
        const sync = startSync(monitor.transport, store);
        const later: Delta[] = [];

        const send = (delta: Delta, how: Travel) => {
          if (how !== "lost") monitor.deliver(delta);
          if (how === "twice") monitor.deliver(delta);
          if (how === "again later") later.push(delta);
        };
        for (const [one, how, overtaken] of steps) {
          if (one.do === "change") send(monitor.change(one.id, one.packets), how);
          else if (one.do === "leave") send(monitor.leave(one.id), how);
          else if (one.do === "second") send(monitor.second(one.bits), how);
          else if (one.do === "answer") monitor.answer(one.index);
          else if (one.do === "refuse") monitor.refuse(one.index);
          else if (one.do === "restart") monitor.restart();
          else if (one.do === "refresh") sync.refresh();
          else if (one.do === "reconnect") {
            monitor.connection("lost");
            monitor.connection("open");
          } else setPaused(store, sync, one.do === "pause");
          if (how === "again later") for (const delta of later.splice(0)) monitor.deliver(delta);
          // Without a pause, the next delta overtakes an answer that is on its way.
          if (!overtaken) await settle();
        }

        // Everything gets through from here on: one more tick shows a gap that nobody noticed yet.
        for (const delta of later) monitor.deliver(delta);
        monitor.deliver(monitor.change(1, 7));
        setPaused(store, sync, false);
        for (let turn = 0; turn < 3; turn += 1) {
          await vi.advanceTimersByTimeAsync(1_500);
          while (monitor.questions.length > 0) monitor.answer(0);
          await settle();
        }
        expectTruth(store, monitor);
        sync.stop();
      }),
      { numRuns: 300 },
    );
  });

  it("applies deltas that arrive during a snapshot after it", async () => {
    const monitor = new PretendMonitor();
    const store = createTrafficStore();
    startSync(monitor.transport, store);
    monitor.change(1, 10);
    monitor.answer(0);
    // The answer is on its way: these deltas overtake it.
    monitor.deliver(monitor.change(1, 11));
    monitor.deliver(monitor.change(2, 1));
    await settle();
    expectTruth(store, monitor);
    expect(monitor.questions).toHaveLength(0);
  });

  it.each([
    [limits.deltasQueued, 0],
    [limits.deltasQueued + 1, 1],
  ])(
    "of %i deltas that wait for a snapshot asks for %i more: the oldest gives way",
    async (deltas, asked) => {
      const monitor = new PretendMonitor();
      const store = createTrafficStore();
      startSync(monitor.transport, store);
      monitor.change(1, 10);
      monitor.answer(0);
      for (let packets = 1; packets <= deltas; packets += 1) monitor.deliver(monitor.change(1, packets));
      await settle();
      expect(monitor.questions).toHaveLength(asked);
      if (asked > 0) monitor.answer(0);
      await settle();
      expectTruth(store, monitor);
    },
  );

  it("asks for a snapshot once at a gap, and throws a superseded one away", async () => {
    const monitor = new PretendMonitor();
    const store = createTrafficStore();
    const sync = startSync(monitor.transport, store);
    monitor.answer(0);
    await settle();
    monitor.change(1, 1);
    monitor.deliver(monitor.change(1, 2));
    monitor.deliver(monitor.change(1, 3));
    expect(monitor.questions).toHaveLength(1);
    sync.refresh();
    monitor.answer(1);
    await settle();
    monitor.deliver(monitor.change(1, 4));
    monitor.rows.clear();
    monitor.answer(0);
    await settle();
    expect(store.getState().memberships.get(1)?.packets).toBe(4);
  });

  it("counts what did not reach it", async () => {
    const monitor = new PretendMonitor();
    const store = createTrafficStore();
    startSync(monitor.transport, store);
    monitor.answer(0);
    await settle();
    for (const packets of [1, 2, 3]) monitor.change(1, packets);
    monitor.deliver(monitor.change(1, 4));
    expect(store.getState().missed).toBe(3);
    monitor.answer(0);
    await settle();
    monitor.deliver(monitor.change(1, 5));
    monitor.restart();
    monitor.deliver(monitor.change(1, 1));
    expect(store.getState()).toMatchObject({ missed: 3, sequence: 5 });
    expect(monitor.questions).toHaveLength(1);
  });

  describe("while the page is hidden", () => {
    let visibility: DocumentVisibilityState;
    const turn = (to: DocumentVisibilityState) => {
      visibility = to;
      document.dispatchEvent(new Event("visibilitychange"));
    };
    const shown = async () => {
      const monitor = new PretendMonitor();
      const store = createTrafficStore();
      const sync = startSync(monitor.transport, store);
      monitor.answer(0);
      await settle();
      let changes = 0;
      store.subscribe(() => {
        changes += 1;
      });
      return { monitor, store, sync, changes: () => changes };
    };
    beforeEach(() => {
      visibility = "visible";
      vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
    });
    afterEach(() => vi.restoreAllMocks());

    it("takes several deltas together once a second, and none is lost", async () => {
      const { monitor, store, sync, changes } = await shown();
      turn("hidden");
      for (let packets = 1; packets <= 20; packets += 1) {
        await vi.advanceTimersByTimeAsync(limits.tickMs);
        monitor.deliver(monitor.change(1 + (packets % 3), packets));
      }
      expect(changes()).toBe(5);
      turn("visible");
      expectTruth(store, monitor);
      monitor.deliver(monitor.change(1, 21));
      expectTruth(store, monitor);
      sync.stop();
    });

    it("sees a gap among them and asks once", async () => {
      const { monitor, store, sync } = await shown();
      turn("hidden");
      monitor.deliver(monitor.change(1, 1));
      monitor.change(1, 2);
      for (let packets = 3; packets <= 12; packets += 1) {
        await vi.advanceTimersByTimeAsync(limits.tickMs);
        monitor.deliver(monitor.change(1, packets));
      }
      expect(monitor.questions).toHaveLength(1);
      monitor.answer(0);
      await settle();
      turn("visible");
      expectTruth(store, monitor);
      sync.stop();
    });
  });

  it("says where the monitor is of another version, also where what it tells cannot be read", async () => {
    const monitor = new PretendMonitor();
    const store = createTrafficStore();
    const { snapshot } = monitor;
    let about: unknown = { version: "0.0.9" };
    monitor.snapshot = () => ({ ...snapshot.call(monitor), about }) as never;
    const sync = startSync(monitor.transport, store);
    monitor.answer(0);
    await settle();
    expect(store.getState()).toMatchObject({ otherVersion: true, ready: true });
    monitor.snapshot = () => ({ about }) as never;
    sync.refresh();
    monitor.answer(0);
    await settle();
    expect(store.getState().otherVersion).toBe(true);
    ({ about } = snapshot.call(monitor));
    monitor.snapshot = snapshot;
    sync.refresh();
    monitor.answer(0);
    await settle();
    expect(store.getState().otherVersion).toBe(false);
    sync.stop();
  });

  it("asks again a second after a snapshot failed", async () => {
    const monitor = new PretendMonitor();
    const store = createTrafficStore();
    startSync(monitor.transport, store);
    monitor.refuse(0);
    await vi.advanceTimersByTimeAsync(900);
    expect(monitor.questions).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(monitor.questions).toHaveLength(1);
    expect(store.getState().ready).toBe(false);
  });

  it("tells the connection's state", () => {
    const monitor = new PretendMonitor();
    const store = createTrafficStore();
    startSync(monitor.transport, store);
    monitor.connection("refused");
    expect(store.getState().connection).toBe("refused");
  });

  it("says nothing more after it was stopped", async () => {
    const monitor = new PretendMonitor();
    const store = createTrafficStore();
    const sync = startSync(monitor.transport, store);
    sync.stop();
    monitor.answer(0);
    monitor.connection("lost");
    await settle();
    expect(store.getState()).toMatchObject({ ready: false, connection: "open" });
  });
});
