import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { ProblemError, problem } from "../../../../shared/problem.ts";
import { showClock } from "../../../../shared/text/clock.ts";
import { heights } from "../../../table/heights.ts";
import { PretendPackets } from "../testing/pretend-packets.ts";
import { PacketArranger } from "./packet-arranger.ts";

const rowHeight = heights.packetRow;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  showClock("local");
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(6 * limits.packetListMs);
}

/** “every 10” lets each tenth packet through. */
function everyNth(number: number, filter: string): boolean {
  return number % Number(filter.split(" ")[1]) === 0;
}

async function arrangerOf(packets: number, firstKept = 1) {
  const store = new PretendPackets();
  store.matches = everyNth;
  const arranger = new PacketArranger(store.client, 7);
  const { list } = arranger;
  list.resize(5 * rowHeight);
  const grow = async (to: number, oldest = store.firstKept): Promise<void> => {
    store.packets = to;
    store.firstKept = oldest;
    arranger.update(store);
    await settle();
  };
  await grow(packets, firstKept);
  const shown = () =>
    list.store
      .getState()
      .rows.map((row) =>
        row.kind === "packet" ? row.packet.number : row.kind === "gone" ? -(row.number ?? 0) : row.kind,
      );
  return { store, arranger, list, grow, shown, state: () => arranger.store.getState() };
}

const newestFirst = { by: "number", descending: true } as const;

