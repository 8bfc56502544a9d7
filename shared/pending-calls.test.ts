import { expect, test } from "vitest";
import { PendingCalls } from "./pending-calls.ts";
import { problem } from "./problem.ts";

test("answers reach their own call, in whatever order they come", async () => {
  const calls = new PendingCalls();
  const first = calls.open("join");
  const second = calls.open("join");
  expect(first.id).not.toBe(second.id);
  calls.settle(second.id, { ok: true, result: { id: 2, already: false } });
  calls.settle(first.id, { ok: true, result: { id: 1, already: true } });
  expect(await first.answer).toEqual({ ok: true, result: { id: 1, already: true } });
  expect(await second.answer).toEqual({ ok: true, result: { id: 2, already: false } });
  expect(calls.size).toBe(0);
});

test("an answer that nobody waits for is passed over", async () => {
  const calls = new PendingCalls();
  const call = calls.open("leave");
  calls.settle(call.id, { ok: true, result: null });
  calls.settle(call.id, { ok: false, problem: problem("internal-untold") });
  calls.settle(99, { ok: true, result: null });
  expect(await call.answer).toEqual({ ok: true, result: null });
});

test("when the connection goes, every waiting call gets the problem", async () => {
  const calls = new PendingCalls();
  const open = [calls.open("leave"), calls.open("snapshot")];
  const gone = problem("connection-lost");
  calls.settleAll(gone);
  for (const { answer } of open) expect(await answer).toEqual({ ok: false, problem: gone });
  expect(calls.size).toBe(0);
});
