import { expect, test } from "vitest";
import type { SequenceRow } from "../../../../store/sequence-draft.ts";
import { draggedRow, movedRow, withCopy, withNew } from "./edit-rows.ts";

const rows: readonly SequenceRow[] = ["a", "b", "c"].map((typed, at) => ({
  ...{ id: at + 1, kind: "text", typed, pause: "5" },
}));
const typed = (of: readonly SequenceRow[]) => of.map((row) => row.typed).join("");

test("packets move by one place, never out of the list", () => {
  expect(typed(movedRow(rows, 0, 1))).toBe("bac");
  expect(typed(movedRow(rows, 2, -1))).toBe("acb");
  expect(movedRow(rows, 0, -1)).toBe(rows);
  expect(movedRow(rows, 2, 1)).toBe(rows);
});

test("a row that is dragged stands where the other was, which makes way", () => {
  expect(typed(draggedRow(rows, 0, 2))).toBe("bca");
  expect(typed(draggedRow(rows, 2, 0))).toBe("cab");
  expect(draggedRow(rows, 1, 1)).toBe(rows);
  expect(draggedRow(rows, 1, 7)).toBe(rows);
});

test("a copy stands behind its packet, a new one at the end with the pause of the last, each with a key of its own", () => {
  const copied = withCopy(rows, 0);
  expect(typed(copied)).toBe("aabc");
  expect(withNew(copied).at(-1)).toMatchObject({ typed: "", pause: "5" });
  expect(new Set(withNew(copied).map(({ id }) => id)).size).toBe(5);
  expect(withNew([])).toEqual([{ id: 1, kind: "text", typed: "", pause: "100" }]);
});