describe("a filter", () => {
  test("shows what it lets through and goes on with new packets", async () => {
    const { arranger, list, grow, shown, state } = await arrangerOf(100);
    arranger.setFilter("every 10");
    await settle();
    expect(shown()).toEqual([60, 70, 80, 90, 100]);
    expect(list.store.getState()).toMatchObject({ rowCount: 10, following: true });
    await grow(125);
    expect(shown()).toEqual([80, 90, 100, 110, 120]);
    expect(state()).toMatchObject({ making: null, newer: 0 });
  });

  test("stands still on a selection and counts the newer that match", async () => {
    const { arranger, list, grow, shown } = await arrangerOf(100);
    arranger.setFilter("every 10");
    await settle();
    list.select(9);
    await settle();
    expect(list.store.getState()).toMatchObject({ selected: 90, selectedPlace: 9, following: false });
    await grow(133);
    expect(shown()).toEqual([60, 70, 80, 90, 100]);
    expect(list.store.getState().newer).toBe(3);
    list.follow();
    await settle();
    expect(shown()).toEqual([90, 100, 110, 120, 130]);
  });

  test("that is cleared leaves the selected packet among its neighbours", async () => {
    const { store, arranger, list, shown } = await arrangerOf(1_000);
    arranger.setFilter("every 10");
    await settle();
    list.step("home");
    list.step("down");
    await settle();
    expect(list.store.getState().selected).toBe(20);
    arranger.setFilter("");
    await settle();
    expect(shown()).toEqual([18, 19, 20, 21, 22]);
    expect(list.store.getState()).toMatchObject({ selected: 20, selectedPlace: 20, following: false });
    expect(store.orders.size).toBe(0);
  });

  test("without a selection, cleared follows again", async () => {
    const { arranger, shown } = await arrangerOf(1_000);
    arranger.setFilter("every 10");
    await settle();
    arranger.setFilter("  ");
    await settle();
    expect(shown()).toEqual([996, 997, 998, 999, 1_000]);
  });

  test("never shows an empty list in between", async () => {
    const { arranger, list } = await arrangerOf(1_000);
    const counts: number[] = [];
    list.store.subscribe(({ rows }) => counts.push(rows.filter((row) => row.kind === "packet").length));
    for (const text of ["every 10", "every 20", "", "every 7"]) {
      arranger.setFilter(text);
      await settle();
    }
    arranger.setSort(newestFirst);
    await settle();
    expect(counts.length).toBeGreaterThan(4);
    expect(new Set(counts)).toEqual(new Set([5]));
  });

  test("that lets nothing through shows nothing, until something comes", async () => {
    const { arranger, list, grow, shown } = await arrangerOf(100);
    arranger.setFilter("every 200");
    await settle();
    expect(list.store.getState().rowCount).toBe(0);
    await grow(201);
    expect(shown()).toEqual([200]);
  });

  test("that cannot be read is told and changes nothing", async () => {
    const { store, arranger, shown, state } = await arrangerOf(100);
    arranger.setFilter("0x4");
    await settle();
    expect(state().mistake).toMatchObject({ incomplete: true });
    expect(shown()).toEqual([96, 97, 98, 99, 100]);
    expect(store.arranged).toEqual([]);
    arranger.setFilter("0x47");
    await settle();
    expect(state().mistake).toBeNull();
    expect(store.arranged[0]?.filter).toBe("0x47");
  });

  test("asks for times on the clock that is shown, and keeps what was typed", async () => {
    const { store, arranger, state } = await arrangerOf(100);
    store.matches = () => true;
    showClock("utc");
    arranger.setFilter("time >= 14:22");
    await settle();
    expect(store.arranged.at(-1)?.filter).toBe("time >= 14:22Z");
    expect(state()).toMatchObject({ filterText: "time >= 14:22", filter: "time >= 14:22" });
    showClock("local");
    arranger.setFilter("time >= 14:23");
    await settle();
    expect(store.arranged.at(-1)?.filter).toBe("time >= 14:23");
  });

  test("what gave way is left out, and told as a gap where it was looked at", async () => {
    const { arranger, list, grow, shown } = await arrangerOf(100);
    arranger.setFilter("every 10");
    await settle();
    list.step("home");
    await settle();
    await grow(200, 95);
    expect(shown()).toEqual([10, 20, 30, 40, 50]);
    list.scrollBy(3 * rowHeight);
    await settle();
    expect(shown()).toEqual([40, 50, "gap", 100, 110]);
  });

  test("is asked for once per wish, the last of many typed at once", async () => {
    const { store, arranger } = await arrangerOf(100);
    for (const text of ["e", "ev", "every", "every 1", "every 10"]) arranger.setFilter(text);
    await settle();
    expect(store.arranged.map(({ filter }) => filter)).toEqual(["every 10"]);
    expect(store.arranged[0]).toMatchObject({ id: 7, upTo: 100, replaces: null });
    arranger.setFilter("every 20");
    await settle();
    expect(store.arranged[1]).toMatchObject({ replaces: 1 });
    expect([...store.orders.keys()]).toEqual([2]);
  });

  test("is asked about again no sooner than 100 ms after it was", async () => {
    const { store, arranger } = await arrangerOf(100);
    arranger.setFilter("every 10");
    await vi.advanceTimersByTimeAsync(0);
    arranger.setFilter("every 20");
    await vi.advanceTimersByTimeAsync(98);
    expect(store.arranged).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2);
    expect(store.arranged).toHaveLength(2);
  });

  test("on a paused display goes no further than what is shown", async () => {
    const { store, arranger, shown } = await arrangerOf(100);
    // Nothing is fed to the list while the display stands still.
    store.packets = 500;
    arranger.setFilter("every 10");
    await settle();
    expect(shown()).toEqual([60, 70, 80, 90, 100]);
  });
});

