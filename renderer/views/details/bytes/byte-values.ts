import { formatCount } from "../../../../shared/text/count.ts";
import { shownBytes } from "../../../../shared/text/shown-bytes.ts";
import type { ByteRange } from "./byte-selection.ts";

/** One way to read the selected bytes. */
export interface ByteValue {
  /** As programmers write it: `u16`, `u16 LE`, `i16`. */
  readonly name: string;
  /** The name in words, for the tooltip. */
  readonly meaning: string;
  readonly text: string;
}

/** The most bytes that are read as one number: 64 bits. */
const numberBytes = 8;
/** Bytes of text shown beside the numbers. */
const textBytes = 24;

/** “Byte 71”, “Bytes 71 to 72”; offsets begin at 0. */
export function rangeLabel({ first, last }: ByteRange): string {
  return first === last
    ? `Byte ${formatCount(first)}`
    : `Bytes ${formatCount(first)} to ${formatCount(last)}`;
}

/**
 * The selected bytes as numbers and text: unsigned in network byte order (RFC 1700), the same in
 * little endian, signed in two's complement; a single byte in binary as well.
 */
export function byteValues(bytes: Uint8Array): readonly ByteValue[] {
  const values: ByteValue[] = [];
  if (bytes.length <= numberBytes) values.push(...numbers(bytes));
  const [only] = bytes;
  if (bytes.length === 1 && only !== undefined) {
    values.push({
      name: "Binary",
      meaning: "Most significant bit first",
      text: only.toString(2).padStart(8, "0").replace(/^..../, "$& "),
    });
  }
  const shown = shownBytes(bytes, textBytes);
  values.push({
    name: "Text",
    meaning: "UTF-8 where it is that, else ASCII; a dot for what does not print",
    text: bytes.length > textBytes ? `${shown}…` : shown,
  });
  return values;
}

function numbers(bytes: Uint8Array): ByteValue[] {
  const bits = bytes.length * 8;
  const big = unsigned(bytes);
  const order = bits > 8 ? ", big endian" : "";
  const values = [{ name: `u${bits}`, meaning: `Unsigned, ${bits} bit${order}`, text: grouped(big) }];
  if (bits > 8) {
    const little = unsigned(bytes.toReversed());
    values.push({
      name: `u${bits} LE`,
      meaning: `Unsigned, ${bits} bit, little endian`,
      text: grouped(little),
    });
  }
  const signed = BigInt.asIntN(bits, big);
  values.push({ name: `i${bits}`, meaning: `Signed, ${bits} bit${order}`, text: grouped(signed) });
  return values;
}

function unsigned(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

function grouped(value: bigint): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
