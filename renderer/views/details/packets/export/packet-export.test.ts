import { expect, test } from "vitest";
import type { Args, Result } from "../../../../../shared/contract.ts";
import { limits } from "../../../../../shared/limits.ts";
import type { PlaceRange } from "../../../../../shared/model/packet-list.ts";
import { type ExportProgress, fetchExport } from "./packet-export.ts";

/** A monitor whose packets are a byte each, their place, and whose pieces hold so many. */
function pretend(most: number, pieceBytes = 0) {
  const asked: Args<"exportPackets">[] = [];
  return {
    asked,
    exportPackets: async (args: Args<"exportPackets">): Promise<Result<"exportPackets">> => {
      asked.push(args);
      const places = args.ranges.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, at) => first + at),
      );
      const taken = places.slice(0, most);
      const bytes = pieceBytes > 0 ? new Uint8Array(pieceBytes) : Uint8Array.from(taken);
      return { bytes, packets: taken.length, gone: 0, next: places[most] ?? null };
    },
  };
}

const fetch = async (
  monitor: ReturnType<typeof pretend>,
  ranges: PlaceRange[],
  stop = new AbortController().signal,
) => {
  const told: ExportProgress[] = [];
  const done = await fetchExport(
    monitor,
    { id: 7, arrangement: null, ranges },
    "bin",
    stop,
    (progress) => void told.push(progress),
  );
  return { done, told };
};

test("every chosen place comes once, in its order, and only the first piece begins", async () => {
  const monitor = pretend(2);
  const ranges = [
    { first: 3, last: 5 },
    { first: 9, last: 9 },
  ];
  const { done, told } = await fetch(monitor, ranges);
  if (done === null || done === "too-large") return expect.unreachable();
  expect([...new Uint8Array(await done.file.arrayBuffer())]).toEqual([3, 4, 5, 9]);
  expect(done.packets).toBe(4);
  expect(monitor.asked.map(({ begins }) => begins)).toEqual([true, false]);
  expect(told.at(0)).toEqual({ bytes: 2, looked: 2, toLook: 4 });
  expect(told.at(-1)).toEqual({ bytes: 4, looked: 4, toLook: 4 });
});

test("more pieces of a selection than a request holds are asked for one after another", async () => {
  const monitor = pretend(1_000);
  const ranges = Array.from({ length: limits.selectedRanges + 6 }, (_, at) => ({
    first: 2 * at + 1,
    last: 2 * at + 1,
  }));
  const { done } = await fetch(monitor, ranges);
  expect(done).toMatchObject({ packets: limits.selectedRanges + 6 });
  expect(monitor.asked.map((one) => one.ranges.length)).toEqual([limits.selectedRanges, 6]);
});

test("what is stopped gives no file, and asks no more", async () => {
  const monitor = pretend(1);
  const stop = new AbortController();
  stop.abort();
  const { done } = await fetch(monitor, [{ first: 1, last: 9 }], stop.signal);
  expect(done).toBeNull();
  expect(monitor.asked).toHaveLength(1);
});

test("what is larger than a window holds gives no file", async () => {
  const monitor = pretend(1, limits.exportWindowBytes / 2);
  const { done } = await fetch(monitor, [{ first: 1, last: 9 }]);
  expect(done).toBe("too-large");
  expect(monitor.asked).toHaveLength(3);
});
