import { expect, test, vi } from "vitest";
import { madeUpSend } from "../../shared/testing/made-up-send.ts";
import { madeUpSnapshot } from "../../shared/testing/made-up-telling.ts";
import { createComposeStore, type Draft, freshDraft, rememberDraft } from "./compose.ts";
import { keepRunning } from "./keep-running.ts";
import { Kept } from "./kept.ts";
import { applySnapshot, createTrafficStore } from "./traffic.ts";

const repeated: Draft = { ...freshDraft, to: "239.255.0.1:5000", mode: "repeat", count: "" };

function open(kept: Kept) {
  const compose = createComposeStore();
  const traffic = createTrafficStore();
  const offer = vi.fn();
  keepRunning(compose, kept, traffic, offer);
  const tell = (epoch: string, ...sends: Parameters<typeof madeUpSend>[0][]) =>
    applySnapshot(traffic, madeUpSnapshot({ epoch, sends: sends.map(madeUpSend) }));
  return { compose, traffic, offer, tell };
}

test("what ran when the monitor ended is offered once, as it was typed", () => {
  const kept = new Kept(null);
  const first = open(kept);
  first.tell("a", { id: 1, state: "sending", count: null }, { id: 2, state: "sending", count: 1 });
  rememberDraft(first.compose, 1, repeated);
  rememberDraft(first.compose, 2, { ...repeated, mode: "once" });
  rememberDraft(first.compose, 3, repeated);
  expect(kept.get("running").map(({ id }) => id)).toEqual([1]);
  const second = open(kept);
  // The same monitor: it still runs, and is another window's.
  second.tell("a", { id: 1, state: "sending", count: null });
  expect(second.offer).not.toHaveBeenCalled();
  expect(kept.get("running").map(({ id }) => id)).toEqual([1]);
  const third = open(kept);
  third.tell("b");
  expect(third.offer.mock.calls).toEqual([[[repeated]]]);
  third.tell("b");
  expect(third.offer).toHaveBeenCalledTimes(1);
  expect(kept.get("running")).toEqual([]);
});

test("what ended by itself, or cannot be kept whole, is not offered", () => {
  const kept = new Kept(null);
  const { compose, tell } = open(kept);
  rememberDraft(compose, 1, repeated);
  rememberDraft(compose, 2, { ...repeated, payload: "file" });
  tell("a", { id: 1, state: "sending", count: null }, { id: 2, state: "sending", count: null });
  expect(kept.get("running").map(({ id }) => id)).toEqual([1]);
  tell("a", { id: 1, state: "stopped", count: null }, { id: 2, state: "sending", count: null });
  expect(kept.get("running")).toEqual([]);
});
