import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "../../../../shared/described/judge.ts";
import { anyMeasured, sensorFrame, sensorPacket } from "../../../../shared/described/testing.ts";
import type { DescribedFormat } from "../../../../shared/model/described-format.ts";
import type { Stream } from "../../../../shared/model/stream.ts";
import { madeUpTime } from "../../time/testing.ts";
import { foreign } from "../format.ts";
import { Headers, headerRole } from "../headers.ts";
import { describeFormat } from "./described.ts";
import { Analysed, atOf } from "./testing/analysed.ts";
import { mcjoinPacket, msendPacket } from "./testing/senders.ts";

/** Says what the packets are, and hands them over 10 ms apart. */
function measured(description: DescribedFormat, payloads: readonly Uint8Array[]): Stream[] {
  const analysed = new Analysed();
  analysed.analysis.decodeAs(null, describeFormat(description));
  analysed.take(payloads);
  return analysed.told();
}

const upTo = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => from + index);

describe("a described format", () => {
  test("is measured by key, number and time", () => {
    const packets = upTo(300).flatMap((number) => [
      sensorPacket(0x31, number + 2 ** 32 - 100, madeUpTime.at(atOf(2 * number)) - 3),
      ...(number === 77 ? [] : [sensorPacket(0x32, number, madeUpTime.at(atOf(2 * number)) - 3)]),
    ]);
    const streams = measured(sensorFrame, packets);
    expect(streams).toMatchObject([
      { kind: "described", key: "key 0x0031", received: 300, lost: 0, wraps: 1 },
      { kind: "described", key: "key 0x0032", received: 299, lost: 1, bursts: 1 },
    ]);
    expect(streams[0]?.facts).toContainEqual({ name: "format-name", values: { format: "Lab sensor frame" } });
    expect(streams[0]?.jitterBy).toBe("send-time");
  });

  test("counts steps of any size over wraps, and what lies between as unnumbered", () => {
    const stepped: DescribedFormat = {
      ...{ name: "stepped", starts: [], key: null, time: null },
      sequence: { is: "binary", offset: 2, bits: 16, order: "little", step: 1_316, first: null },
    };
    const packet = (value: number): Uint8Array => {
      const bytes = new Uint8Array(20);
      new DataView(bytes.buffer).setUint16(2, value, true);
      return bytes;
    };
    const numbers = upTo(2_000).filter((place) => place % 400 !== 333);
    const streams = measured(
      stepped,
      numbers.map((place) => packet((place * 1_316) % 0x1_0000)),
    );
    expect(streams).toMatchObject([{ received: 1_995, expected: 2_000, lost: 5 }]);
    const headers = new Headers();
    headers.clear();
    expect(describeFormat(stepped).read(packet(2), 0, 20, headers)).toBe(1);
    expect(headers.role[0]).toBe(headerRole.unnumbered);
  });

  test("begins anew with its first number", () => {
    const text: DescribedFormat = {
      ...{ name: "mcjoin by hand", starts: [], key: null, time: null },
      sequence: { is: "text", before: "count: ", base: "decimal", step: 1, first: 0 },
    };
    const numbers = [...upTo(50), ...upTo(50).filter((number) => number !== 9)];
    expect(
      measured(
        text,
        numbers.map((sequence) => mcjoinPacket({ sequence })),
      ),
    ).toMatchObject([{ received: 99, lost: 1, restarts: 1 }]);
  });

  test("reads hexadecimal text", () => {
    const text: DescribedFormat = {
      ...{ name: "msend by hand", starts: [0x4d], key: null, time: null },
      sequence: { is: "text", before: "Message ", base: "hex", step: 1, first: null },
    };
    expect(
      measured(
        text,
        upTo(100).map((sequence) => msendPacket({ sequence })),
      ),
    ).toMatchObject([{ received: 100, lost: 0 }]);
  });

  test("measures a sender's ticks as a media clock", () => {
    const ticks: DescribedFormat = {
      ...sensorFrame,
      key: null,
      time: { offset: 12, bits: 64, order: "big", unit: "us", since1970: false },
    };
    const [stream] = measured(
      ticks,
      upTo(400).map((number) => sensorPacket(1, number, 50_000 + 10 * number)),
    );
    expect(stream?.facts).toContainEqual({ name: "clock", values: { hz: 1_000_000, measured: false } });
    expect(stream?.jitterMs).toBeLessThan(0.01);
  });

  test("says the same as the editor's live check", () => {
    const missing = new Set([40, 41, 120]);
    const packets = upTo(300)
      .filter((number) => !missing.has(number))
      .map((number) => sensorPacket(1, number, 1e6));
    const { gaps } = judge(
      sensorFrame,
      packets.map((bytes) => ({ bytes, at: 1e6 })),
    );
    const [stream] = measured(sensorFrame, packets);
    expect(gaps.reduce((sum, gap) => sum + gap.missing, 0)).toBe(stream?.lost);
  });

  test("turns away what starts otherwise or ends before a field", () => {
    const format = describeFormat(sensorFrame);
    const packet = sensorPacket(1, 2, 1e6);
    const headers = new Headers();
    const read = (bytes: Uint8Array, size = bytes.length) => format.read(bytes, 0, size, headers);
    expect(read(packet)).toBe(1);
    expect(read(packet, 19)).toBe(foreign);
    expect(read(packet.with(1, 0))).toBe(foreign);
  });

  test("reads any bytes without harm, and nothing outside of them", () => {
    fc.assert(
      fc.property(anyMeasured, fc.uint8Array({ maxLength: 300 }), fc.nat(20), (description, bytes, at) => {
        const size = Math.max(0, bytes.length - at - 5);
        const watched = new Proxy(bytes, {
          get(target, name) {
            const index = typeof name === "string" && /^\d+$/.test(name) ? Number(name) : null;
            if (index !== null && (index < at || index >= at + size))
              throw new Error(`byte ${index} was read`);
            return Reflect.get(target, name, target);
          },
        });
        const format = describeFormat({ ...description, starts: [] });
        const headers = new Headers();
        headers.clear();
        if (format.read(watched, at, size, headers) === foreign) return;
        expect(headers.sequence[0]).toBeLessThan(format.modulus);
        expect(headers.sequence[0]).toBeGreaterThanOrEqual(0);
        expect(format.keyText(headers.keys, 0)).not.toMatch(/undefined|NaN/);
      }),
    );
  });
});
