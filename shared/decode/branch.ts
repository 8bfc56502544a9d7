import { limits } from "../limits.ts";
import { formatIpv4 } from "../net/ipv4.ts";
import { formatIpv6 } from "../net/ipv6.ts";
import { formatHex } from "../text/hex.ts";
import { printable } from "../text/printable.ts";
import { readUtf8 } from "../text/utf8.ts";
import type { DecodedField } from "./field.ts";

/** Thrown where a packet says that there is more of it than there is; what was decoded so far stays. */
export class Cut extends Error {}
/** Thrown where a packet holds more than `limits.decodedFields`, or deeper than `limits.decodedDepth`. */
export class TooMany extends Error {}

/** How a field is shown. */
export interface Shown {
  /** Names of values in the standard's table; others are shown as numbers. */
  readonly names?: Readonly<Record<number, string>>;
  readonly unit?: string;
  /** In hexadecimal digits, as the field's standard writes it. */
  readonly hex?: boolean;
  /** Little endian. */
  readonly le?: boolean;
  /** Says it in other words; `names`, `unit` and `hex` are not looked at then. */
  readonly say?: (value: number) => string;
}

interface Counted {
  fields: number;
}

/**
 * A field that is being decoded, and the reader of its bytes. Positions are those of the packet's payload. Nothing outside of
 * the branch's own bytes can be read: a decoder that tries is cut off there (`Cut`), so that no length of a packet has
 * to be believed, and none has to be checked either.
 */
export class Branch {
  readonly bytes: Uint8Array;
  readonly begin: number;
  readonly end: number;
  readonly fields: DecodedField[] = [];
  readonly #view: DataView;
  readonly #only: ReadonlySet<string> | null;
  readonly #counted: Counted;
  readonly #depth: number;

  /** @param only names of the fields that are kept, each within those that hold it; null keeps all */
  constructor(
    bytes: Uint8Array,
    only: ReadonlySet<string> | null = null,
    begin = 0,
    end = bytes.length,
    counted: Counted = { fields: 0 },
    depth = 0,
  ) {
    this.bytes = bytes;
    this.begin = begin;
    this.end = end;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#only = only;
    this.#counted = counted;
    this.#depth = depth;
  }

  /** Bytes from a position to the end. */
  left(at: number): number {
    return Math.max(0, this.end - at);
  }

