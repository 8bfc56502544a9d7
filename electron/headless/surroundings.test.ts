import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { processSurroundings } from "./surroundings.ts";

const exit = vi.fn();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  vi.spyOn(process, "exit").mockImplementation(exit as never);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  exit.mockReset();
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("the first %s asks to stop, a later one ends the process at once", async (signal, code) => {
  const surroundings = processSurroundings();
  const stopped = surroundings.stopped();
  process.emit(signal, signal);
  await stopped;
  vi.advanceTimersByTime(100);
  // Within a moment it is the same wish, which npm has passed on once more.
  process.emit(signal, signal);
  expect(exit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  process.emit(signal, signal);
  expect(exit).toHaveBeenCalledWith(code);
  surroundings.release();
});

test("gives the signals back", async () => {
  const count = () => process.listenerCount("SIGINT") + process.listenerCount("SIGTERM");
  const before = count();
  const surroundings = processSurroundings();
  void surroundings.stopped();
  expect(count()).toBe(before + 2);
  surroundings.release();
  expect(count()).toBe(before);
});
