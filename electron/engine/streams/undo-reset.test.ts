import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { madeUpBatch } from "../net/testing.ts";
import { madeUpTime } from "../time/testing.ts";
import { Memory } from "../traffic/memory.ts";
import { madeUpFeed } from "../traffic/testing.ts";
import { Traffic, TrafficStore } from "../traffic/traffic.ts";
import { StreamAnalysis, StreamStore } from "./stream-analysis.ts";
import { StreamBank } from "./stream-bank.ts";
import { tellStreamDetail } from "./tell.ts";
import { Mux } from "./transport/testing.ts";

/** A feed whose streams are measured. */
class Measured {
  readonly bank: StreamBank;
  readonly analysis: StreamAnalysis;
  readonly #traffic: Traffic;

  constructor(memory = new Memory()) {
    this.bank = new StreamBank(memory);
    this.#traffic = new Traffic(madeUpFeed(), new TrafficStore(memory));
    this.analysis = new StreamAnalysis(new StreamStore(this.bank), madeUpTime);
    this.#traffic.attachMarking(this.analysis);
  }

  take(payload: Uint8Array, at: number, dropsBefore = 0): void {
    this.#traffic.take(madeUpBatch({ at, payload, dropsBefore }));
  }

  told() {
    const sender = { address: "", port: 0 };
    return [...this.analysis.streams].map((stream) => tellStreamDetail(stream, sender, null, madeUpTime));
  }
}

interface Sent {
  readonly payload: Uint8Array;
  readonly at: number;
  readonly drops: number;
}

/** What is done before the datagram of that number: a reset, or the undo of one that was done. */
interface Doing {
  readonly before: number;
  readonly undoes: number | null;
}

/** The same datagrams with resets that are all taken back, and without any. */
function played(sent: readonly Sent[], doings: readonly Doing[]): [reset: Measured, never: Measured] {
  const [reset, never] = [new Measured(), new Measured()];
  const tokens: (number | null)[] = [];
  const undone = new Set<number>();
  const undo = (which: number, at: number): void => {
    const token = tokens[which];
    if (undone.has(which) || token == null) return;
    undone.add(which);
    expect(reset.analysis.undoReset(token, at)).toBe(true);
  };
  sent.forEach(({ payload, at, drops }, number) => {
    for (const { before, undoes } of doings) {
      if (before !== number) continue;
      if (undoes !== null) undo(undoes % Math.max(1, tokens.length), at);
      else if (tokens.length - undone.size < limits.resetsAtOnce) tokens.push(reset.analysis.reset(at));
    }
    for (const one of [reset, never]) one.take(payload, at, drops);
  });
  const end = sent.at(-1)?.at ?? 0;
  for (const which of tokens.keys()) undo(which, end);
  return [reset, never];
}

function rtp(number: number, ticks: number): Uint8Array {
  const payload = new Uint8Array(172);
  const view = new DataView(payload.buffer);
  view.setUint8(0, 0x80);
  view.setUint8(1, 96);
  view.setUint16(2, number & 0xffff);
  view.setUint32(4, ticks);
  view.setUint32(8, 7);
  return payload;
}

const fates = fc.array(
  fc.record({
    fate: fc.constantFrom("sent", "sent", "sent", "lost", "twice", "late", "dropped"),
    wait: fc.integer({ min: 0, max: 60 }),
  }),
  { minLength: 40, maxLength: 250 },
);
const doings = fc.array(
  fc.record({
    before: fc.nat({ max: 260 }),
    undoes: fc.option(fc.nat({ max: 6 }), { nil: null }),
  }),
  { minLength: 1, maxLength: 10 },
);

/** Datagrams as they arrive: some are lost, dropped here, come twice, or five later. */
function arriving(
  plan: readonly { readonly fate: string; readonly wait: number }[],
  payloadOf: (number: number) => Uint8Array,
): Sent[] {
  let at = 1_000;
  let drops = 0;
  const waiting: { readonly payload: Uint8Array; readonly from: number }[] = [];
  const sent: Sent[] = [];
  plan.forEach(({ fate, wait }, number) => {
    at += wait;
    const payload = payloadOf(number);
    if (fate === "dropped") drops += 1;
    else if (fate === "late") waiting.push({ payload, from: number + 5 });
    else if (fate !== "lost") sent.push({ payload, at, drops });
    if (fate === "twice") sent.push({ payload, at, drops });
    while (waiting[0] && waiting[0].from <= number) {
      const [late] = waiting.splice(0, 1);
      if (late) sent.push({ payload: late.payload, at, drops });
    }
  });
  return sent;
}

