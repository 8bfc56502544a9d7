import { describe, expect, it } from "vitest";
import { cellsOf, lossOf, mapRows } from "./cells.ts";

const map = (lost: number[], openSize = 10) => ({ size: 10, lost: Uint32Array.from(lost), openSize });

describe("the cells of a sequence", () => {
  it("are those of the map where they fit, the last as long as it is so far", () => {
    expect(cellsOf(map([0, 3, 10], 4), 10)).toEqual([
      { size: 10, lost: 0 },
      { size: 10, lost: 3 },
      { size: 4, lost: 10 },
    ]);
    expect(cellsOf(map([]), 10)).toEqual([]);
  });

  it("are drawn together where there are too many, and none is left out", () => {
    const lost = Array.from({ length: 3 * mapRows + 1 }, (_, at) => (at % 5 === 0 ? 1 : 0));
    const cells = cellsOf(map(lost, 7), 2);
    expect(cells.length).toBeLessThanOrEqual(2 * mapRows);
    expect(cells.reduce((sum, cell) => sum + cell.lost, 0)).toBe(
      lost.reduce<number>((sum, one) => sum + one, 0),
    );
    expect(cells.reduce((sum, cell) => sum + cell.size, 0)).toBe(3 * mapRows * 10 + 7);
  });

  it("tell all from some from more than half", () => {
    expect([0, 1, 5, 6, 10].map((lost) => lossOf({ size: 10, lost }))).toEqual([
      "none",
      "some",
      "some",
      "most",
      "most",
    ]);
  });
});
