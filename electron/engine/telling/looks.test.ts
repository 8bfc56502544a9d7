import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { Looks } from "./looks.ts";

test("a row is looked at until it was not named for a while, whoever named it", () => {
  const looks = new Looks();
  looks.add([1, 2], 0);
  looks.add([2, 3], 1_000);
  const seen = (now: number) => [1, 2, 3, 4].filter((id) => looks.has(id, now));
  expect(seen(1_000)).toEqual([1, 2, 3]);
  expect(seen(limits.lookMs)).toEqual([2, 3]);
  looks.add([4], limits.lookMs + 1_000);
  expect(seen(limits.lookMs + 1_000)).toEqual([4]);
});
