import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JudgedPacket } from "./judge.ts";
import { suggestFields } from "./suggest.ts";
import { sensorFrame, sensorPacket } from "./testing.ts";

const begin = 1_795_616_527_000;

/** Bytes that say nothing, of a fixed seed. */
function noise(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    return state >>> 24;
  };
}

describe("counters are found", () => {
  test("with the key that mixes them and the time of day", () => {
    const packets: JudgedPacket[] = [];
    const next = noise(7);
    const numbers = new Map([0x31, 0x32, 0x33].map((key) => [key, 342_000 + key * 1_000]));
    while (packets.length < 300) {
      const key = 0x31 + (next() % 3);
      const number = numbers.get(key) ?? 0;
      numbers.set(key, number + 1);
      const at = begin + packets.length * 2;
      packets.push({ bytes: sensorPacket(key, number, at - 0.4), at });
    }
    const [best] = suggestFields(packets);
    expect(best).toMatchObject({ sequence: sensorFrame.sequence, time: sensorFrame.time });
    // The byte of the key in which it differs will do.
    expect(best?.key).toMatchObject({ offset: 5, bits: 8 });
    expect(best?.right).toBe(best?.steps);
  });

  test.each([16, 32, 64] as const)("of %i bits, anywhere, in both orders, with some loss", (bits) => {
    const offset = fc.integer({ min: 0, max: 5 }).map((place) => place * (bits / 8));
    fc.assert(
      fc.property(
        offset,
        fc.constantFrom("big", "little"),
        fc.nat(60_000),
        fc.nat(),
        (at, order, first, seed) => {
          const next = noise(seed);
          let number = first;
          const packets = Array.from({ length: 200 }, (_, index) => {
            const bytes = Uint8Array.from({ length: 64 }, next);
            number += index % 50 === 49 ? 3 : 1;
            const view = new DataView(bytes.buffer);
            if (bits === 16) view.setUint16(at, number, order === "little");
            else if (bits === 32) view.setUint32(at, number, order === "little");
            else view.setBigUint64(at, BigInt(number), order === "little");
            return { bytes, at: begin + index };
          });
          const [best] = suggestFields(packets);
          const lowest = order === "big" ? at + bits / 8 - 1 : at;
          const found = best?.sequence;
          // As wide as it shows, which is at least the byte that counts.
          const foundLowest = found?.order === "big" ? found.offset + found.bits / 8 - 1 : found?.offset;
          expect(foundLowest).toBe(lowest);
          expect(found?.bits).toBeLessThanOrEqual(bits);
          if (bits > 16) expect(found).toMatchObject({ offset: at, bits, order });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("nowhere in noise, and not in a few packets", () => {
    const next = noise(99);
    const packets = Array.from({ length: 200 }, () => ({
      bytes: Uint8Array.from({ length: 64 }, next),
      at: begin,
    }));
    expect(suggestFields(packets)).toEqual([]);
    expect(suggestFields(packets.slice(0, 10))).toEqual([]);
    expect(suggestFields([])).toEqual([]);
  });
});
