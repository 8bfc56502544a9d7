import { expect, it } from "vitest";
import { isQuiet, type Quiet } from "./quiet.ts";

const at = (hours: number, minutes: number) => new Date(2026, 10, 26, hours, minutes).getTime();
const night: Quiet = { from: 22 * 60, to: 6 * 60 };
const noon: Quiet = { from: 12 * 60, to: 13 * 60 + 30 };

it.each<[string, Quiet, number, boolean]>([
  ["never", null, at(3, 0), false],
  ["before the night", night, at(21, 59), false],
  ["in the evening", night, at(22, 0), true],
  ["after midnight", night, at(0, 0), true],
  ["in the last minute", night, at(5, 59), true],
  ["when it is over", night, at(6, 0), false],
  ["at noon", noon, at(13, 29), true],
  ["after it", noon, at(13, 30), false],
  ["the whole day", { from: 5, to: 5 }, at(17, 0), true],
])("%s", (_, quiet, moment, expected) => expect(isQuiet(quiet, moment)).toBe(expected));
