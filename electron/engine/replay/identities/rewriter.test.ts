import fc from "fast-check";
import { expect, test } from "vitest";
import { readTestHeader } from "../../../../shared/test-stream/header.ts";
import { createWriter } from "../../../../shared/test-stream/writers/create-writer.ts";
import { preparedStamps } from "../../send/prepared/ring.ts";
import { NumberingSearch } from "./numberings.ts";
import { type ReplayManner, Rewriter } from "./rewriter.ts";

interface Packet {
  readonly bytes: Uint8Array;
  readonly lane: number;
  /** Milliseconds from the first packet. */
  readonly at: number;
}

/** The recording twice, as it would leave; null for what is left out. */
function twice(packets: readonly Packet[], manner: Partial<ReplayManner> = {}) {
  const search = new NumberingSearch();
  for (const { bytes, lane, at } of packets) search.look(lane, bytes, 0, bytes.length, at);
  const { numberings } = search;
  let random = 0xabcd_0000;
  const rewriter = new Rewriter(numberings, {
    ...{ roundMs: 100, times: 2, ttl: 9, speed: 2, random: () => ++random },
    ...manner,
  });
  const left = [0, 1].map((round) =>
    packets.map(({ bytes, lane }) => {
      const copy = Uint8Array.from(bytes);
      const view = new DataView(copy.buffer);
      const packet = { size: copy.length, lane, round, dscp: 34 };
      const leaves = rewriter.rewrite(copy, view, 0, packet);
      return leaves ? { bytes: copy, view, stamp: rewriter.stamp } : null;
    }),
  );
  return { numberings, left };
}

function rtp(sequence: number, timestamp: number, ssrc: number, type = 96): Uint8Array {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 0x80);
  view.setUint8(1, type);
  view.setUint16(2, sequence);
  view.setUint32(4, timestamp);
  view.setUint32(8, ssrc);
  return bytes;
}

test("RTP goes on: another SSRC, numbers behind the highest one, media time by what passed", () => {
  // Number 2 is missing, the numbers wrap, 90 ticks pass in a millisecond.
  const sequences = [65_533, 65_534, 65_535, 0, 1, 3];
  const packets = sequences.map((sequence, place) => ({
    ...{ lane: 0, at: place * 10 },
    bytes: rtp(sequence, 0xffff_ff00 + place * 900, 7),
  }));
  const { numberings, left } = twice(packets);
  expect(numberings).toMatchObject([{ kind: "rtp", key: 7, numbers: 7, packets: 6, ends: 0 }]);
  const [first = [], second = []] = left;
  const field = (read: (view: DataView) => number, round: typeof first) =>
    round.map((packet) => packet && read(packet.view));
  expect(field((view) => view.getUint16(2), first)).toEqual(sequences);
  expect(field((view) => view.getUint16(2), second)).toEqual([4, 5, 6, 7, 8, 10]);
  const newKey = first[0]?.view.getUint32(8);
  expect(newKey).not.toBe(7);
  for (const round of left)
    expect(new Set(field((view) => view.getUint32(8), round))).toEqual(new Set([newKey]));
  const times = (round: typeof first) => field((view) => view.getUint32(4), round);
  expect(times(first)).toEqual(packets.map(({ bytes }) => new DataView(bytes.buffer).getUint32(4)));
  expect(times(second)).toEqual(times(first).map((ticks) => ((ticks ?? 0) + 9_000) % 2 ** 32));
});

test("RTCP speaks of the same sources, also from another port, and counts on", () => {
  const media = [1, 2, 3, 4].map((number) => ({
    ...{ lane: 0, at: number * 20, bytes: rtp(number, number * 160, 7, 0) },
  }));
  // A sender report of source 7 about 8 and 7, and a BYE of 7.
  const report = new Uint8Array(28 + 48 + 8);
  const view = new DataView(report.buffer);
  view.setUint16(0, 0x82c8);
  view.setUint16(2, (28 + 48) / 4 - 1);
  view.setUint32(4, 7);
  view.setUint32(16, 1_000);
  view.setUint32(20, 4);
  view.setUint32(24, 80);
  view.setUint32(28, 8);
  view.setUint32(52, 7);
  view.setUint16(76, 0x81cb);
  view.setUint16(78, 1);
  view.setUint32(80, 7);
  const { left } = twice([...media, { lane: 1, at: 90, bytes: report }]);
  const [, second = []] = left;
  const newKey = second[0]?.view.getUint32(8);
  const told = second[4]?.view ?? expect.unreachable();
  expect([4, 28, 52, 80].map((at) => told.getUint32(at))).toEqual([newKey, 8, newKey, newKey]);
  // PCMU has 8 ticks in a millisecond; four packets of 20 bytes came before.
  expect([16, 20, 24].map((at) => told.getUint32(at))).toEqual([1_800, 8, 160]);
});