describe("a sorted list", () => {
  test("begins at its top, stands still, counts what is newer and takes it in when told", async () => {
    const { arranger, list, grow, shown, state } = await arrangerOf(100);
    arranger.setSort(newestFirst);
    await settle();
    expect(shown()).toEqual([100, 99, 98, 97, 96]);
    expect(list.store.getState()).toMatchObject({ following: false, newer: 0 });
    await grow(130);
    expect(shown()).toEqual([100, 99, 98, 97, 96]);
    expect(state().newer).toBe(30);
    arranger.refresh();
    await settle();
    expect(shown()).toEqual([130, 129, 128, 127, 126]);
    expect(state().newer).toBe(0);
  });

  test("made anew stays where it was scrolled to; another order begins at its top", async () => {
    const { arranger, list, grow, shown } = await arrangerOf(100);
    arranger.setSort(newestFirst);
    await settle();
    list.scrollBy(20 * rowHeight);
    await grow(130);
    arranger.refresh();
    await settle();
    expect(shown()).toEqual([110, 109, 108, 107, 106]);
    arranger.setSort({ by: "size", descending: false });
    await settle();
    expect(shown()).toEqual([1, 2, 3, 4, 5]);
  });

  test("loses what gives way without a hole, and its counts go with it", async () => {
    const { arranger, list, grow, shown, state } = await arrangerOf(100);
    arranger.setSort(newestFirst);
    await settle();
    await grow(110, 40);
    expect(list.store.getState().rowCount).toBe(61);
    expect(state()).toMatchObject({ newer: 10, shown: { first: 1, last: 61, firstKept: 40, upTo: 100 } });
    list.step("end");
    await settle();
    expect(shown()).toEqual([44, 43, 42, 41, 40]);
    expect(list.store.getState().selected).toBe(40);
    await grow(300, 250);
    expect(list.store.getState().rowCount).toBe(0);
  });

  test("never shows as a hole what gave way before the monitor told so", async () => {
    const { store, arranger, list, shown } = await arrangerOf(100);
    arranger.setSort(newestFirst);
    await settle();
    const kinds = new Set<string>();
    list.store.subscribe(({ rows }) => {
      for (const { kind } of rows) kinds.add(kind);
    });
    // Nothing is fed to the list, as where the display stands still.
    store.firstKept = 40;
    list.step("end");
    await settle();
    list.step("end");
    await settle();
    expect(shown()).toEqual([44, 43, 42, 41, 40]);
    expect(kinds).not.toContain("gone");
  });

  test("holds its place, and what is selected there, while others leave", async () => {
    const { arranger, list, grow, shown } = await arrangerOf(100);
    arranger.setSort(newestFirst);
    await settle();
    list.select(3);
    await settle();
    await grow(100, 40);
    expect(shown()).toEqual([100, 99, 98, 97, 96]);
    expect(list.store.getState()).toMatchObject({ selected: 98, selectedPlace: 3 });
  });

  test("is walked by keyboard from its first row, and back in order of arrival the packet is in sight", async () => {
    const { arranger, list, shown } = await arrangerOf(100);
    arranger.setSort(newestFirst);
    await settle();
    list.step("down");
    expect(list.atTop).toBe(true);
    list.step("pageDown");
    await settle();
    expect(list.store.getState()).toMatchObject({ selected: 96, selectedPlace: 5 });
    arranger.setSort({ by: "number", descending: false });
    await settle();
    expect(shown()).toContain(96);
    expect(list.store.getState().selectedPlace).toBe(96);
  });

  test("shows what was there before until it is done, and how far it is", async () => {
    const { store, arranger, shown, state } = await arrangerOf(100);
    store.pace = 40;
    arranger.setSort(newestFirst);
    await vi.advanceTimersByTimeAsync(10);
    expect(state()).toMatchObject({ making: { looked: 40, toLook: 100 }, shown: null });
    expect(shown()).toEqual([96, 97, 98, 99, 100]);
    await settle();
    expect(state()).toMatchObject({ making: null });
    expect(shown()).toEqual([100, 99, 98, 97, 96]);
  });
});

