import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { heights } from "../../../table/heights.ts";
import { PretendPackets } from "../testing/pretend-packets.ts";
import { PacketWindow } from "./packet-window.ts";

const rowHeight = heights.packetRow;

/** Ten rows fit. */
const viewport = 10 * rowHeight;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(4 * limits.packetListMs);
}

async function listOf(packets: number, firstKept = 1) {
  const store = new PretendPackets();
  const list = new PacketWindow({
    live: true,
    natural: true,
    read: (range) => store.client.packets({ id: 7, arrangement: null, ...range }),
  });
  list.resize(viewport);
  const grow = (to: number, oldest = store.firstKept): void => {
    store.packets = to;
    store.firstKept = oldest;
    list.update({ oldest: Math.max(1, store.firstKept), newest: store.packets });
  };
  grow(packets, firstKept);
  await settle();
  return { store, list, grow, state: () => list.store.getState() };
}

function numbers(list: PacketWindow): (number | string)[] {
  return list.store
    .getState()
    .rows.map((row) => (row.kind === "packet" ? row.packet.number : row.kind === "gap" ? "gap" : row.kind));
}

const upTo = (last: number, count = 10) => Array.from({ length: count }, (_, at) => last - count + 1 + at);

describe("following", () => {
  test("shows the newest at the lower edge and asks for the window only", async () => {
    const { store, list, state } = await listOf(200_000, 150_001);
    expect(numbers(list)).toEqual(upTo(200_000));
    expect(state()).toMatchObject({ following: true, newer: 0, rowCount: 50_000 });
    expect(store.asked).toHaveLength(1);
    expect(store.asked[0]).toMatchObject({ id: 7, count: 10 + 32 });
  });

  test("moves on only when the new rows are in", async () => {
    const { store, list, grow } = await listOf(100);
    store.atOnce = false;
    grow(105);
    await settle();
    expect(numbers(list)).toEqual(upTo(100));
    store.answerNext();
    await settle();
    expect(numbers(list)).toEqual(upTo(105));
    expect(store.asked.at(-1)).toMatchObject({ from: 101, count: 5 });
  });

  test("never goes back when a late answer tells of an earlier end", async () => {
    const { store, list, grow, state } = await listOf(100);
    store.atOnce = false;
    grow(105);
    await settle();
    list.select(98);
    grow(110);
    list.follow();
    expect(state().rowCount).toBe(110);
    store.answerNext();
    await vi.advanceTimersByTimeAsync(0);
    expect(state().rowCount).toBe(110);
  });

  test("asks at most ten times a second and one question at a time", async () => {
    const { store, list, grow } = await listOf(100);
    const before = store.asked.length;
    for (let packets = 101; packets <= 200; packets += 1) {
      grow(packets);
      await vi.advanceTimersByTimeAsync(10);
    }
    await settle();
    expect(store.asked.length - before).toBeLessThanOrEqual(11);
    expect(numbers(list)).toEqual(upTo(200));
    const starts = store.asked.map(({ at }) => at);
    for (const [at, start] of starts.slice(1).entries()) {
      expect(start - (starts[at] ?? 0)).toBeGreaterThanOrEqual(limits.packetListMs - 1);
    }
  });

  test("asks again no sooner than 100 ms after it asked", async () => {
    const { store, grow } = await listOf(100);
    grow(101);
    await vi.advanceTimersByTimeAsync(0);
    const before = store.asked.length;
    grow(102);
    await vi.advanceTimersByTimeAsync(98);
    expect(store.asked).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(2);
    expect(store.asked).toHaveLength(before + 1);
  });

  test("asks for 500 rows at once at most, and then for the others", async () => {
    const { store, list } = await listOf(2_000);
    list.resize(700 * rowHeight);
    await settle();
    expect(store.asked.map(({ count }) => count)).toEqual([42, 500, 190]);
    expect(numbers(list)).toEqual(upTo(2_000, 700));
  });

  test("asks again after a question that failed", async () => {
    const { store, list, grow } = await listOf(100);
    store.broken = true;
    grow(120);
    await settle();
    expect(numbers(list)).toEqual(upTo(100));
    store.broken = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(numbers(list)).toEqual(upTo(120));
  });

  test("at rest it asks nothing, not even after a failure", async () => {
    const { store, list, grow } = await listOf(100);
    store.broken = true;
    grow(120);
    await settle();
    list.rest();
    const before = store.asked.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.asked).toHaveLength(before);
  });
});

