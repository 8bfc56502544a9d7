import { expect, it } from "vitest";
import { rowsOf } from "../../../testing/show.tsx";
import { togetherOf } from "./together-of.ts";

it("adds up what several groups come to, and names the worst and the fastest", () => {
  const rows = rowsOf(
    { state: "receiving", rate: { packets: 100, bits: 4_000 }, lost: 0, expected: 900, kernelDrops: 0 },
    { state: "receiving", rate: { packets: 50, bits: 9_000 }, lost: 10, expected: 100, kernelDrops: 3 },
    { state: "stalled", rate: { packets: 0, bits: 0 }, lost: null, expected: null, kernelDrops: null },
    { state: "failed", rate: { packets: 0, bits: 0 }, lost: 1, expected: 1_000, kernelDrops: null },
  );
  const sums = togetherOf(rows);
  expect(sums).toMatchObject({
    ...{ count: 4, receiving: 2, silent: 1, failed: 1, packets: 150, bits: 13_000 },
    // Of all packets: not the mean of the shares.
    ...{ lost: 11 / 2_000, lostPackets: 11, losing: 2, dropped: 3, dropping: 1 },
  });
  expect([sums.worst?.row.id, sums.worst?.share, sums.fastest?.id]).toEqual([2, 0.1, 2]);
});

it("knows nothing of what is not told, and has no worst where nothing is lost", () => {
  const [row] = rowsOf({ rate: { packets: 0, bits: 0 }, lost: null, expected: null, kernelDrops: null });
  if (!row) throw new Error("no row");
  expect(togetherOf([row])).toMatchObject({ lost: null, worst: null, fastest: null, dropped: null });
});
