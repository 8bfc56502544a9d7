import type { ByteOrder } from "../model/described-format.ts";
import type { Scaling, TimeOrigin, ValueNames } from "../model/description.ts";
import { readUnsigned } from "./numbers.ts";

/** How numbers of a described format are read and said. */

/** Of more bytes a number would not be exact. */
const exactBytes = 6;

/** A whole number of up to eight bytes. */
export function readInteger(bytes: Uint8Array, order: ByteOrder, isSigned: boolean): number | bigint {
  const width = bytes.length;
  if (width > exactBytes) return readWide(bytes, order, isSigned);
  const value = readUnsigned(bytes, 0, width, order);
  const range = 2 ** (8 * width);
  return isSigned && 2 * value >= range ? value - range : value;
}

function readWide(bytes: Uint8Array, order: ByteOrder, isSigned: boolean): bigint {
  let value = 0n;
  for (let index = 0; index < bytes.length; index += 1) {
    value = (value << 8n) | BigInt(bytes[order === "big" ? index : bytes.length - 1 - index] ?? 0);
  }
  const bits = 8 * bytes.length;
  return isSigned ? BigInt.asIntN(bits, value) : value;
}

/** Digits of a single that mean something, of a double, and of a product of either with a scale. */
const [singleDigits, doubleDigits, scaledDigits] = [7, 17, 12];

/** IEEE 754. */
export function readFloat(bytes: Uint8Array, order: ByteOrder): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isLittle = order === "little";
  if (bytes.length === 8) return rounded(view.getFloat64(0, isLittle), doubleDigits);
  return rounded(view.getFloat32(0, isLittle), singleDigits);
}

/** What is shown of a number. */
export function scaled(value: number, { scale, add }: Scaling): number {
  return scale === 1 && add === 0 ? value : rounded(value * scale + add, scaledDigits);
}

/** Without the digits that come from writing tenths in base two. */
function rounded(value: number, digits: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}

export function withUnit(text: string, { unit }: Scaling): string {
  return unit === null ? text : `${text} ${unit}`;
}

/** The name of a value; null where it has none. */
export function nameOf(names: ValueNames | null, value: bigint | number | string): string | null {
  const key = String(value);
  return names !== null && Object.hasOwn(names, key) ? (names[key] ?? null) : null;
}

const number = /^[+-]?\d+(\.\d*)?$/;

/** A number written in digits, with a point or without, blanks around it; null where it is none. */
export function readDecimal(text: string): number | null {
  const digits = text.trim();
  const value = Number(digits);
  return number.test(digits) && Number.isFinite(value) ? value : null;
}

const perSecond = { ns: 1_000_000_000n, us: 1_000_000n, ms: 1_000n, s: 1n } as const;
const fractionDigits = { ns: 9, us: 6, ms: 3, s: 0 } as const;
/** The last day that a date of the language has, in seconds since 1970. */
const lastSecond = 8_640_000_000_000n;

/** A time of day, or a span with its unit. */
export function sayTime(
  told: number | bigint,
  unit: keyof typeof perSecond,
  since: TimeOrigin | null,
): string {
  const value = BigInt(told);
  const seconds = value / perSecond[unit];
  if (since === null || seconds > lastSecond) return `${value} ${unit === "us" ? "µs" : unit}`;
  const digits = fractionDigits[unit];
  const fraction = digits === 0 ? "" : `.${String(value % perSecond[unit]).padStart(digits, "0")}`;
  if (since === "midnight") return `${clock(seconds)}${fraction}`;
  const date = new Date(Number(seconds) * 1_000).toISOString();
  const [day = "", time = ""] = date.split("T");
  return `${day} ${time.slice(0, 8)}${fraction} UTC`;
}

/** Hours go on behind 23: a clock that is set wrong is seen to be. */
function clock(seconds: bigint): string {
  const two = (part: bigint): string => String(part).padStart(2, "0");
  return `${two(seconds / 3_600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`;
}
