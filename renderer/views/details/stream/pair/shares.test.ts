import { expect, test } from "vitest";
import { sharesOf } from "./shares.ts";

test("parts add up, and what is some never reads as nothing", () => {
  expect(sharesOf([4_090_323, 76_671, 795, 17], 4_167_806)).toEqual(["98.13", "1.84", "0.02", "< 0.01"]);
  expect(sharesOf([1_000, 0, 0, 0], 1_000)).toEqual(["100.00", "0.00", "0.00", "0.00"]);
  expect(sharesOf([1, 1, 1, 0], 3)).toEqual(["33.34", "33.33", "33.33", "0.00"]);
  expect(sharesOf([0, 0, 0, 0], 0)).toEqual(["–", "–", "–", "–"]);
});
