import { writeUtf8 } from "../../text/utf8.ts";
import { pcapngOptions } from "../pcapng.ts";

/** An option of a block: its code and its bytes. */
export type Option = readonly [code: number, value: Uint8Array];

/** The most that an option's length can say; longer texts are cut between characters. */
const optionMost = 65_535;

/** Rounds up to the multiple of four that parts of a block begin at. */
export function padded(bytes: number): number {
  return (bytes + 3) & ~3;
}

/** Text as an option; none where there is none. */
export function textOption(code: number, text: string | null): Option[] {
  if (text === null || text === "") return [];
  let bytes = writeUtf8(text);
  // A byte 10xxxxxx goes on with a character.
  let end = Math.min(bytes.length, optionMost);
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  bytes = bytes.subarray(0, end);
  return [[code, bytes]];
}

/** A count of 64 bits as an option; none where it is not known. */
export function countOption(code: number, count: number | null): Option[] {
  if (count === null) return [];
  const value = new Uint8Array(8);
  new DataView(value.buffer).setBigUint64(0, BigInt(count), true);
  return [[code, value]];
}

/** A time of nanoseconds since 1970 as an option: the upper half comes first. */
export function timeOption(code: number, at: bigint): Option {
  const value = new Uint8Array(8);
  const view = new DataView(value.buffer);
  view.setUint32(0, Number(at >> 32n), true);
  view.setUint32(4, Number(at & 0xffff_ffffn), true);
  return [code, value];
}

/** Bytes that options take in a block, with the one that ends them. */
export function optionsBytes(options: readonly Option[]): number {
  if (options.length === 0) return 0;
  return options.reduce((bytes, [, value]) => bytes + 4 + padded(value.length), 4);
}

/** Writes options and the one that ends them, where there are any; `into` is zero there. Returns where they end. */
export function writeOptions(
  into: Uint8Array,
  view: DataView,
  at: number,
  options: readonly Option[],
): number {
  if (options.length === 0) return at;
  let end = at;
  for (const [code, value] of options) {
    view.setUint16(end, code, true);
    view.setUint16(end + 2, value.length, true);
    into.set(value, end + 4);
    end += 4 + padded(value.length);
  }
  view.setUint32(end, pcapngOptions.end, true);
  return end + 4;
}
