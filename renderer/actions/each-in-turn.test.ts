import { expect, it } from "vitest";
import { limits } from "../../shared/limits.ts";
import { eachInTurn } from "./each-in-turn.ts";

it("makes every call, a few at a time, and tells the first failure", async () => {
  let running = 0;
  let most = 0;
  const made: number[] = [];
  const all = Array.from({ length: 100 }, (_, at) => at);
  const outcomes = await eachInTurn(all, async (one) => {
    running += 1;
    most = Math.max(most, running);
    made.push(one);
    await Promise.resolve();
    running -= 1;
    if (one % 50 === 7) throw new Error(String(one));
  });
  expect(made).toEqual(all);
  expect(most).toBe(limits.callsAtOnce);
  expect(outcomes).toEqual({ done: 98, failure: new Error("7") });
});
