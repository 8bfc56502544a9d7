import { shownBytes } from "../../../../shared/text/shown-bytes.ts";
import { spokenLanguage } from "../../../../shared/text/spoken.ts";
import type { ByteRange } from "./byte-selection.ts";
import { words } from "./words/words.ts";

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
  return first === last ? words().byteAt(first) : words().bytesFromTo(first, last);
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
      name: words().binary,
      meaning: words().meanings.binary,
      text: only.toString(2).padStart(8, "0").replace(/^..../, "$& "),
    });
  }
  const shown = shownBytes(bytes, textBytes);
  values.push({
    name: words().text,
    meaning: words().meanings.text,
    text: bytes.length > textBytes ? `${shown}…` : shown,
  });
  return values;
}

function numbers(bytes: Uint8Array): ByteValue[] {
  const bits = bytes.length * 8;
  const big = unsigned(bytes);
  const { meanings } = words();
  const isOne = bits === 8;
  const values = [
    {
      name: `u${bits}`,
      meaning: isOne ? meanings.unsigned(bits) : meanings.unsignedBig(bits),
      text: grouped(big),
    },
  ];
  if (!isOne) {
    const little = unsigned(bytes.toReversed());
    values.push({
      name: `u${bits} LE`, // no words: as programmers write it
      meaning: meanings.unsignedLittle(bits),
      text: grouped(little),
    });
  }
  const signed = BigInt.asIntN(bits, big);
  values.push({
    name: `i${bits}`,
    meaning: isOne ? meanings.signed(bits) : meanings.signedBig(bits),
    text: grouped(signed),
  });
  return values;
}

function unsigned(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

function grouped(value: bigint): string {
  return value.toLocaleString(spokenLanguage());
}
