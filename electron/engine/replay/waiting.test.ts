import { expect, test } from "vitest";
import { waitUntil } from "./waiting.ts";

test("it waits for the moment, and no longer when it is told to end, however far away the moment is", async () => {
  const began = performance.now();
  await waitUntil(began + 20, new AbortController().signal);
  expect(performance.now() - began).toBeGreaterThanOrEqual(20);
  const end = new AbortController();
  let isOver = false;
  const waiting = waitUntil(performance.now() + 2 ** 33, end.signal).then(() => {
    isOver = true;
  });
  await waitUntil(performance.now() + 50, new AbortController().signal);
  expect(isOver).toBe(false);
  end.abort();
  await waiting;
});
