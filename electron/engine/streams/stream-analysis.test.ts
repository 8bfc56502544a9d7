import { beforeEach, describe, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { type MadeUpDatagram, madeUpBatch } from "../net/testing.ts";
import { madeUpTime } from "../time/testing.ts";
import { Memory } from "../traffic/memory.ts";
import { madeUpFeed } from "../traffic/testing.ts";
import { Traffic, TrafficStore } from "../traffic/traffic.ts";
import { StreamAnalysis } from "./stream-analysis.ts";
import { figuresOf } from "./stream-figures.ts";
import { tellStream, tellStreamDetail } from "./tell.ts";
import { madeUpStreams } from "./testing.ts";

let traffic: Traffic;
let analysis: StreamAnalysis;

function begin(memory = new Memory()): void {
  traffic = new Traffic(madeUpFeed(), new TrafficStore(memory));
  analysis = new StreamAnalysis(madeUpStreams(memory), madeUpTime);
  traffic.attachMarking(analysis);
}
beforeEach(() => begin());

/** A datagram of RTP with 160 bytes of payload. */
function rtp(
  number: number,
  more: Partial<MadeUpDatagram> & { ssrc?: number; ticks?: number; type?: number } = {},
) {
  const { ssrc = 0x5a1c_03e2, ticks = number * 160, type = 96, ...rest } = more;
  const payload = new Uint8Array(172);
  const view = new DataView(payload.buffer);
  view.setUint8(0, 0x80);
  view.setUint8(1, type);
  view.setUint16(2, number);
  view.setUint32(4, ticks);
  view.setUint32(8, ssrc);
  return { payload, ...rest };
}

/** Hands each over in a batch of its own, 20 ms apart unless it says when. */
function take(datagrams: readonly Partial<MadeUpDatagram>[], from = 1_000): void {
  datagrams.forEach((datagram, index) => {
    traffic.take(madeUpBatch({ at: from + 20 * index, ...datagram }));
  });
}

function upTo(count: number, from = 0): number[] {
  return Array.from({ length: count }, (_, index) => (from + index) % 0x1_0000);
}

function streams() {
  return [...analysis.streams].map((stream) => {
    const { address, port } = traffic.sources.at(stream.source) ?? { address: "", port: 0 };
    return tellStream(stream, { address, port }, analysis.source(stream.source), madeUpTime);
  });
}

describe("streams of a feed", () => {
  test("are counted from their first packet, which was before they were recognised", () => {
    take(
      upTo(1_000)
        .filter((number) => number % 100 !== 50)
        .map((number) => rtp(number)),
    );
    expect(streams()).toMatchObject([
      {
        ...{ kind: "rtp", key: "SSRC 0x5A1C03E2", unit: "packets", evidence: { by: "headers", headers: 3 } },
        ...{ received: 990, expected: 1_000, lost: 10, bursts: 10, longestBurst: 1, errorSeconds: 10 },
        ...{ reordered: 0, duplicates: 0, restarts: 0, droppedHere: null, firstAt: madeUpTime.at(1_000) },
      },
    ]);
  });

  test("tell the media clock by what they do, and jitter by it", () => {
    take(upTo(500).map((number) => rtp(number, { at: 1_000 + 20 * number + (number % 2) })));
    const [stream] = streams();
    expect(stream?.facts).toContainEqual({ name: "clock", values: { hz: 8_000, measured: true } });
    expect(stream?.jitterBy).toBe("media-clock");
    expect(stream?.jitterMs).toBeCloseTo(1, 3);
  });

  test("tell how much time each packet holds, where all hold the same", () => {
    take(upTo(300).map((number) => rtp(number)));
    expect(streams()[0]?.facts).toContainEqual({ name: "packet-time", values: { ms: 20 } });
    begin();
    // As pictures: five packets of one moment.
    take(upTo(300).map((number) => rtp(number, { ticks: Math.floor(number / 5) * 9_000, type: 32 })));
    expect(streams()[0]?.facts.map(({ name }) => name)).toEqual(["payload-type", "clock"]);
  });

  test("are told apart by their key and their sender", () => {
    const both = upTo(200).flatMap((number) => [
      rtp(number, { ssrc: 1 }),
      rtp((number + 700) % 0x1_0000, { ssrc: 2 }),
      rtp(number, { ssrc: 1, address: "10.0.0.9" }),
    ]);
    take(both);
    expect(streams().map(({ address, key, received, lost }) => ({ address, key, received, lost }))).toEqual([
      { address: "10.0.0.1", key: "SSRC 0x00000001", received: 200, lost: 0 },
      { address: "10.0.0.1", key: "SSRC 0x00000002", received: 200, lost: 0 },
      { address: "10.0.0.9", key: "SSRC 0x00000001", received: 200, lost: 0 },
    ]);
    expect(figuresOf(analysis.streams)).toMatchObject({ expected: 600, lost: 0 });
  });

  test("are recognised where one sender sends a thousand of them in turn", () => {
    const ssrcs = Array.from({ length: 1_000 }, (_, index) => index + 1);
    for (let number = 0; number < 6; number += 1)
      take(ssrcs.map((ssrc) => rtp(number, { ssrc, at: 1_000 + number })));
    expect(analysis.streams.size).toBe(1_000);
    expect(figuresOf(analysis.streams)).toMatchObject({ expected: 6_000, lost: 0 });
  });

  test("packets that are late before it is recognised are reordered, and nothing is lost", () => {
    take([1, 0, 3, 2, 5, 4, ...upTo(100, 6)].map((number) => rtp(number)));
    expect(streams()).toMatchObject([{ received: 106, expected: 106, lost: 0, reordered: 3 }]);
    begin();
    take([65_535, 65_534, 1, 0, ...upTo(100, 2)].map((number) => rtp(number)));
    expect(streams()).toMatchObject([{ received: 104, expected: 104, lost: 0, reordered: 2, wraps: 1 }]);
  });

  test.each([
    ["every second one is missing", (index: number) => 2 * index, { lost: 99, reordered: 0 }],
    ["one of four comes", (index: number) => 4 * index, { lost: 297, reordered: 0 }],
    ["each two are swapped", (index: number) => index ^ 1, { lost: 0, reordered: 50 }],
    ["each four come in reverse", (index: number) => index ^ 3, { lost: 0, reordered: 75 }],
  ])("are recognised where %s", (_what, numberOf, expected) => {
    take(upTo(100).map((index) => rtp(numberOf(index))));
    expect(streams()).toMatchObject([{ received: 100, ...expected }]);
  });

  test.each([
    ["stands still", () => 7],
    ["goes up and down", (index: number) => 100 + (index % 2)],
    ["goes down", (index: number) => 1_000 - 2 * index],
    ["goes up in long steps", (index: number) => 10 * index],
    ["changes its mind", (index: number) => 100 + 3 * (index % 2)],
  ])("a value that %s is no sequence", (_what, numberOf) => {
    take(upTo(200).map((index) => rtp(numberOf(index))));
    expect(streams()).toEqual([]);
  });

  test("a source that sends something else for a while goes on in the stream that it had", () => {
    const text = { payload: new TextEncoder().encode("status: all is well") };
    const others = Array.from({ length: 2 * limits.recognitionMisfits }, () => text);
    const numbers = upTo(300).map((number) => rtp(number));
    take([...numbers.slice(0, 100), ...others, ...numbers.slice(100, 200), ...others, ...numbers.slice(200)]);
    expect(streams()).toMatchObject([{ received: 300, expected: 300, lost: 0, duplicates: 0, restarts: 0 }]);
    expect(analysis.streams.size).toBe(1);
  });

  test("more streams in turn than can be candidates at once become known one after the other", () => {
    const count = limits.recognitionCandidates + 2_000;
    const memory = new Memory(1_024 * 1_024 * 1_024);
    begin(memory);
    for (let number = 0; number < 8; number += 1) {
      for (let ssrc = 1; ssrc <= count; ssrc += 64) {
        const some = Array.from({ length: 64 }, (_, index) =>
          rtp(number, { ssrc: ssrc + index, at: 1_000 + number }),
        );
        traffic.take(madeUpBatch(...some));
      }
    }
    expect(analysis.streams.size).toBeGreaterThan(count / 2);
  });

  test("a sender's key that comes once is no stream", () => {
    take(upTo(300).map((number) => rtp(number, number % 10 === 5 ? { ssrc: number } : {})));
    expect(streams()).toMatchObject([{ received: 270, lost: 30 }]);
  });

  test("what this computer dropped is told from what the network lost", () => {
    const dropped = (number: number): number => (number > 50 ? 7 : 0) + (number > 100 ? 3 : 0);
    const came = upTo(200).filter(
      (number) => !((number > 43 && number <= 50) || (number > 95 && number <= 100)),
    );
    take(came.map((number) => rtp(number, { dropsBefore: dropped(number) })));
    expect(streams()).toMatchObject([{ lost: 12, droppedHere: 10 }]);
  });

  test("a sender report is what the sender itself counted", () => {
    const report = (packets: number): Partial<MadeUpDatagram> => {
      const payload = new Uint8Array(28);
      const view = new DataView(payload.buffer);
      view.setUint16(0, 0x80c8);
      view.setUint16(2, 6);
      view.setUint32(4, 0x5a1c_03e2);
      view.setUint32(20, packets);
      return { payload };
    };
    const sent = upTo(100).map((number) => rtp(number));
    take([...sent.slice(0, 10), report(10), ...sent.slice(10, 50), ...sent.slice(52), report(100)]);
    expect(streams()).toMatchObject([{ received: 98, expected: 100, sentBySender: 100 }]);
  });

  test("a source that turns to another key goes on under both", () => {
    take([...upTo(100).map((number) => rtp(number)), ...upTo(100).map((number) => rtp(number, { ssrc: 9 }))]);
    expect(streams()).toMatchObject([{ received: 100 }, { received: 100, key: "SSRC 0x00000009" }]);
  });

  test("plain text is none, and is looked at again later", () => {
    const text = { payload: new TextEncoder().encode("hello, this is plain text") };
    take(Array.from({ length: limits.recognitionPackets + 1 }, () => text));
    expect(streams()).toEqual([]);
    expect(analysis.source(0)).toMatchObject({ format: null, gaveUp: true });
    take(
      upTo(100).map((number) => rtp(number)),
      1_000 + limits.recognitionAgainMs + 20 * limits.recognitionPackets,
    );
    expect(streams()).toMatchObject([{ received: 100, lost: 0 }]);
  });

  test("a source that somebody named is measured from the first header", () => {
    analysis.decodeAs(null, analysis.formatOf("rtp"));
    take([rtp(7), rtp(9)]);
    expect(streams()).toMatchObject([{ evidence: { by: "choice" }, received: 2, lost: 1 }]);
    analysis.decodeAs(null, null);
    expect(streams()).toEqual([]);
    analysis.decodeAs(null, undefined);
    take(
      upTo(3).map((number) => rtp(number)),
      5_000,
    );
    expect(streams()).toMatchObject([{ evidence: { by: "headers" }, received: 3 }]);
  });

  test("what passed while this computer had left is no loss, and no interval", () => {
    take(upTo(100).map((number) => rtp(number)));
    analysis.pause();
    expect(streams()[0]?.lastAt).toBe(madeUpTime.at(1_000 + 20 * 99));
    take(
      upTo(100, 150).map((number) => rtp(number)),
      4_000,
    );
    expect(streams()).toMatchObject([
      { received: 200, expected: 200, lost: 0, restarts: 0, errorSeconds: 0 },
    ]);
    expect(streams()[0]?.interarrival?.most).toBe(20);
  });

  test("counters are reset without forgetting the stream and its seconds", () => {
    take(
      upTo(100)
        .filter((number) => number !== 50)
        .map((number) => rtp(number)),
    );
    analysis.reset(3_000);
    expect(streams()).toMatchObject([{ received: 0, lost: 0, bursts: 0 }]);
    take([rtp(100), rtp(102)], 4_000);
    expect(streams()).toMatchObject([{ received: 2, expected: 3, lost: 1 }]);
    const [stream] = analysis.streams;
    const told = stream && tellStreamDetail(stream, { address: "", port: 0 }, null, madeUpTime);
    expect([...(told?.seconds.lost ?? [])]).toEqual([0, 1, 0, 1]);
    expect([...(told?.map?.lost ?? [])]).toEqual([0, 1, 0]);
  });

  test("beyond the memory's share packets are counted as such, and memory comes back", () => {
    const memory = new Memory(limits.memoryLeastBytes);
    begin(memory);
    const before = memory.usedBytes;
    for (let ssrc = 1; ssrc <= 2_000; ssrc += 1) take(upTo(3).map((number) => rtp(number, { ssrc })));
    const known = analysis.streams.size;
    expect(known).toBeGreaterThan(100);
    expect(known).toBeLessThan(2_000);
    expect(analysis.untold).toBeGreaterThan(0);
    traffic.release();
    expect(analysis.streams.size).toBe(0);
    expect(memory.usedBytes).toBeLessThanOrEqual(before + limits.memoryLeastBytes * limits.sourcesShare);
  });
});
