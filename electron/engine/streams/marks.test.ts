import { expect, test } from "vitest";
import { markFlag, markUnit, missingBefore } from "../../../shared/model/packet-mark.ts";
import { madeUpBatch } from "../net/testing.ts";
import { Analysed, atOf } from "./formats/testing/analysed.ts";
import { moldHeartbeat, moldPacket } from "./formats/testing/market.ts";

/** A datagram of RTP; what its sequence says is all that is looked at. */
function rtp(number: number, ssrc = 7): Uint8Array {
  const payload = new Uint8Array(40);
  const view = new DataView(payload.buffer);
  view.setUint8(0, 0x80);
  view.setUint8(1, 96);
  view.setUint16(2, number);
  view.setUint32(4, number * 160);
  view.setUint32(8, ssrc);
  return payload;
}

/** The marks of the kept packets, in words. */
function marks({ traffic: { log } }: Analysed, from = 1): string[] {
  const told: string[] = [];
  for (let number = from; number < log.nextNumber; number += 1) {
    const { segment, index } = log.find(number) ?? expect.unreachable();
    told.push(wordsOf(segment.mark(index)));
  }
  return told;
}

function wordsOf(mark: number): string {
  if (mark === 0) return "unknown";
  const flags = Object.entries(markFlag)
    .filter(([name, flag]) => name !== "known" && (mark & flag) !== 0)
    .map(([name]) => name);
  const missing = missingBefore(mark);
  return [...flags, ...(missing > 0 ? [missing, markUnit(mark)] : [])].join(" ") || "in order";
}

test("packets are kept with what their stream says of them", () => {
  const analysed = new Analysed();
  analysed.take([0, 1, 2, 3, 6, 5, 5, 7, 40_000, 40_001, 40_002].map((number) => rtp(number)));
  expect(marks(analysed)).toEqual([
    ...["unknown", "unknown", "in order", "in order"],
    ...["lost 1 packets", "late", "duplicate", "in order"],
    ...["stray", "restart", "in order"],
  ]);
});

test("what comes late is no longer told as missing, in its batch and in earlier ones", () => {
  const analysed = new Analysed();
  analysed.take([0, 1, 2, 5, 9].map((number) => rtp(number)));
  const of = (payload: Uint8Array, address = "10.0.0.1") => ({ payload, address, at: atOf(10) });
  analysed.traffic.take(
    madeUpBatch(of(rtp(4)), of(rtp(0), "10.0.0.9"), of(rtp(12)), of(rtp(11)), of(rtp(3)), of(rtp(8))),
  );
  expect(marks(analysed, 3)).toEqual([
    ...[
      "in order",
      "in order",
      "lost 2 packets",
      "late",
      "unknown",
      "lost 1 packets",
      "late",
      "late",
      "late",
    ],
  ]);
});

test("in one batch of several senders each packet has its own", () => {
  const analysed = new Analysed();
  analysed.take([0, 1, 2].map((number) => rtp(number)));
  analysed.take(
    [0, 1, 2].map((number) => rtp(number)),
    { address: "10.0.0.9" },
  );
  const text = new TextEncoder().encode("status: all is well");
  const of = (payload: Uint8Array, address = "10.0.0.1") => ({ payload, address, at: atOf(10) });
  analysed.traffic.take(
    madeUpBatch(of(rtp(3)), of(rtp(5), "10.0.0.9"), of(text), of(rtp(4)), of(text, "10.0.0.77"), of(rtp(9))),
  );
  expect(marks(analysed, 7)).toEqual([
    ...["in order", "lost 2 packets", "unknown", "in order"],
    ...["unknown", "lost 4 packets"],
  ]);
});

test("what this computer dropped is told from what the network lost", () => {
  const analysed = new Analysed();
  for (const [number, dropsBefore] of [
    ...[
      [0, 5],
      [1, 5],
      [2, 5],
    ],
    ...[
      [6, 8],
      [10, 8],
      [14, 10],
    ],
  ] as const) {
    analysed.take([rtp(number)], { dropsBefore, at: atOf(number) });
  }
  expect(marks(analysed, 4)).toEqual([
    "droppedHere 3 packets",
    "lost 3 packets",
    "lost droppedHere 3 packets",
  ]);
});

test("where messages are numbered they are what is missing, also before a heartbeat", () => {
  const analysed = new Analysed();
  const mold = (sequence: number) => moldPacket({ sequence, messages: 2 });
  analysed.take([1, 3, 5, 7, 9, 15].map(mold));
  analysed.take([moldHeartbeat({ sequence: 20 })], { at: atOf(6) });
  expect(marks(analysed).slice(-3)).toEqual(["in order", "lost 4 messages", "lost 3 messages"]);
});

test("a batch does not take over marks of the one before", () => {
  const analysed = new Analysed();
  analysed.take([0, 1, 2, 3].map((number) => rtp(number)));
  const { traffic, analysis } = analysed;
  analysis.decodeAs(null, null);
  traffic.take(madeUpBatch({ payload: rtp(4), at: atOf(4) }));
  expect(marks(analysed, 4)).toEqual(["in order", "unknown"]);
});
