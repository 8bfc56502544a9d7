import { afterEach, expect, test, vi } from "vitest";
import { processSurroundings } from "./surroundings.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("the first %s asks to stop, a second one ends the process at once", async (signal, code) => {
  const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  const surroundings = processSurroundings();
  const stopped = surroundings.stopped();
  process.emit(signal, signal);
  await stopped;
  expect(exit).not.toHaveBeenCalled();
  process.emit(signal, signal);
  expect(exit).toHaveBeenCalledWith(code);
  surroundings.release();
});

test("a second signal of the other kind ends it as well, and release gives both back", async () => {
  const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  const before = process.listenerCount("SIGINT") + process.listenerCount("SIGTERM");
  const surroundings = processSurroundings();
  const stopped = surroundings.stopped();
  process.emit("SIGINT", "SIGINT");
  await stopped;
  process.emit("SIGTERM", "SIGTERM");
  expect(exit).toHaveBeenCalledWith(143);
  surroundings.release();
  expect(process.listenerCount("SIGINT") + process.listenerCount("SIGTERM")).toBe(before);
});