  #need(at: number, length: number): void {
    if (!(at >= this.begin && length >= 0 && at + length <= this.end)) throw new Cut();
  }

  #count(): void {
    this.#counted.fields += 1;
    if (this.#counted.fields > limits.decodedFields) throw new TooMany();
  }

  /** Whether a field is not kept: then it is only counted, and no text is made of it. */
  #skips(name: string): boolean {
    if (this.#only === null || this.#only.has(name)) return false;
    this.#count();
    return true;
  }

  #add(field: DecodedField): void {
    if (this.#skips(field.name)) return;
    this.#count();
    this.fields.push(field);
  }

  // Peeking: numbers that become no field of their own.

  peek8(at: number): number {
    this.#need(at, 1);
    return this.#view.getUint8(at);
  }

  peek16(at: number, le = false): number {
    this.#need(at, 2);
    return this.#view.getUint16(at, le);
  }

  peek32(at: number, le = false): number {
    this.#need(at, 4);
    return this.#view.getUint32(at, le);
  }

  /** Bytes, for what a decoder reads itself. */
  take(at: number, length: number): Uint8Array {
    this.#need(at, length);
    return this.bytes.subarray(at, at + length);
  }

  // Fields of whole bytes.

  u8(at: number, name: string, title: string, shown?: Shown): number {
    return this.#number(at, 1, this.peek8(at), name, title, shown);
  }

  i8(at: number, name: string, title: string, shown?: Shown): number {
    this.#need(at, 1);
    return this.#number(at, 1, this.#view.getInt8(at), name, title, shown);
  }

  u16(at: number, name: string, title: string, shown?: Shown): number {
    return this.#number(at, 2, this.peek16(at, shown?.le), name, title, shown);
  }

  i16(at: number, name: string, title: string, shown?: Shown): number {
    this.#need(at, 2);
    return this.#number(at, 2, this.#view.getInt16(at, shown?.le), name, title, shown);
  }

  u24(at: number, name: string, title: string, shown?: Shown): number {
    this.#need(at, 3);
    const [one, two, three] = shown?.le ? [2, 1, 0] : [0, 1, 2];
    const part = (place: number): number => this.#view.getUint8(at + place);
    const value = part(one ?? 0) * 0x1_0000 + part(two ?? 0) * 0x100 + part(three ?? 0);
    return this.#number(at, 3, value, name, title, shown);
  }

  u32(at: number, name: string, title: string, shown?: Shown): number {
    return this.#number(at, 4, this.peek32(at, shown?.le), name, title, shown);
  }

  i32(at: number, name: string, title: string, shown?: Shown): number {
    this.#need(at, 4);
    return this.#number(at, 4, this.#view.getInt32(at, shown?.le), name, title, shown);
  }

  /** Six bytes, as PTP's seconds. */
  u48(at: number, name: string, title: string, shown?: Shown): number {
    this.#need(at, 6);
    const value = this.#view.getUint16(at) * 0x1_0000_0000 + this.#view.getUint32(at + 2);
    return this.#number(at, 6, value, name, title, shown);
  }

  /** Beyond 2^53 the field's value is a text of digits; what is returned is rounded then. */
  u64(at: number, name: string, title: string, shown?: Shown): number {
    this.#need(at, 8);
    return this.#big(at, this.#view.getBigUint64(at, shown?.le), name, title, shown);
  }

  i64(at: number, name: string, title: string, shown?: Shown): number {
    this.#need(at, 8);
    return this.#big(at, this.#view.getBigInt64(at, shown?.le), name, title, shown);
  }

  #big(at: number, exact: bigint, name: string, title: string, shown: Shown | undefined): number {
    const value = Number(exact);
    if (this.#skips(name)) return value;
    if (Number.isSafeInteger(value)) return this.#number(at, 8, value, name, title, shown);
    const text = shown?.hex ? `0x${exact.toString(16)}` : `${exact}${shown?.unit ? ` ${shown.unit}` : ""}`;
    this.#leaf(at, 8, name, title, String(exact), text);
    return value;
  }

  f32(at: number, name: string, title: string, shown?: Shown): number {
    this.#need(at, 4);
    return this.#number(at, 4, this.#view.getFloat32(at, shown?.le), name, title, shown);
  }

  f64(at: number, name: string, title: string, shown?: Shown): number {
    this.#need(at, 8);
    return this.#number(at, 8, this.#view.getFloat64(at, shown?.le), name, title, shown);
  }

  /**
   * Some bits of one to four bytes in network order.
   * @param from the first from the left
   */
  bits(
    at: number,
    length: number,
    from: number,
    count: number,
    name: string,
    title: string,
    shown?: Shown,
  ): number {
    this.#need(at, length);
    let whole = 0;
    for (let byte = 0; byte < length; byte += 1) whole = whole * 256 + this.#view.getUint8(at + byte);
    const behind = 8 * length - from - count;
    // Of 32 bits a mask of as many would be none.
    const value = count === 32 ? whole : (whole >>> behind) & ((1 << count) - 1);
    if (this.#skips(name)) return value;
    const text = sayNumber(value, Math.ceil(count / 4), shown);
    this.#add({ name, title, value, text, at, length, bits: { from, count }, fields: [] });
    return value;
  }

  /** One bit, said as yes or no unless told otherwise. */
  flag(at: number, length: number, from: number, name: string, title: string, names = yesNo): boolean {
    return this.bits(at, length, from, 1, name, title, { names }) === 1;
  }

  #number(at: number, length: number, value: number, name: string, title: string, shown?: Shown): number {
    if (this.#skips(name)) return value;
    this.#leaf(at, length, name, title, value, sayNumber(value, 2 * length, shown));
    return value;
  }

  /** Text in UTF-8, up to a NUL where there is one. */
  text(at: number, length: number, name: string, title: string): string {
    this.#need(at, length);
    const value = readText(this.bytes, at, length);
    if (this.#skips(name)) return value;
    this.#leaf(at, length, name, title, value, cutText(printable(value)));
    return value;
  }

  /** An IPv4 address; its value is its text. */
  ipv4(at: number, name: string, title: string): string {
    this.#need(at, 4);
    const part = (place: number): number => this.#view.getUint8(at + place);
    const value = formatIpv4([part(0), part(1), part(2), part(3)]);
    this.#leaf(at, 4, name, title, value, value);
    return value;
  }

  /** An IPv6 address; its value is its canonical text. */
  ipv6(at: number, name: string, title: string): string {
    this.#need(at, 16);
    const words = Array.from({ length: 8 }, (_, word) => this.#view.getUint16(at + 2 * word));
    const value = formatIpv6(words);
    this.#leaf(at, 16, name, title, value, value);
    return value;
  }

  /** A hardware address; its value is its text, with colons. */
  mac(at: number, length: number, name: string, title: string): string {
    this.#need(at, length);
    const value = formatHex(this.bytes.subarray(at, at + length), ":");
    this.#leaf(at, length, name, title, value, cutText(value));
    return value;
  }

  /** Bytes without a meaning of their own, or of one that `text` says. */
  raw(at: number, length: number, name: string, title: string, text?: string): void {
    this.#need(at, length);
    if (this.#skips(name)) return;
    const hex = formatHex(this.bytes.subarray(at, at + length));
    this.#leaf(at, length, name, title, hex, cutText(text ?? hex));
  }

  /**
   * A field whose value the decoder made itself.
   * @param bits of its bytes those that it takes, where it does not take all
   */
  value(
    at: number,
    length: number,
    name: string,
    title: string,
    value: number | string,
    text?: string,
    bits: DecodedField["bits"] = null,
  ): void {
    this.#need(at, length);
    if (this.#skips(name)) return;
    const shown = cutText(printable(text ?? String(value)));
    this.#add({ name, title, value, text: shown, at, length, bits, fields: [] });
  }

  #leaf(at: number, length: number, name: string, title: string, value: number | string, text: string): void {
    this.#add({ name, title, value, text, at, length, bits: null, fields: [] });
  }

  /**
   * A field that holds others. What it holds stays when it is cut off in the middle.
   * @param decode reads the fields; answers what the field is summed up as
   */
  branch(at: number, length: number, name: string, title: string, decode: (inner: Branch) => string): void {
    this.#hold(at, length, name, title, decode, () => length);
  }

  /**
   * The same of one that is as long as its fields are. Answers where it ends.
   * @param decode says that beside the text: its fields may not all be kept
   */
  spread(
    at: number,
    name: string,
    title: string,
    decode: (inner: Branch) => { readonly text: string; readonly end: number },
  ): number {
    let end = at;
    const read = (inner: Branch): string => {
      const found = decode(inner);
      end = Math.min(found.end, inner.end);
      return found.text;
    };
    this.#hold(at, this.left(at), name, title, read, (fields) => {
      for (const field of fields) end = Math.max(end, field.at + field.length);
      return end - at;
    });
    return end;
  }

  #hold(
    at: number,
    room: number,
    name: string,
    title: string,
    decode: (inner: Branch) => string,
    lengthOf: (fields: readonly DecodedField[]) => number,
  ): void {
    this.#need(at, room);
    if (this.#depth >= limits.decodedDepth) throw new TooMany();
    // Counted before what it holds, so that there is room for it when that is too much.
    this.#count();
    const inner = new Branch(this.bytes, this.#only, at, at + room, this.#counted, this.#depth + 1);
    const add = (text: string): void => {
      if (inner.fields.length === 0 && this.#only?.has(name) === false) return;
      this.fields.push({
        ...{ name, title, value: null, text: cutText(printable(text)), at, length: lengthOf(inner.fields) },
        ...{ bits: null, fields: inner.fields },
      });
    };
    let text = "";
    try {
      text = decode(inner);
    } catch (error) {
      if (!(error instanceof Cut || error instanceof TooMany)) throw error;
      add(error instanceof Cut ? "cut off" : "holds more than is shown");
      throw error;
    }
    add(text);
  }
}

const yesNo: Readonly<Record<number, string>> = { 0: "no", 1: "yes" };

function sayNumber(value: number, digits: number, shown: Shown = {}): string {
  const { say, names, unit, hex } = shown;
  if (say !== undefined) return cutText(printable(say(value)));
  const number = hex ? `0x${value.toString(16).padStart(digits, "0")}` : String(value);
  const name = names && Object.hasOwn(names, value) ? names[value] : undefined;
  if (name !== undefined) return names === yesNo ? name : `${name} (${number})`;
  return unit === undefined ? number : `${number} ${unit}`;
}

function readText(bytes: Uint8Array, at: number, length: number): string {
  const nul = bytes.subarray(at, at + length).indexOf(0);
  return readUtf8(bytes.subarray(at, at + (nul < 0 ? length : nul)));
}

/** A text as long as one is shown. */
export function cutText(text: string): string {
  return text.length <= limits.decodedText ? text : `${text.slice(0, limits.decodedText - 1)}…`;
}
