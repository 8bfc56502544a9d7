import { beforeEach, expect, test } from "vitest";
import { type MadeUpDatagram, madeUpBatch } from "../net/testing.ts";
import { madeUpTime } from "../time/testing.ts";
import { Memory } from "../traffic/memory.ts";
import { madeUpFeed } from "../traffic/testing.ts";
import { Traffic, TrafficStore } from "../traffic/traffic.ts";
import { StreamAnalysis, type StreamStore } from "./stream-analysis.ts";
import { madeUpStreams } from "./testing.ts";

/** RTCP that comes on a row of its own, or from another port of the sender. */

const group = "239.1.2.3";
const ssrc = 0x5a1c_03e2;
let store: StreamStore;
beforeEach(() => {
  store = madeUpStreams();
});

/** A row with its streams. */
class Row {
  readonly traffic = new Traffic(madeUpFeed(), new TrafficStore(new Memory()));
  readonly analysis: StreamAnalysis;

  constructor(port: number, address = group) {
    const sender = (source: number) => this.traffic.sources.at(source)?.address ?? null;
    this.analysis = new StreamAnalysis(store, madeUpTime, { address, port, sender });
    this.traffic.attachMarking(this.analysis);
  }

  take(payload: Uint8Array, more: Partial<MadeUpDatagram> = {}): void {
    this.traffic.take(madeUpBatch({ at: 1_000, payload, ...more }));
  }

  get sent(): (number | null)[] {
    return [...this.analysis.streams].map(({ sentBySender }) => sentBySender);
  }
}

function rtp(number: number): Uint8Array {
  const payload = new Uint8Array(172);
  const view = new DataView(payload.buffer);
  view.setUint16(0, 0x8060);
  view.setUint16(2, number);
  view.setUint32(8, ssrc);
  return payload;
}

function report(count: number, of = ssrc): Uint8Array {
  const payload = new Uint8Array(28);
  const view = new DataView(payload.buffer);
  view.setUint16(0, 0x80c8);
  view.setUint16(2, 6);
  view.setUint32(4, of);
  view.setUint32(20, count);
  return payload;
}

function send(row: Row, from: number, to: number, more: Partial<MadeUpDatagram> = {}): void {
  for (let number = from; number < to; number += 1) row.take(rtp(number), more);
}

test("on the next port of the group, which is joined too", () => {
  const media = new Row(5_004);
  const control = new Row(5_005);
  send(media, 0, 100);
  control.take(report(100), { port: 5_001 });
  send(media, 102, 200);
  control.take(report(200), { port: 5_001 });
  expect(media.sent).toEqual([200]);
  expect(control.sent).toEqual([]);
});

test("on the same port, from another port of the sender", () => {
  const media = new Row(5_004);
  send(media, 0, 100);
  media.take(report(100), { port: 5_001 });
  send(media, 100, 150);
  media.take(report(150), { port: 5_001 });
  expect(media.sent).toEqual([150]);
});

test("of another sender, another stream, another group or a row that was left it is nobody's", () => {
  const media = new Row(5_004);
  const rows = [new Row(5_005), new Row(5_006), new Row(5_005, "239.1.2.4")];
  const tell = (count: number): void => {
    rows[0]?.take(report(count), { address: "10.0.0.9" });
    rows[0]?.take(report(count, 7));
    rows[1]?.take(report(count));
    rows[2]?.take(report(count));
  };
  send(media, 0, 100);
  tell(100);
  send(media, 100, 200);
  tell(200);
  expect(media.sent).toEqual([null]);

  const [control] = rows;
  control?.take(report(200));
  media.traffic.release();
  control?.take(report(300));
  expect(media.sent).toEqual([]);
});

test("each of two senders with one SSRC is told its own", () => {
  const media = new Row(5_004);
  const control = new Row(5_005);
  for (const address of ["10.0.0.1", "10.0.0.2"]) send(media, 0, 100, { address });
  control.take(report(100));
  control.take(report(1_000), { address: "10.0.0.2" });
  control.take(report(130));
  control.take(report(1_070), { address: "10.0.0.2" });
  expect(media.sent).toEqual([130, 170]);
});