describe("the monitor", () => {
  test("that gave the list up is asked to make it anew", async () => {
    const { store, arranger, grow, shown } = await arrangerOf(100);
    arranger.setFilter("every 10");
    await settle();
    store.orders.clear();
    await grow(121);
    expect(store.arranged).toHaveLength(2);
    expect(shown()).toEqual([80, 90, 100, 110, 120]);
  });

  test("that gave a sorted list up is asked when its rows are missed", async () => {
    const { store, arranger, list, shown } = await arrangerOf(10_000);
    arranger.setSort(newestFirst);
    await settle();
    store.orders.clear();
    list.scrollBy(5_000 * rowHeight);
    await settle();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown()).toEqual([5_000, 4_999, 4_998, 4_997, 4_996]);
  });

  test("that refuses is told, asked again, and the list stays as it was", async () => {
    const { store, arranger, shown, state } = await arrangerOf(100);
    const refused = problem("packet-lists-full", { most: 8 });
    vi.spyOn(store.client, "arrange").mockRejectedValueOnce(new ProblemError(refused));
    arranger.setFilter("every 10");
    await vi.advanceTimersByTimeAsync(10);
    expect(state().problem).toEqual(refused);
    expect(shown()).toEqual([96, 97, 98, 99, 100]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(state().problem).toBeNull();
    expect(shown()).toEqual([60, 70, 80, 90, 100]);
  });

  test("that was started anew begins anew", async () => {
    const { arranger, grow, shown } = await arrangerOf(100);
    arranger.setFilter("every 10");
    await settle();
    await grow(20);
    expect(shown()).toEqual([10, 20]);
  });

  test("that answers when the list is closed already is told to give it up", async () => {
    const { store, arranger } = await arrangerOf(100);
    arranger.setFilter("every 10");
    // The question is put, its answer not taken yet.
    vi.advanceTimersByTime(0);
    expect(store.arranged).toHaveLength(1);
    arranger.close();
    await settle();
    expect(store.orders.size).toBe(0);
  });

  test("is left alone at rest and told when the list is not needed", async () => {
    const { store, arranger, grow } = await arrangerOf(100);
    arranger.setFilter("every 10");
    await settle();
    arranger.close();
    await settle();
    expect(store.orders.size).toBe(0);
    await grow(120);
    expect(store.orders.size).toBe(1);
  });
});

test("whatever is asked in whatever order, the last wish is what stands there in the end", async () => {
  const wish = fc.oneof(
    fc.record({ filter: fc.constantFrom("", "every 3", "every 10", "0x4", "every 500") }),
    fc.record({ sort: fc.record({ by: fc.constant("number" as const), descending: fc.boolean() }) }),
    fc.record({ grow: fc.integer({ min: 0, max: 50 }), drop: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ wait: fc.integer({ min: 0, max: 150 }) }),
    fc.record({ lose: fc.constant(true) }),
    fc.record({ refresh: fc.constant(true) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(wish, { maxLength: 20 }),
      fc.integer({ min: 5, max: 200 }),
      async (wishes, pace) => {
        const { store, arranger, list, grow, shown, state } = await arrangerOf(120);
        store.pace = pace;
        let filter = "";
        for (const one of wishes) {
          if ("filter" in one) {
            arranger.setFilter(one.filter);
            if (one.filter !== "0x4") filter = one.filter;
          } else if ("sort" in one) arranger.setSort(one.sort);
          else if ("grow" in one) {
            store.packets += one.grow;
            store.firstKept = Math.min(store.packets, store.firstKept + one.drop);
            arranger.update(store);
          } else if ("lose" in one) store.orders.clear();
          else if ("refresh" in one) arranger.refresh();
          else await vi.advanceTimersByTimeAsync(one.wait);
        }
        await vi.advanceTimersByTimeAsync(5_000);
        arranger.refresh();
        await grow(store.packets);
        await vi.advanceTimersByTimeAsync(10_000);
        list.step("end");
        await vi.advanceTimersByTimeAsync(2_000);
        const { descending } = state().sort;
        const kept = Array.from(
          { length: store.packets - store.firstKept + 1 },
          (_, at) => store.firstKept + at,
        ).filter((number) => filter === "" || everyNth(number, filter));
        if (descending) kept.reverse();
        expect(shown()).toEqual(kept.slice(-5));
        arranger.rest();
      },
    ),
    { numRuns: 60 },
  );
});