describe("standing still", () => {
  test("asks for 32 rows above and below those that are seen", async () => {
    const { store, list } = await listOf(1_000);
    list.scrollBy(-500 * rowHeight);
    await settle();
    expect(numbers(list)).toEqual(upTo(500));
    expect(store.asked.at(-1)).toMatchObject({ from: 491 - 32, count: 10 + 2 * 32 });
  });

  test("a selection stops it and newer packets are counted", async () => {
    const { list, grow, state } = await listOf(100);
    list.select(98);
    grow(105);
    await settle();
    expect(numbers(list)).toEqual(upTo(100));
    expect(state()).toMatchObject({ following: false, newer: 5, selected: 98 });

    list.follow();
    await settle();
    expect(numbers(list)).toEqual(upTo(105));
    expect(state()).toMatchObject({ following: true, newer: 0, selected: 98 });
  });

  test("scrolling up stops it, scrolling to the end follows again", async () => {
    const { list, grow, state } = await listOf(100);
    list.scrolled(state().scrollTop - 3 * rowHeight);
    grow(110);
    await settle();
    expect(numbers(list)).toEqual(upTo(97));
    expect(state().newer).toBe(10);

    list.scrollBy(8 * rowHeight);
    expect(state().newer).toBe(5);
    list.scrollBy(5 * rowHeight);
    expect(state().following).toBe(true);
  });

  test("a pane that becomes lower keeps the selected packet in sight", async () => {
    const { list, state } = await listOf(1_000);
    list.select(500);
    list.select(509);
    list.resize(4 * rowHeight);
    await settle();
    expect(numbers(list)).toEqual(upTo(509, 4));
    list.scrollBy(-100 * rowHeight);
    list.resize(6 * rowHeight);
    expect(state().rows[0]).toMatchObject({ place: 406 });
  });

  test("stays on the same packets when the oldest leave", async () => {
    const { list, grow, state } = await listOf(1_000);
    list.select(500);
    await settle();
    const shown = numbers(list);
    const { scrollTop } = state();
    grow(1_400, 401);
    await settle();
    expect(numbers(list)).toEqual(shown);
    expect(state().scrollTop).toBe(scrollTop - 400 * rowHeight);
  });

  test("holds what is looked at when it leaves the store, and tells the gap", async () => {
    const { list, grow, state } = await listOf(1_000);
    list.select(500);
    await settle();
    const shown = numbers(list);
    grow(90_000, 80_001);
    await settle();
    expect(numbers(list)).toEqual(shown);
    expect(state().scrollTop).toBe(0);

    list.scrollBy(4 * rowHeight);
    await settle();
    expect(numbers(list)).toEqual([...shown.slice(4), "gap", 80_001, 80_002, 80_003]);
    list.scrollBy(rowHeight * 7);
    await settle();
    expect(numbers(list)[0]).toBe(80_001);
    expect(state().rowCount).toBe(10_000);
  });

  test("rows that had left the store before they were asked for say so", async () => {
    const { store, list, state } = await listOf(1_000);
    // Gone in the store, not yet told to the window: as in a paused display.
    store.firstKept = 401;
    list.scrolled(395 * rowHeight);
    await settle();
    expect(numbers(list)).toEqual([...Array.from({ length: 5 }, () => "gone"), 401, 402, 403, 404, 405]);
    expect(state().rowCount).toBe(1_000);
  });

  test("an answer for a place that was left meanwhile moves nothing", async () => {
    const { store, list } = await listOf(10_000);
    store.atOnce = false;
    list.scrolled(100 * rowHeight);
    await settle();
    list.scrolled(7_000 * rowHeight);
    expect(numbers(list)).toEqual(Array.from({ length: 10 }, () => "waiting"));
    store.answerNext();
    await settle();
    expect(numbers(list)).toEqual(Array.from({ length: 10 }, () => "waiting"));
    store.answerNext();
    await settle();
    expect(numbers(list)).toEqual(upTo(7_010));
  });

  test("an answer to a question from before a restart is thrown away", async () => {
    const { store, list, grow, state } = await listOf(10_000);
    store.atOnce = false;
    list.scrolled(100 * rowHeight);
    await settle();
    list.select(105);
    grow(3);
    store.answerNext();
    await settle();
    store.atOnce = true;
    store.answerNext();
    await settle();
    expect(numbers(list)).toEqual([1, 2, 3]);
    expect(state()).toMatchObject({ following: true, selected: null, rowCount: 3 });
  });
});

describe("keys", () => {
  test("begin at the newest, go by rows and pages, and stop at the ends", async () => {
    const { list, state } = await listOf(1_000);
    list.step("up");
    expect(state().selected).toBe(1_000);
    list.step("up");
    expect(state().selected).toBe(999);
    list.step("pageUp");
    expect(state().selected).toBe(990);
    expect(numbers(list)[0]).toBe(990);
    list.step("home");
    expect(state()).toMatchObject({ selected: 1, scrollTop: 0 });
    list.step("up");
    expect(state().selected).toBe(1);
    list.step("down");
    list.step("pageDown");
    expect(state().selected).toBe(11);
  });

  test("step over the gap", async () => {
    const { list, grow, state } = await listOf(1_000);
    list.select(500);
    list.scrollBy(20 * rowHeight);
    list.select(500);
    await settle();
    grow(90_000, 80_001);
    for (let times = 0; times < 12 && (state().selected ?? 0) < 80_001; times += 1) list.step("down");
    expect(state().selected).toBe(80_001);
  });

  test("while following, a selection out of sight is not the place to go on from", async () => {
    const { list, grow, state } = await listOf(1_000);
    list.select(500);
    list.follow();
    grow(1_100);
    await settle();
    list.step("up");
    expect(state().selected).toBe(1_100);
  });
});

