import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { ManualClock } from "../time/testing.ts";
import { NotifierQueue } from "./queue.ts";
import type { Outcome } from "./way.ts";

const fine: Outcome = { ok: true, answer: "200", again: false };
const ailing: Outcome = { ok: false, answer: "500", again: true };

test("what may go well later is tried with growing pauses, and in order", async () => {
  const clock = new ManualClock(0);
  const tried: [number, unknown][] = [];
  const told: unknown[] = [];
  const queue = new NotifierQueue(
    async ({ id }) => {
      tried.push([clock.monotonic(), id]);
      return tried.length < 4 ? ailing : fine;
    },
    clock,
    ({ id }) => told.push(id),
  );
  queue.add({ id: 1 });
  queue.add({ id: 2 });
  for (const ms of [0, 1_000, 2_000, 4_000, 0]) await clock.advance(ms);
  expect(tried).toEqual([
    [0, 1],
    [1_000, 1],
    [3_000, 1],
    [7_000, 1],
    [7_000, 2],
  ]);
  expect(told).toEqual([1, 2]);
  expect(queue.state).toMatchObject({ told: 2, waiting: 0, dropped: 0, last: { ok: true, answer: "200" } });
});

test("what stays wrong is given up and counted, after a bounded number of tries", async () => {
  const clock = new ManualClock(0);
  let tries = 0;
  const queue = new NotifierQueue(async ({ id }) => {
    tries += 1;
    return id === 1 ? { ok: false, answer: "404", again: false } : ailing;
  }, clock);
  queue.add({ id: 1 });
  queue.add({ id: 2 });
  for (let turn = 0; turn < 20; turn += 1) await clock.advance(limits.webhookAgainMostMs);
  expect(tries).toBe(1 + limits.webhookTries);
  expect(queue.state).toMatchObject({ told: 0, dropped: 2, last: { ok: false, answer: "500" } });
});

test("a way that does not come to its messages keeps the newest", async () => {
  const clock = new ManualClock(0);
  const seen: unknown[] = [];
  let release: (outcome: Outcome) => void = () => {};
  const queue = new NotifierQueue(({ id }) => {
    seen.push(id);
    return new Promise((resolve) => {
      release = resolve;
    });
  }, clock);
  for (let id = 1; id <= limits.notifierQueue + 6; id += 1) queue.add({ id });
  expect(queue.state).toMatchObject({ waiting: limits.notifierQueue, dropped: 5 });
  release(fine);
  await clock.advance(0);
  expect(seen).toEqual([1, 7]);
  const closed = queue.close();
  release(fine);
  await closed;
});

test("a test goes beside the queue, and says how long it took", async () => {
  const clock = new ManualClock(0);
  const queue = new NotifierQueue(async () => {
    await clock.advance(84);
    return fine;
  }, clock);
  expect(await queue.test({})).toEqual({ ...fine, ms: 84 });
  expect(queue.state).toMatchObject({ told: 0, lastMs: 84 });
});

test("closing does not wait for another try of what fails because it closes", async () => {
  const queue = new NotifierQueue(
    (_message, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve(ailing))),
    new ManualClock(0),
  );
  queue.add({});
  await queue.close();
  expect(queue.state).toMatchObject({ told: 0, last: { ok: false } });
});
