import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { limits } from "../../shared/limits.ts";
import { onEndSignal, signalExitCodes } from "./end-signals.ts";

let now = 1_000;
let giveBack = (): void => {};
const end = vi.fn();
const exit = vi.fn();

beforeEach(() => {
  now = 1_000;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.spyOn(process, "exit").mockImplementation(exit as never);
  giveBack = onEndSignal(end);
});
afterEach(() => {
  giveBack();
  vi.restoreAllMocks();
  end.mockClear();
  exit.mockClear();
});

test("a second signal right after the first is the same wish, a later one ends the process", () => {
  process.emit("SIGINT", "SIGINT");
  now += limits.sameWishMs;
  process.emit("SIGTERM", "SIGTERM");
  expect(end.mock.calls).toEqual([["SIGINT"]]);
  expect(exit).not.toHaveBeenCalled();
  now += 1;
  process.emit("SIGTERM", "SIGTERM");
  expect(exit.mock.calls).toEqual([[signalExitCodes.SIGTERM]]);
  expect(end).toHaveBeenCalledOnce();
});
