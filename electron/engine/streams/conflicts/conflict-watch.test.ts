import { beforeEach, describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { eventText } from "../../../../shared/text/sentences.ts";
import { madeUpBatch } from "../../net/testing.ts";
import { madeUpTime } from "../../time/testing.ts";
import { Memory } from "../../traffic/memory.ts";
import { madeUpFeed } from "../../traffic/testing.ts";
import { Traffic, TrafficStore } from "../../traffic/traffic.ts";
import { StreamAnalysis } from "../stream-analysis.ts";
import { madeUpStreams } from "../testing.ts";
import { ConflictWatch } from "./conflict-watch.ts";
import { universeGroup } from "./kinds.ts";
import type { Sibling } from "./sight.ts";

/** What comes: a packet each 100 ms of each sender that is on. */
interface Sender {
  readonly address: string;
  readonly payload: (number: number) => Uint8Array;
  readonly ttl?: (number: number) => number;
}

let traffic: Traffic;
let analysis: StreamAnalysis;
let watch: ConflictWatch;
let told: string[];
let now: number;
let count: number;
let group: string | null;
let isShared: boolean;
let siblings: Sibling[];

beforeEach(() => {
  const memory = new Memory();
  traffic = new Traffic(madeUpFeed(), new TrafficStore(memory));
  analysis = new StreamAnalysis(madeUpStreams(memory), madeUpTime);
  traffic.attachMarking(analysis);
  told = [];
  watch = new ConflictWatch((event) => told.push(eventText(event)));
  now = 0;
  count = 0;
  group = "239.1.2.3";
  isShared = false;
  siblings = [];
});

/** Lets these send for so many seconds, with a look at the end of each. */
function play(seconds: number, ...senders: readonly Sender[]): void {
  for (let second = 0; second < seconds; second += 1) {
    for (let turn = 0; turn < 10; turn += 1) {
      now += 100;
      count += 1;
      for (const { address, payload, ttl } of senders) {
        traffic.take(madeUpBatch({ at: now, address, payload: payload(count), ttl: ttl?.(count) ?? 8 }));
      }
    }
    const most = Array.from({ length: traffic.sources.size }, (_, place) => traffic.sources.at(place));
    watch.look({
      ...{ now, group, isShared, siblings },
      sources: most.flatMap((source) => source ?? []),
      streams: [...analysis.streams]
        .filter(({ lastAt }) => now - lastAt < limits.conflictComingMs)
        .map((stream) => ({ stream, address: traffic.sources.at(stream.source)?.address ?? "" })),
      kindOf: (place) => analysis.source(place)?.format?.kind ?? null,
    });
  }
}

const rtp =
  (ssrc: number) =>
  (number: number): Uint8Array => {
    const payload = new Uint8Array(172);
    const view = new DataView(payload.buffer);
    view.setUint16(0, 0x8060);
    view.setUint16(2, number);
    view.setUint32(4, number * 160);
    view.setUint32(8, ssrc);
    return payload;
  };

/** Streaming ACN of a universe. */
const sacn =
  (universe: number) =>
  (number: number): Uint8Array => {
    const payload = new Uint8Array(126 + 512);
    const view = new DataView(payload.buffer);
    view.setUint16(0, 0x10);
    payload.set(new TextEncoder().encode("ASC-E1.17"), 4);
    view.setUint32(18, 4);
    view.setUint32(22, 0x1234_5678);
    view.setUint32(40, 2);
    payload[111] = number;
    view.setUint16(113, universe);
    return payload;
  };

/** PTP announce messages of a clock. */
const announce =
  (clock: number, grandmaster: number, domain = 0) =>
  (number: number): Uint8Array => {
    const payload = new Uint8Array(64);
    const view = new DataView(payload.buffer);
    payload.set([0x0b, 0x02]);
    view.setUint16(2, 64);
    payload[4] = domain;
    view.setUint32(24, clock);
    view.setUint16(28, 1);
    view.setUint16(30, number);
    view.setUint32(57, grandmaster);
    return payload;
  };

const one: Sender = { address: "10.0.0.7", payload: rtp(7) };
const other: Sender = { address: "10.0.0.9", payload: rtp(9) };

describe("senders", () => {
  test("a second one on a group that had one is told once, and once when it is over", () => {
    play(20, one);
    play(60, one, other);
    expect(told).toEqual(["Two senders: 10.0.0.9 sends too, where 10.0.0.7 was the only one."]);
    expect(watch.current?.name).toBe("two-senders");
    play(30, one);
    expect(told.slice(1)).toEqual(["10.0.0.7 is the only sender again, after 1 min with another."]);
    expect(watch.current).toBeNull();
  });

  test("one that comes and goes is one conflict", () => {
    play(20, one);
    for (let time = 0; time < 10; time += 1) {
      play(8, one, other);
      play(5, one);
    }
    expect(told).toHaveLength(1);
  });

  test("a group with two from the beginning is meant for them, and so is a known one", () => {
    play(60, one, other);
    expect(told).toEqual([]);
    isShared = true;
    play(30, one);
    play(60, one, other);
    expect(told).toEqual([]);
  });

  test("another one in the place of the first is no second one", () => {
    play(20, one);
    play(40, other);
    expect(told).toEqual([]);
  });

  test("one SSRC from two is told, and a stream that moved is told once", () => {
    const twin = { ...other, payload: rtp(7) };
    play(5, one, twin);
    play(20, one, twin);
    expect(told).toEqual(["10.0.0.7 and 10.0.0.9 both send SSRC 0x00000007."]);
    play(30, twin);
    expect(told.slice(1)).toEqual([
      "SSRC 0x00000007 comes from 10.0.0.9 now instead of 10.0.0.7.",
      "SSRC 0x00000007 comes from one sender again, after 26 s from two.",
    ]);
  });

  test("another TTL is told, and no more once that is a habit", () => {
    play(10, one);
    play(10, { ...one, ttl: () => 6 });
    expect(told).toEqual([
      "Packets of 10.0.0.7 arrive with TTL 6 now, 8 before: they take another way, or are sent with another TTL.",
    ]);
    for (let ttl = 20; ttl < 40; ttl += 1) play(1, { ...one, ttl: () => ttl });
    expect(told).toHaveLength(limits.conflictTtlTells);
  });
});

describe("kinds", () => {
  test("two on one group are told, on one port or on two", () => {
    play(10, one, { address: "10.0.0.7", payload: sacn(1) });
    expect(told).toEqual([]);
    play(20, one, { address: "10.0.0.8", payload: sacn(1) });
    expect(told.filter((text) => text.startsWith("Two kinds"))).toEqual([
      "Two kinds of streams on one group: RTP and sACN.",
    ]);
    siblings = [{ port: 6_000, kinds: new Set(["rtp"]) }];
    const alone = new ConflictWatch((event) => told.push(eventText(event)));
    watch = alone;
    told = [];
    play(20, { address: "10.0.0.8", payload: sacn(1) });
    expect(told).toContain("Two kinds of streams on one group: sACN here, RTP on port 6000.");
  });

  test("a source that changes its kind is told", () => {
    play(10, one);
    play(10, { ...one, payload: sacn(258) });
    expect(told).toContain("10.0.0.7 sends sACN now instead of RTP.");
  });

  test("a universe belongs to its group", () => {
    group = "239.255.1.2";
    play(20, { address: "10.0.0.7", payload: sacn(0x0102) });
    expect(told).toEqual([]);
    play(20, { address: "10.0.0.7", payload: sacn(0x0103) });
    expect(told).toEqual(["Universe 259 of sACN comes here; its group is 239.255.1.3."]);
    expect(universeGroup(0x0103, true)).toBe("ff18::8300:103");
  });
});

describe("PTP", () => {
  test("two masters in one domain, and a grandmaster that is another", () => {
    const master: Sender = { address: "10.0.0.7", payload: announce(1, 0xaa) };
    const second: Sender = { address: "10.0.0.9", payload: announce(2, 0xbb) };
    play(10, master, { ...second, payload: announce(2, 0xbb, 5) });
    expect(told).toEqual([]);
    play(10, { ...master, payload: announce(1, 0xcc) });
    expect(told).toEqual([
      "PTP domain 0 follows grandmaster 000000.0000.0000cc now instead of 000000.0000.0000aa.",
    ]);
    told = [];
    play(20, master, second);
    expect(told).toContain(
      "Two PTP masters in domain 0: 000000.0000.000001 and 000000.0000.000002 both announce.",
    );
    expect(watch.current?.name).toBe("two-masters");
  });
});

test("what there is to tell is bounded, whatever comes", () => {
  const all = Array.from({ length: 60 }, (_, at): Sender => {
    return { address: `10.0.0.${at + 1}`, payload: sacn(1_000 + (at >>> 1)) };
  });
  play(30, ...all);
  expect(told.length).toBeLessThanOrEqual(limits.conflictsAtOnce);
});
