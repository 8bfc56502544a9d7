import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { bytesOfRound, packetsOfRound, sequenceRate } from "./listed-packets.ts";

test("a file is cut into pieces, the last of which is shorter; an empty one is one empty packet", () => {
  const pieces = (length: number) =>
    packetsOfRound({ kind: "pieces", payload: new Uint8Array(length), size: 100 });
  expect([0, 1, 100, 101, 1_000].map(pieces)).toEqual([1, 1, 1, 2, 10]);
});

test("a sequence has the rate of its pauses, at most the largest that a send may have", () => {
  const packets = [
    { pauseMs: 10, content: { kind: "template" as const, template: "{seq:4}" } },
    { pauseMs: 30, content: { kind: "bytes" as const, payload: new Uint8Array(6) } },
  ];
  expect(sequenceRate(packets)).toBe(50);
  expect(bytesOfRound({ kind: "sequence", packets })).toBe(10);
  expect(sequenceRate([{ pauseMs: 0 }, { pauseMs: 0 }])).toBe(limits.sendRate);
});