test("a test stream of Castscope's goes on as one run of its own, and ends once", () => {
  const writer = createWriter("castscope", {
    ...{ size: 80, run: 0x7f3c, address: "239.1.1.1", port: 5_000, ttl: 4, dscp: 0, burst: 1, name: "here" },
    steps: [{ rate: 100, count: 4 }],
  });
  const moment = { seconds: 1, nanoseconds: 2 };
  const packet = (sequence: number, end: boolean): Packet => {
    const bytes = writer.template.slice();
    const head = new DataView(bytes.buffer);
    if (end) writer.writeEnd(head, 0, sequence, moment);
    else writer.write(head, 0, sequence, moment);
    return { lane: 3, at: sequence * 10, bytes };
  };
  const packets = [0, 1, 2, 3].map((sequence) => packet(sequence, false)).concat(packet(4, true));
  const { numberings, left } = twice(packets);
  expect(numberings).toMatchObject([{ kind: "castscope", lane: 3, numbers: 4, ends: 1 }]);
  const [first = [], second = []] = left.map((round) =>
    round.map((one) => one && readTestHeader(one.bytes, 0, one.bytes.length)),
  );
  const run = first[0]?.run;
  expect(run).not.toBe(0x7f3c);
  expect(first.map((one) => one?.sequence)).toEqual([0, 1, 2, 3, undefined]);
  expect(second.map((one) => one?.sequence)).toEqual([4, 5, 6, 7, 8]);
  expect([...first, ...second].filter((one) => one?.first)).toHaveLength(1);
  expect(second[4]).toMatchObject({ end: true, run, ttl: 9, dscp: 34, rate: 200, count: 8 });
  expect(left[0]?.[0]?.stamp).toBe(preparedStamps.castscope);
});

test.each(["iperf2", "mgen"] as const)("a test stream of %s counts on", (format) => {
  const writer = createWriter(format, {
    ...{ size: 100, run: 5, address: "239.1.1.1", port: 5_000, ttl: 4, dscp: 0, burst: 1, name: "" },
    steps: [{ rate: 100, count: 3 }],
  });
  const moment = { seconds: 0x6b07_7dfc, nanoseconds: 0 };
  const packets = [0, 1, 2, 3].map((sequence) => {
    const bytes = writer.template.slice();
    writer.write(new DataView(bytes.buffer), 0, sequence, moment);
    return { lane: 0, at: sequence, bytes };
  });
  const { left } = twice(packets);
  const at = format === "mgen" ? 8 : 0;
  const numbers = left.flat().map((one) => one?.view.getUint32(at));
  const begin = format === "mgen" ? 0 : 1;
  expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((number) => number + begin));
});

test("what is no numbering stays as it is", () => {
  const packets = Array.from({ length: 200 }, (_, place) => ({
    ...{ lane: 0, at: place },
    // Looks like RTP, of another source each.
    bytes: rtp((place * 7_919) & 0xffff, place, place * 0x9e37),
  }));
  const { numberings, left } = twice(packets);
  expect(numberings).toEqual([]);
  for (const round of left) expect(round.map((one) => one?.bytes)).toEqual(packets.map(({ bytes }) => bytes));
});

test("whatever a packet holds, nothing beyond it is touched and nothing throws", () => {
  const search = new NumberingSearch();
  for (const number of [1, 2, 3]) search.look(0, rtp(number, number, 0), 0, 32, number);
  const rewriter = new Rewriter(search.numberings, {
    ...{ roundMs: 100, times: null, ttl: 1, speed: null, random: () => 5 },
  });
  // Mostly like RTP and RTCP of the one source that is rewritten.
  const begin = fc.constantFrom([0x80, 96], [0x81, 200], [0x9f, 202], [0x9f, 203], [0x82, 201], [1, 2]);
  fc.assert(
    fc.property(
      begin,
      fc.uint8Array({ maxLength: 120 }),
      fc.nat(3),
      ([first = 0, second = 0], rest, round) => {
        const size = rest.length + 2;
        const bytes = new Uint8Array(size + 64).fill(0xee);
        bytes.set([first, second, ...rest]);
        rewriter.rewrite(bytes, new DataView(bytes.buffer), 0, { size, lane: 0, round, dscp: 0 });
        expect(bytes.subarray(size).every((byte) => byte === 0xee)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
