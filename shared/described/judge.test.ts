import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import type { DescribedFormat } from "../model/described-format.ts";
import { formatCheckText } from "../text/sentences.ts";
import { type JudgedPacket, judge } from "./judge.ts";
import { anyMeasured, sensorFrame, sensorPacket } from "./testing.ts";

const begin = 1_795_616_527_000;
const keys = [0x31, 0x32, 0x33, 0x34];

/** A thousand packets of four keys, a millisecond apart; each was sent 0.4 ms before it came. */
function sensors(isMissing: (key: number, number: number) => boolean = () => false): JudgedPacket[] {
  const packets: JudgedPacket[] = [];
  for (let number = 342_000; packets.length < 1_000; number += 1) {
    for (const key of keys) {
      const at = begin + packets.length;
      if (packets.length < 1_000 && !isMissing(key, number)) {
        packets.push({ bytes: sensorPacket(key, number + key * 1_000, at - 0.4), at });
      }
    }
  }
  return packets;
}

const said = (description: DescribedFormat, packets: readonly JudgedPacket[]) =>
  judge(description, packets).checks.map(formatCheckText);

describe("the live check", () => {
  test("says that a sequence with a key and a time is right, and what is missing", () => {
    const packets = sensors(
      (key, number) =>
        (key === 0x32 && [342_100, 342_101].includes(number)) ||
        (key === 0x33 && number >= 342_200 && number < 342_203),
    );
    const { verdict, gaps, steps } = judge(sensorFrame, packets);
    expect(verdict).toBe("right");
    expect(gaps).toMatchObject([
      { missing: 2, key: "0x0032" },
      { missing: 3, key: "0x0033" },
    ]);
    expect(gaps.map(({ packet }) => steps[packet])).toEqual([3, 4]);
    expect(steps.filter((step) => step === 1)).toHaveLength(994);
    expect(said(sensorFrame, packets)).toEqual([
      "994 of 996 steps are +1: looks right.",
      "2 gaps, 5 packets missing: 3 of key 0x0033, 2 of key 0x0032.",
      "4 keys, 0x0031 to 0x0034; the first packet of each has no step.",
      "The time never runs back, 0.4 ms from the time of arrival.",
    ]);
  });

  test("suspects the byte order", () => {
    const turned: DescribedFormat = {
      ...sensorFrame,
      sequence: { ...sensorFrame.sequence, order: "little" } as never,
    };
    const { verdict } = judge(turned, sensors());
    expect(verdict).toBe("wrong");
    expect(said(turned, sensors())[0]).toMatch(/^\d+ of 996 steps are \+1: try big endian\.$/);
  });

  test("says that something else is no sequence", () => {
    const still: DescribedFormat = {
      ...sensorFrame,
      sequence: { ...sensorFrame.sequence, offset: 24 } as never,
    };
    expect(judge(still, sensors()).verdict).toBe("wrong");
    expect(said(still, sensors())[0]).toBe("0 of 996 steps are +1: this is no sequence.");
    const keyless: DescribedFormat = { ...sensorFrame, key: null };
    expect(said(keyless, sensors())[0]).toMatch(/of 999 steps are \+1: this is no sequence\.$/);
  });

  test("says what ends before a field, and what starts otherwise", () => {
    const packets = sensors().map((packet, index) => {
      if (index % 100 === 7) return { ...packet, bytes: packet.bytes.subarray(0, 18) };
      return index % 100 === 8 ? { ...packet, bytes: packet.bytes.with(0, 0) } : packet;
    });
    expect(said(sensorFrame, packets).slice(0, 2)).toEqual([
      "10 of 1,000 packets start otherwise: not read.",
      "10 of 1,000 packets end before byte 20: not read.",
    ]);
  });

  test("says which fields share bytes", () => {
    const overlapping: DescribedFormat = { ...sensorFrame, key: { ...sensorFrame.key, offset: 7 } as never };
    expect(said(overlapping, sensors())).toContain("Sequence and Key share byte 8.");
  });

  test("says that a time runs back", () => {
    const packets = sensors().map((packet, index) =>
      index === 500 ? { ...packet, bytes: packet.bytes.with(15, 0) } : packet,
    );
    expect(said(sensorFrame, packets)).toContain(
      "The time runs back 1 times in 996 packets: this is no time.",
    );
  });

  test("does not judge by a few packets", () => {
    const few = sensors().slice(0, limits.judgedLeast - 1);
    expect(judge(sensorFrame, few).verdict).toBe("unsure");
    expect(said(sensorFrame, few)[0]).toBe("Not enough packets to judge: 49 so far.");
    expect(judge(sensorFrame, []).checks).toHaveLength(1);
  });

  test("reads numbers in a text, and says where there is none", () => {
    const text: DescribedFormat = {
      ...{ name: "text", starts: [], key: null, time: null },
      sequence: { is: "text", before: "count: ", base: "decimal", step: 1, first: null },
    };
    const packets = Array.from({ length: 100 }, (_, number) => ({
      bytes: new TextEncoder().encode(
        number === 40 ? "nothing here" : `to 239.1.1.1, count: ${number}, freq: 100`,
      ),
      at: begin + number,
    }));
    expect(said(text, packets)).toEqual([
      "1 of 100 packets have no number behind that text: not read.",
      "97 of 98 steps are +1: looks right.",
      "1 gap, 1 packet missing.",
    ]);
  });

  test("follows a number over its wrap", () => {
    const narrow: DescribedFormat = {
      ...{ name: "narrow", starts: [], key: null, time: null },
      sequence: { is: "binary", offset: 0, bits: 8, order: "big", step: 1, first: null },
    };
    const packets = Array.from({ length: 600 }, (_, number) => ({
      bytes: Uint8Array.of(number % 256),
      at: begin,
    }));
    expect(said(narrow, packets)).toEqual(["599 of 599 steps are +1: looks right."]);
  });

  test("takes any description and any packets", () => {
    const packets = fc.array(fc.record({ bytes: fc.uint8Array({ maxLength: 60 }), at: fc.constant(begin) }), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(anyMeasured, packets, (description, some) => {
        const { checks, steps } = judge(description, some);
        expect(steps).toHaveLength(some.length);
        for (const check of checks) expect(formatCheckText(check)).not.toMatch(/undefined|NaN|null/);
      }),
    );
  });
});
