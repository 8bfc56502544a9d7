import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { type MadeUpDatagram, madeUpBatch } from "../../net/testing.ts";
import { madeUpTime } from "../../time/testing.ts";
import { Memory } from "../../traffic/memory.ts";
import { madeUpFeed } from "../../traffic/testing.ts";
import { Traffic, TrafficStore } from "../../traffic/traffic.ts";
import { StreamAnalysis, StreamStore } from "../stream-analysis.ts";
import { StreamBank } from "../stream-bank.ts";
import { tellStream, tellStreamDetail } from "../tell.ts";
import { packetBytes } from "./packet.ts";
import { Mux, shownName, stepMs } from "./testing.ts";

let traffic: Traffic;
let analysis: StreamAnalysis;
let bank: StreamBank;

function begin(memory = new Memory()): void {
  traffic = new Traffic(madeUpFeed(), new TrafficStore(memory));
  bank = new StreamBank(memory);
  analysis = new StreamAnalysis(new StreamStore(bank), madeUpTime);
  traffic.attachMarking(analysis);
}
beforeEach(() => begin());

function take(payload: Uint8Array, at: number, more: Partial<MadeUpDatagram> = {}): void {
  traffic.take(madeUpBatch({ at, payload, ...more }));
}

/** A mux's datagrams, at its own times. */
function play(
  mux: Mux,
  ms: number,
  send: (datagram: Uint8Array, step: number, at: number) => void = (datagram, _step, at) =>
    take(datagram, at),
): void {
  while (mux.at < ms) {
    const step = mux.at / stepMs;
    const at = 1_000 + mux.at;
    send(mux.datagram(), step, at);
  }
}

function only() {
  const all = [...analysis.streams];
  expect(all).toHaveLength(1);
  const [stream] = all;
  if (!stream) throw new Error("no stream");
  const sender = { address: "10.0.0.1", port: 5_004 };
  return {
    ...tellStream(stream, sender, analysis.source(stream.source), madeUpTime),
    detail: tellStreamDetail(stream, sender, analysis.source(stream.source), madeUpTime),
  };
}

const sum = (column: Uint32Array): number => column.reduce((total, one) => total + one, 0);

function inRtp(payload: Uint8Array, number: number, type = 33): Uint8Array {
  const datagram = new Uint8Array(12 + payload.length);
  const view = new DataView(datagram.buffer);
  view.setUint8(0, 0x80);
  view.setUint8(1, type);
  view.setUint16(2, number);
  view.setUint32(4, number * 180);
  view.setUint32(8, 0x5a1c_03e2);
  datagram.set(payload, 12);
  return datagram;
}

test("plain packets: what its counters miss is its loss, in TS packets", () => {
  let missing = 0;
  play(new Mux(), 4_000, (datagram, step, at) => {
    if (step % 100 === 51) missing += 6;
    else take(datagram, at);
  });
  const told = only();
  expect(told).toMatchObject({
    ...{ kind: "mpeg-ts", unit: "ts-packets", key: "", evidence: { by: "headers", headers: 6 } },
    ...{ received: 1_980 * 7, lost: missing, expected: 1_980 * 7 + missing, errorSeconds: 4 },
    ...{ bursts: null, longestBurst: null, reordered: 0, duplicates: 0, droppedHere: null },
    facts: [{ name: "ts-packets-each", values: { packets: 7 } }],
  });
  const { seconds, transportStream } = told.detail;
  expect([sum(seconds.received), sum(seconds.lost), seconds.late.length]).toEqual([1_980 * 7, missing, 4]);
  expect(transportStream?.programs).toMatchObject([{ name: shownName }]);
});

test.each([33, 96])(
  "in RTP of payload type %i: loss by RTP's number, PIDs and checks by its packets",
  (type) => {
    play(new Mux(), 3_000, (datagram, step, at) => {
      if (step % 100 !== 51) take(inRtp(datagram, step, type), at);
    });
    const told = only();
    expect(told).toMatchObject({ kind: "rtp", unit: "packets", lost: 15, received: 1_485 });
    const { transportStream } = told.detail;
    expect(transportStream?.programs).toMatchObject([{ number: 1, name: shownName }]);
    expect(transportStream?.checks.find(({ check }) => check === "1.4")?.errors).toBe(30);
  },
);

test("one packet of one PID in each datagram, whose headers count up as numbers of other formats do", () => {
  const mux = new Mux();
  for (let index = 0; index < 100; index += 1) {
    if (index !== 50) take(mux.next({ pid: 0x101 }), 1_000 + index);
    else mux.next({ pid: 0x101 });
  }
  expect(only()).toMatchObject({ kind: "mpeg-ts", received: 99, lost: 1 });
});

test("RTP that carries something else has no transport stream", () => {
  for (let number = 0; number < 100; number += 1) {
    take(inRtp(new Uint8Array(packetBytes).fill(number), number), 1_000 + number);
  }
  expect(only().detail.transportStream).toBeNull();
});

