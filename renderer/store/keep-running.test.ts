import { expect, test, vi } from "vitest";
import { limits } from "../../shared/limits.ts";
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
  expect(third.offer.mock.calls).toEqual([[[{ draft: repeated, file: null }]]]);
  third.tell("b");
  expect(third.offer).toHaveBeenCalledTimes(1);
  expect(kept.get("running")).toEqual([]);
});

test("of a send of a file all is offered but its bytes, with its name", () => {
  const kept = new Kept(null);
  const { compose, tell } = open(kept);
  const file = { name: "pattern.bin", bytes: new Uint8Array(9_000) };
  const sent: Draft = { ...repeated, payload: "file", file, inPieces: true, pieceSize: "500" };
  const row = { id: 1, kind: "file" as const, typed: "", pause: "5", file };
  const listed: Draft = {
    ...repeated,
    payload: "sequence",
    sequence: [{ ...row, kind: "text", id: 2 }, row],
  };
  tell("a", { id: 1, state: "sending", count: null }, { id: 2, state: "sending", count: null });
  rememberDraft(compose, 1, sent);
  rememberDraft(compose, 2, listed);
  expect(JSON.stringify(kept.get("running")).length).toBeLessThan(5_000);
  const next = open(kept);
  next.tell("b");
  const [[offered]] = next.offer.mock.calls as [[{ draft: Draft; file: string | null }[]]];
  expect(offered.map((one) => one.file)).toEqual(["pattern.bin", "pattern.bin"]);
  expect(offered[0]?.draft).toEqual({ ...sent, file: null });
  expect(offered[1]?.draft).toMatchObject({
    payload: "sequence",
    sequence: [{ kind: "text" }, { kind: "file" }],
  });
});

test("what ended by itself, or cannot be kept whole, is not offered", () => {
  const kept = new Kept(null);
  const { compose, tell } = open(kept);
  rememberDraft(compose, 1, repeated);
  rememberDraft(compose, 2, { ...repeated, text: "x".repeat(limits.keptCharacters) });
  tell("a", { id: 1, state: "sending", count: null }, { id: 2, state: "sending", count: null });
  expect(kept.get("running").map(({ id }) => id)).toEqual([1]);
  tell("a", { id: 1, state: "stopped", count: null }, { id: 2, state: "sending", count: null });
  expect(kept.get("running")).toEqual([]);
});
