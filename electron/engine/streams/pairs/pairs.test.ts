import { beforeEach, describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import type { Pair as Told } from "../../../../shared/model/pair.ts";
import { madeUpBatch } from "../../net/testing.ts";
import { madeUpTime } from "../../time/testing.ts";
import { Memory } from "../../traffic/memory.ts";
import { madeUpFeed } from "../../traffic/testing.ts";
import { Traffic, TrafficStore } from "../../traffic/traffic.ts";
import { StreamAnalysis, type StreamStore } from "../stream-analysis.ts";
import { madeUpStreams } from "../testing.ts";
import type { PairRow } from "./pair-row.ts";
import { Pairs } from "./pairs.ts";

/** A row with its packets. */
class Row {
  readonly analysis: StreamAnalysis;
  readonly pairRow: PairRow;
  readonly #traffic: Traffic;

  constructor(id: number, hears: string | null = `group ${id}`) {
    this.#traffic = new Traffic(madeUpFeed(), new TrafficStore(memory));
    this.analysis = new StreamAnalysis(store, madeUpTime);
    this.#traffic.attachMarking(this.analysis);
    this.pairRow = { id, key: `key ${id}`, hears, streams: this.analysis.streams };
  }

  take(number: number, { ssrc = 0x5a1c_03e2, body = number, drops = 0, skew = 0 } = {}): void {
    const payload = new Uint8Array(172);
    const view = new DataView(payload.buffer);
    view.setUint8(0, 0x80);
    view.setUint8(1, 96);
    view.setUint16(2, number);
    view.setUint32(4, number * 160);
    view.setUint32(8, ssrc);
    view.setUint32(168, body);
    this.#traffic.take(madeUpBatch({ at: now + skew, payload, dropsBefore: drops }));
  }
}

let memory: Memory;
let store: StreamStore;
let now: number;
let rows: Row[];
let pairs: Pairs;

beforeEach(() => {
  memory = new Memory();
  store = madeUpStreams(memory);
  now = 10_000;
  rows = [new Row(1), new Row(2)];
  pairs = new Pairs(store.bank, () => rows.map(({ pairRow }) => pairRow));
});

/** A packet each 10 ms, with the ticks between. */
function play(from: number, to: number, send: (number: number) => void): void {
  for (let number = from; number < to; number += 1) {
    now += 10;
    if (now % limits.tickMs === 0) pairs.tick(now, now % 1_000 === 0);
    send(number);
  }
}

function both(number: number): void {
  for (const row of rows) row.take(number);
}

function rest(): void {
  const until = now + 2_000;
  for (; now < until; now += limits.tickMs) pairs.tick(now, now % 1_000 === 0);
}

function told(): (Told | null)[] {
  const time = { ...madeUpTime, now: () => now };
  return [...pairs].map((pair) => pair.told(time, null));
}

describe("a leg that moves, as to another interface", () => {
  test("stays the pair's, with what was counted, and goes back where the move is taken back", () => {
    play(0, 200, both);
    pairs.make(1, 2, now);
    play(200, 400, both);
    rest();
    const [before] = told();
    const [b = new Row(2), moved] = [rows[1], new Row(3)];
    pairs.moved({ id: 2, key: "key 2" }, { id: 3, key: "key 3" });
    rows = [...rows.slice(0, 1), moved];
    play(400, 700, both);
    const [after] = told();
    expect(after).toMatchObject({ id: before?.id, a: { id: 1 }, b: { id: 3, state: "fits" } });
    expect(after?.sent).toBeGreaterThan((before?.sent ?? 0) + 200);
    expect(after?.b.lost).toBeLessThan(110);
    rows = [...rows.slice(0, 1), b];
    play(700, 900, both);
    expect(told()[0]).toMatchObject({ id: before?.id, b: { id: 2 } });
  });

  test("is expected as what it is then, and never takes another pair's leg", () => {
    rows.push(new Row(3));
    pairs.expect(1, 2, 100);
    pairs.moved({ id: 2, key: "key 2" }, { id: 3, key: "key 3" });
    expect(pairs.expected).toEqual([{ a: 1, b: 3, waitMs: 100 }]);
    play(0, 200, both);
    rest();
    expect(told()).toMatchObject([{ a: { id: 1 }, b: { id: 3 } }]);
    pairs.moved({ id: 1, key: "key 1" }, { id: 3, key: "key 3" });
    rest();
    expect(told()).toMatchObject([{ a: { id: 1 }, b: { id: 3 } }]);
  });
});

describe("pairs", () => {
  test("are proposed where streams of two rows are the same, packet by packet", () => {
    play(0, 300, both);
    expect(pairs.proposals).toMatchObject([{ a: 1, b: 2, kind: "rtp", key: "SSRC 0x5A1C03E2" }]);
    expect(pairs.proposals[0]?.packets).toBeGreaterThanOrEqual(limits.pairProof);
  });

  test.each([
    ["two pairs and one alone", [0, 0, 20_000, 20_000, 40_000], ["1 2", "3 4"]],
    ["the first one alone", [20_000, 0, 0], ["2 3"]],
    ["other neighbours by number, which carry something else", [10, 0, 5, 0, 10], ["1 5", "2 4"]],
  ])("are found among more than two streams of one key: %s", (_what, offsets, found) => {
    rows = offsets.map((_, index) => new Row(index + 1));
    play(0, 3_000, (number) => {
      for (const [index, row] of rows.entries()) {
        const offset = offsets[index] ?? 0;
        row.take(number + offset, { body: 7 * number + offset });
      }
    });
    expect(pairs.proposals.map(({ a, b }) => `${a} ${b}`).sort()).toEqual(found);
  });

  test("are not proposed where only key and numbers are the same", () => {
    play(0, 500, (number) => {
      for (const [index, row] of rows.entries()) row.take(number, { body: index });
    });
    expect(pairs.proposals).toEqual([]);
  });

  test("are not proposed where numbers are far apart, nor of rows that hear the same packets", () => {
    play(0, 500, (number) => {
      for (const [index, row] of rows.entries()) row.take(number + 20_000 * index, { body: number });
    });
    expect(pairs.proposals).toEqual([]);
    rows = [new Row(3, "one"), new Row(4, "one"), new Row(5, null)];
    play(0, 500, both);
    expect(pairs.proposals).toEqual([]);
  });

  test("that were expected are made as soon as both legs carry numbers", () => {
    pairs.expect(1, 2);
    play(0, 200, (number) => rows[0]?.take(number));
    expect(told()).toEqual([]);
    play(200, 500, both);
    expect(told()).toMatchObject([{ a: { id: 1 }, b: { id: 2 } }]);
    // Once it is made the wish is fulfilled: split, it stays so.
    for (const pair of [...pairs]) pairs.split(pair.id);
    play(500, 800, both);
    expect(told()).toEqual([]);
  });

  test("a row that is left takes its proposal with it", () => {
    play(0, 300, both);
    rows.pop();
    play(300, 500, both);
    expect(pairs.proposals).toEqual([]);
  });

  test("count what each leg lacks, and what this computer dropped of it", () => {
    play(0, 300, both);
    pairs.make(1, 2, now);
    play(300, 1_300, (number) => {
      if (number % 100 !== 50) rows[0]?.take(number, { drops: number < 851 ? 0 : 2 });
      if (number % 100 !== 60) rows[1]?.take(number, { skew: 3 });
    });
    rest();
    expect(pairs.proposals).toEqual([]);
    expect(told()).toMatchObject([
      {
        ...{
          kind: "rtp",
          key: "SSRC 0x5A1C03E2",
          sameness: "same",
          missing: 0,
          places: 0,
          waitMs: limits.pairWaitMs,
        },
        a: { id: 1, lost: 10, only: 10, droppedHere: 1, state: "away" },
        b: { id: 2, lost: 10, only: 10, droppedHere: 0 },
      },
    ]);
    expect(told()[0]?.skew?.median).toBeCloseTo(3, 0);
  });

  test("that are reset can be taken back for a while, with what was dropped, and give the memory back", () => {
    play(0, 300, both);
    const pair = pairs.make(1, 2, now);
    const lossy = (number: number): void => {
      if (number % 100 !== 50) rows[0]?.take(number, { drops: Math.floor((number + 49) / 100) });
      rows[1]?.take(number);
    };
    play(300, 900, lossy);
    const before = told();
    const used = store.bank.usedBytes;
    const token = pair.reset(now) ?? 0;
    expect(store.bank.usedBytes).toBeGreaterThan(used);
    expect(told()).toMatchObject([{ sent: 0, a: { lost: 0, droppedHere: 0 }, skew: null }]);
    expect(pair.undoReset(token, now)).toBe(true);
    expect([told(), store.bank.usedBytes]).toEqual([before, used]);
    expect(pair.undoReset(token, now)).toBe(false);
    const stays = pair.reset(now) ?? 0;
    play(900, 1_000, lossy);
    const since = told();
    expect(since).toMatchObject([{ a: { droppedHere: 1 } }]);
    play(1_000, 1_000 + limits.resetUndoMs / 10 + 100, () => {});
    expect(pair.undoReset(stays, now)).toBe(false);
    expect(told()).toMatchObject([{ a: { droppedHere: 1 }, since: since[0]?.since }]);
    const tokens = Array.from({ length: limits.resetsAtOnce + 1 }, () => pair.reset(now) ?? 0);
    expect(tokens.map((one) => pair.undoReset(one, now))).toEqual([false, true, true, true, true]);
    pairs.split(pair.id);
    while (store.bank.take(256)) {
      // Others have it all.
    }
  });

  test("made before the second leg comes they wait for it", () => {
    play(0, 100, (number) => rows[0]?.take(number));
    pairs.make(2, 1, now);
    play(100, 400, (number) => rows[0]?.take(number));
    expect(told()).toMatchObject([
      { sent: 0, a: { state: "waiting", stream: null }, b: { state: "fits", lost: 0 } },
    ]);
    play(400, 1_000, both);
    rest();
    expect(told()).toMatchObject([{ missing: 0, a: { lost: 0, id: 2 }, b: { lost: 0 } }]);
    expect(told()[0]?.both).toBeGreaterThan(400);
  });

  test("go on when both legs turn to another key", () => {
    play(0, 300, both);
    pairs.make(1, 2, now);
    play(300, 600, both);
    play(0, 1_000, (number) => {
      for (const row of rows) row.take(30_000 + number, { ssrc: 9 });
    });
    rest();
    expect(told()).toMatchObject([{ key: "SSRC 0x00000009", missing: 0, a: { lost: 0 }, b: { lost: 0 } }]);
    expect(told()[0]?.both).toBeGreaterThan(900);
  });

  test("keep to their stream while it is away and another one of the row comes", () => {
    const audio = (number: number): void => rows[1]?.take(number, { ssrc: 77, body: 5 });
    const withAudio = (number: number): void => {
      both(number);
      audio(number);
    };
    play(0, 300, withAudio);
    pairs.make(1, 2, now);
    play(300, 600, withAudio);
    play(600, 1_600, (number) => {
      rows[0]?.take(number);
      audio(number);
    });
    play(1_600, 2_000, withAudio);
    rest();
    expect(told()).toMatchObject([{ key: "SSRC 0x5A1C03E2", sameness: "same", missing: 0, a: { lost: 0 } }]);
    expect(told()[0]?.b.lost).toBe(1_000);
  });

  test("are not told while a row is left, and go on when it is joined again", () => {
    play(0, 300, both);
    pairs.make(1, 2, now);
    play(300, 600, both);
    const [, second] = rows;
    rows.pop();
    play(600, 800, both);
    expect(told()).toEqual([null]);
    if (second) rows.push(second);
    play(800, 1_200, both);
    rest();
    expect(told()).toMatchObject([{ missing: 0, sameness: "same", a: { lost: 0 } }]);
    expect(told()[0]?.b.lost).toBeGreaterThanOrEqual(199);
  });

  test("what cannot be a pair is refused with the reason", () => {
    expect(() => pairs.make(1, 2, now)).toThrow("Neither row carries packets with a sequence");
    play(0, 100, both);
    expect(() => pairs.make(1, 1, now)).toThrow("A pair has two legs");
    expect(() => pairs.make(1, 7, now)).toThrow("left already");
    pairs.make(1, 2, now);
    expect(() => pairs.make(2, 1, now)).toThrow("split that pair first");
  });

  test("split they give all back", () => {
    play(0, 100, both);
    const before = memory.usedBytes;
    const { id } = pairs.make(1, 2, now);
    play(100, 400, both);
    pairs.split(id);
    expect(told()).toEqual([]);
    expect(() => pairs.get(id)).toThrow("split already");
    for (const row of rows) for (const stream of row.analysis.streams) expect(stream.tap).toBeNull();
    expect(memory.usedBytes - before).toBeLessThan(600_000);
    play(400, 1_000, both);
    expect(pairs.proposals).toMatchObject([{ a: 1, b: 2 }]);
  });
});
