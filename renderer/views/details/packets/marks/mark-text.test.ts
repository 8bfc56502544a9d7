import { expect, test } from "vitest";
import { markFlag, markOf, mostMissing } from "../../../../../shared/model/packet-mark.ts";
import { markShape, markText, missingLabel } from "./mark-text.ts";

test("loss is told with its unit and its cause", () => {
  expect(markText(markOf(markFlag.lost, "packets", 12))).toBe("12 packets lost before this.");
  expect(markText(markOf(markFlag.lost, "messages", 1))).toBe("1 message lost before this.");
  expect(markText(markOf(markFlag.droppedHere, "packets", 3))).toBe(
    "3 packets dropped by this computer before this.",
  );
  expect(markText(markOf(markFlag.droppedHere | markFlag.lost, "ts-packets", 7))).toBe(
    "7 TS packets missing, some of them dropped by this computer, before this.",
  );
  expect(markText(markOf(markFlag.lost, "packets", 1_000_000))).toBe(
    "65,535 packets or more lost before this.",
  );
});

test("a row has the short form of it", () => {
  expect(missingLabel(markOf(markFlag.lost, "packets", 1_200))).toBe("1,200 lost");
  expect(missingLabel(markOf(markFlag.droppedHere, "packets", 3))).toBe("3 dropped here");
  expect(missingLabel(markOf(markFlag.lost, "packets", mostMissing))).toBe("65,535+ lost");
  expect(missingLabel(markOf(markFlag.late, "packets"))).toBeNull();
});

test("of what is in order, and of what is not known, nothing is drawn or said", () => {
  for (const mark of [0, markOf(0, "packets")]) {
    expect([markShape(mark), markText(mark), missingLabel(mark)]).toEqual([null, "", null]);
  }
});

test("each has a shape of its own, the worst where it is several things", () => {
  const shapes = [
    markFlag.lost,
    markFlag.droppedHere,
    markFlag.late,
    markFlag.duplicate,
    markFlag.restart,
    markFlag.stray,
  ];
  expect(new Set(shapes.map((flag) => markShape(markOf(flag, "packets", 1)))).size).toBe(shapes.length);
  expect(markShape(markOf(markFlag.lost | markFlag.duplicate, "packets", 1))).toBe("lost");
});