/** Bytes of chance, the same in each run (xorshift of 32 bits). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  };
}

test.each([188, 376])("RTP with %i random bytes is not taken for a transport stream in ten hours", (size) => {
  const byte = chance(0x2545_f491);
  const payload = new Uint8Array(size);
  for (let number = 0; number < 36_000; number += 1) {
    // What a header is known by, and its beginning; what follows does not matter.
    for (let packet = 0; packet < size; packet += packetBytes)
      for (let at = 0; at < 8; at += 1) payload[packet + at] = byte();
    take(inRtp(payload, number & 0xffff, 96), 1_000 * number);
    if (number % 100 === 99) expect(only().facts.map(({ name }) => name)).not.toContain("ts-packets-each");
  }
  expect(only().detail.transportStream).toBeNull();
});

test("one packet again and again in RTP, by chance with a header, is no transport stream", () => {
  const payload = Uint8Array.from({ length: packetBytes }, (_, at) => [0x47, 0x01, 0x00, 0x17][at] ?? at);
  for (let number = 0; number < 1_000; number += 1) take(inRtp(payload, number, 96), 1_000 + 20 * number);
  expect(only().detail.transportStream).toBeNull();
});

test("one TS packet in each packet of RTP is a transport stream, soon", () => {
  const mux = new Mux();
  for (let number = 0; number < 40; number += 1)
    take(inRtp(mux.next({ pid: 0x101 }), number, 96), 1_000 + number);
  expect(only().detail.transportStream).not.toBeNull();
  expect(only().facts).toContainEqual({ name: "ts-packets-each", values: { packets: 1 } });
});

test("what looks like TS packets now and then, among other packets that look like something, is no transport stream", () => {
  const byte = chance(0x9e37_79b1);
  const payload = new Uint8Array(packetBytes);
  for (let number = 0; number < 30_000; number += 1) {
    for (let at = 0; at < 16; at += 1) payload[at] = byte();
    // Every packet is read as RTP with an SSRC of its own, but for each hundredth.
    payload.set(number % 100 === 0 ? [0x47, 0x01, byte(), 0x10] : [0x80, 96], 0);
    take(payload, 1_000 + number);
  }
  expect([...analysis.streams]).toEqual([]);
});

test("late PCRs are in their seconds", () => {
  const mux = new Mux();
  play(mux, 5_000, (datagram, _step, at) => {
    if (at >= 3_000 && at < 3_400) mux.without.add("pcr");
    else mux.without.delete("pcr");
    take(datagram, at);
  });
  expect(sum(only().detail.seconds.late)).toBe(1);
});

test("what this computer dropped is kept apart, and a row of PIDs that miss it one by one does not count it twice", () => {
  let drops = 0;
  let missing = 0;
  play(new Mux(), 3_000, (datagram, step, at) => {
    if (step % 100 === 51) {
      missing += 6;
      // Every other is dropped here, the rest before.
      if (step % 200 === 51) drops += 1;
    } else take(datagram, at, { dropsBefore: drops });
  });
  const told = only();
  expect(told.lost).toBe(missing);
  expect(told.droppedHere).toBe(8 * 6);
});

test("reset counts anew", () => {
  const mux = new Mux();
  const lossy = (datagram: Uint8Array, step: number, at: number): void => {
    if (step % 50 !== 7) take(datagram, at);
  };
  play(mux, 2_000, lossy);
  analysis.reset(3_000);
  play(mux, 3_000);
  expect(only()).toMatchObject({ lost: 0, received: 500 * 7, expected: 500 * 7, errorSeconds: 0 });
});

test("its memory is taken and given back", () => {
  play(new Mux(), 2_000);
  const used = bank.usedBytes;
  expect(used).toBeGreaterThan(2_000);
  analysis.release();
  expect(bank.usedBytes).toBe(0);
});

test("a datagram of any size that is no transport stream is not taken for one", () => {
  const payload = fc.oneof(
    fc.uint8Array({ minLength: packetBytes, maxLength: packetBytes }),
    fc.uint8Array({ minLength: 7 * packetBytes, maxLength: 7 * packetBytes }),
    fc.uint8Array({ maxLength: 1_400 }),
  );
  let at = 1_000;
  fc.assert(
    fc.property(payload, (bytes) => {
      at += 1;
      take(bytes, at);
    }),
    { numRuns: 3_000 },
  );
  expect([...analysis.streams].filter(({ format }) => format.kind === "mpeg-ts")).toEqual([]);
});

test("text that begins with the sync byte's letter is none either", () => {
  for (let number = 0; number < 100; number += 1) {
    const text = `G ${String(number).padStart(6, "0")} of a log whose lines are as long as a packet`.padEnd(
      packetBytes,
      ".",
    );
    take(new TextEncoder().encode(text), 1_000 + number);
  }
  expect([...analysis.streams]).toEqual([]);
});
