import fc from "fast-check";
import { limits } from "../limits.ts";
import {
  byteOrders,
  type DescribedFormat,
  keyBits,
  numberBases,
  sequenceBits,
  timeBits,
  timeUnits,
} from "../model/described-format.ts";
import { type Description, measuredDescription } from "../model/description.ts";
import { makeDescription } from "./make-description.ts";

const pick = <T>(choices: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...choices);
const offset = fc.integer({ min: 0, max: 200 });
const numbering = {
  // One that is all values of a byte once around is refused.
  step: fc.integer({ min: 1, max: 5_000 }).filter((step) => step % 256 !== 0),
  first: fc.option(fc.integer({ min: 0, max: 255 })),
};
const printable = (maxLength: number) =>
  fc.string({
    minLength: 1,
    maxLength,
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  });

/** For tests: anything that is measured. */
export const anyMeasured: fc.Arbitrary<DescribedFormat> = fc.record({
  name: fc
    .string({ minLength: 1, maxLength: limits.describedNameCharacters })
    .filter((name) => name.trim() !== ""),
  starts: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: limits.describedStartsBytes }),
  sequence: fc.oneof(
    fc.record({
      ...{ is: fc.constant("binary" as const), offset, bits: pick(sequenceBits), order: pick(byteOrders) },
      ...numbering,
    }),
    fc.record({
      is: fc.constant("text" as const),
      before: printable(40),
      base: pick(numberBases),
      ...numbering,
    }),
  ),
  key: fc.option(
    fc.record({ offset, bits: pick(keyBits), order: pick(byteOrders), show: pick(numberBases) }),
  ),
  time: fc.option(
    fc.record({
      ...{ offset, bits: pick(timeBits), order: pick(byteOrders), unit: pick(timeUnits) },
      since1970: fc.boolean(),
    }),
  ),
});

const chances = fc.array(fc.nat(), { minLength: 1, maxLength: 400 });

/** For tests: any description, of what is measured and of what packets say. */
export const anyDescription: fc.Arbitrary<Description> = fc.oneof(
  anyMeasured.map(measuredDescription),
  chances.map(fromChances),
  fc
    .tuple(anyMeasured, chances)
    .map(([measured, some]) => ({ ...fromChances(some), ...measured }))
    .filter((description) => !isOfEveryPacket(description)),
);

/** No description: its packets are known by a beginning that it no longer has. */
function isOfEveryPacket({ recognise, starts }: Description): boolean {
  if (recognise === null || starts.length > 0) return false;
  const { ports, least, most } = recognise;
  return ports.length === 0 && least === 0 && most === limits.payloadBytesIpv6;
}

function fromChances(chances: readonly number[]): Description {
  let at = 0;
  return makeDescription(() => {
    at += 1;
    return chances[at % chances.length] ?? 0;
  });
}

/** The frame of a lab's sensors: a beginning, a key of 16 bits, a number of 32 and a time in microseconds. */
export const sensorFrame: DescribedFormat = {
  name: "Lab sensor frame",
  starts: [0x4c, 0x53, 0x01],
  sequence: { is: "binary", offset: 8, bits: 32, order: "big", step: 1, first: null },
  key: { offset: 4, bits: 16, order: "big", show: "hex" },
  time: { offset: 12, bits: 64, order: "big", unit: "us", since1970: true },
};

/** A frame of it. @param time ms since 1970 */
export function sensorPacket(key: number, number: number, time: number): Uint8Array<ArrayBuffer> {
  const packet = new Uint8Array(40).fill(0x41);
  const view = new DataView(packet.buffer);
  packet.set([0x4c, 0x53, 0x01, 0x00]);
  view.setUint16(4, key);
  view.setUint16(6, 0x00d6);
  view.setUint32(8, number);
  view.setBigUint64(12, BigInt(Math.round(time * 1_000)));
  return packet;
}
