import { expect, test } from "vitest";
import { cutText } from "./cut.ts";

test("a text is cut between characters", () => {
  expect(["abc", "abcd", "ab📺", "a📺b"].map((text) => cutText(text, 3))).toEqual([
    "abc",
    "abc",
    "ab",
    "a📺",
  ]);
});