test("a numbered stream is as if its counters had never been reset, whatever comes and whichever is taken back first", () => {
  fc.assert(
    fc.property(fates, doings, fc.nat({ max: 0xffff }), (plan, done, from) => {
      const sent = arriving(plan, (number) => rtp(from + number, 160 * number));
      const [reset, never] = played(sent, done);
      expect(reset.told()).toEqual(never.told());
      expect(reset.bank.usedBytes).toBe(never.bank.usedBytes);
    }),
    { numRuns: 60 },
  );
});

test("so is a transport stream, with its tables and clocks", () => {
  fc.assert(
    fc.property(fates, doings, (plan, done) => {
      const mux = new Mux();
      const [reset, never] = played(
        arriving(plan, () => mux.datagram()),
        done,
      );
      expect(reset.told()).toEqual(never.told());
    }),
    { numRuns: 30 },
  );
});

test("a transport packet that comes after a reset, late from before it, is late in the record of its second", () => {
  const mux = new Mux();
  const sent = Array.from({ length: 40 }, () => ({ payload: mux.datagram(), at: 1_000, drops: 0 }));
  const [late] = sent.splice(28, 1);
  if (late) sent.splice(29, 0, late);
  const [reset, never] = played(sent, [{ before: 29, undoes: null }]);
  expect(never.told()).toMatchObject([{ lost: 0 }]);
  expect(reset.told()).toEqual(never.told());
});

const upTo = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => [from + index, 1_000 + 20 * (from + index)] as const);

test("until then it tells what came since, and a reset inside of another is one of its own", () => {
  const measured = new Measured();
  const take = (numbers: ReturnType<typeof upTo>): void => {
    for (const [number, at] of numbers) if (number % 50 !== 7) measured.take(rtp(number, 160 * number), at);
  };
  take(upTo(100));
  const first = measured.analysis.reset(3_000) ?? 0;
  expect(measured.told()).toMatchObject([{ received: 0, lost: 0, interarrival: null, errorSeconds: 0 }]);
  take(upTo(100, 100));
  const second = measured.analysis.reset(5_000) ?? 0;
  take(upTo(10, 200));
  expect(measured.told()).toMatchObject([{ received: 9, expected: 10, lost: 1 }]);
  expect(measured.analysis.undoReset(first, 5_300)).toBe(true);
  expect(measured.told()).toMatchObject([{ received: 9, expected: 10 }]);
  expect(measured.analysis.undoReset(second, 5_300)).toBe(true);
  expect(measured.told()).toMatchObject([{ received: 205, expected: 210, lost: 5, bursts: 5 }]);
  expect(measured.analysis.undoReset(second, 5_300)).toBe(false);
});

test("it stays after a while, gives its memory back, and counts on", () => {
  const measured = new Measured();
  const take = (numbers: ReturnType<typeof upTo>, later = 0): void => {
    for (const [number, at] of numbers) measured.take(rtp(number, 160 * number), at + later);
  };
  take(upTo(100));
  const before = measured.bank.usedBytes;
  const token = measured.analysis.reset(3_000) ?? 0;
  expect(measured.bank.usedBytes).toBeGreaterThan(before);
  take(upTo(10, 100));
  take(upTo(10, 110), limits.resetUndoMs);
  expect(measured.bank.usedBytes).toBe(before);
  expect(measured.analysis.undoReset(token, 4_000 + limits.resetUndoMs)).toBe(false);
  expect(measured.told()).toMatchObject([{ received: 20, expected: 20, lost: 0 }]);
});

test("of more resets than can be taken back the oldest stays", () => {
  const measured = new Measured();
  for (const [number, at] of upTo(20)) measured.take(rtp(number, 160 * number), at);
  const tokens = upTo(limits.resetsAtOnce + 1, 20).map(([number, at]) => {
    const token = measured.analysis.reset(at);
    measured.take(rtp(number, 160 * number), at);
    return token ?? 0;
  });
  expect(tokens.toReversed().map((token) => measured.analysis.undoReset(token, 1_600))).toEqual([
    ...Array.from({ length: limits.resetsAtOnce }, () => true),
    false,
  ]);
  expect(measured.told()).toMatchObject([{ received: limits.resetsAtOnce + 1 }]);
});

test("where there is no memory for that a reset stays at once", () => {
  const memory = new Memory(limits.memoryLeastBytes);
  const measured = new Measured(memory);
  for (const [number, at] of upTo(100)) measured.take(rtp(number, 160 * number), at);
  while (measured.bank.take(1_024)) {
    // Others have it all.
  }
  expect(measured.analysis.reset(3_000)).toBeNull();
  expect(measured.told()).toMatchObject([{ received: 0, lost: 0 }]);
});