describe("the scroll bar of a list that follows", () => {
  test("lags behind by a small share, and still moves the list by what it is moved", async () => {
    const { list, grow, state } = await listOf(100_000);
    const bar = () => ({ scrollHeight: state().scrollHeight, scrollTop: state().scrollTop });
    const exact = (rows: number) => ({
      scrollHeight: rows * rowHeight,
      scrollTop: rows * rowHeight - viewport,
    });
    expect(bar()).toEqual(exact(100_000));
    grow(101_000);
    await settle();
    expect(bar()).toEqual(exact(100_000));
    expect(numbers(list)).toEqual(upTo(101_000));
    list.scrolled(state().scrollTop - 3 * rowHeight);
    await settle();
    expect(numbers(list)).toEqual(upTo(100_997));
    expect(bar()).toEqual({ ...exact(101_000), scrollTop: exact(100_997).scrollTop });
    list.follow();
    grow(104_000);
    await settle();
    expect(bar()).toEqual(exact(104_000));
  });
});

describe("millions of packets", () => {
  test("fit the scroll bar, and a turn of the wheel is still three rows", async () => {
    const { list, state } = await listOf(5_000_000);
    expect(state()).toMatchObject({ scaled: true, scrollHeight: limits.scrollHeightPx });
    expect(numbers(list)).toEqual(upTo(5_000_000));
    list.scrollBy(-3 * rowHeight);
    await settle();
    expect(numbers(list)).toEqual(upTo(4_999_997));
    list.scrolled(0);
    await settle();
    expect(numbers(list)).toEqual(upTo(10));
  });
});

test("whatever happens, rows are in order, the window is full and what is looked at stays", async () => {
  const action = fc.oneof(
    fc.record({
      do: fc.constant("grow" as const),
      by: fc.integer({ min: 0, max: 400 }),
      drop: fc.integer({ min: 0, max: 500 }),
    }),
    fc.record({ do: fc.constant("scroll" as const), by: fc.integer({ min: -4_000, max: 4_000 }) }),
    fc.record({ do: fc.constant("select" as const), at: fc.integer({ min: 0, max: 9 }) }),
    fc.record({
      do: fc.constant("step" as const),
      step: fc.constantFrom(
        "up" as const,
        "down" as const,
        "pageUp" as const,
        "pageDown" as const,
        "home" as const,
      ),
    }),
    fc.record({ do: fc.constant("follow" as const) }),
    fc.record({ do: fc.constant("answer" as const) }),
    fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 150 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
      const { store, list, grow, state } = await listOf(300);
      store.atOnce = false;
      for (const act of actions) {
        const before = state();
        if (act.do === "grow") {
          const packets = store.packets + act.by;
          grow(packets, Math.min(packets + 1, store.firstKept + act.drop));
          const top = before.rows.find((row) => row.kind === "packet");
          const now = state();
          const full =
            before.rowCount * rowHeight > viewport && now.rowCount * rowHeight >= before.shift + viewport;
          const clear = now.scrollHeight - now.scrollTop > viewport;
          if (!before.following && top && full && clear && before.rows[0]?.kind === "packet") {
            expect(now.rows[0]).toMatchObject({ place: top.place });
            expect(now.shift).toBe(before.shift);
          }
        } else if (act.do === "scroll") list.scrollBy(act.by);
        else if (act.do === "select") {
          const row = before.rows[act.at];
          if (row?.kind === "packet") list.select(row.place);
        } else if (act.do === "step") list.step(act.step);
        else if (act.do === "follow") list.follow();
        else if (act.do === "answer") store.answerNext();
        else await vi.advanceTimersByTimeAsync(act.ms);
        await vi.advanceTimersByTimeAsync(0);

        const { rows, shift, rowCount, scrollTop, scrollHeight } = state();
        expect(shift).toBeGreaterThanOrEqual(0);
        expect(shift).toBeLessThan(rowHeight);
        const most = Math.min(rowCount * rowHeight, viewport);
        expect(rows.length * rowHeight - shift).toBeGreaterThanOrEqual(most);
        expect(scrollTop).toBeLessThanOrEqual(Math.max(0, scrollHeight - viewport));
        const starts = rows.map((row) => (row.kind === "gap" ? row.from : row.place));
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      }
      expect(store.mostUnderWay).toBeLessThanOrEqual(1);
      for (const { count } of store.asked) expect(count).toBeLessThanOrEqual(limits.packetsPerRequest);

      store.atOnce = true;
      store.answerNext();
      list.follow();
      await settle();
      const { rows } = state();
      if (store.packets >= store.firstKept)
        expect(rows.at(-1)).toMatchObject({ kind: "packet", place: store.packets });
      list.rest();
    }),
    { numRuns: 150 },
  );
});
