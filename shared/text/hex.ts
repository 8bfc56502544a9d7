import { accept, type Parsed, refuse } from "../parsed.ts";

/** Reads bytes as hex digits; white space, colons and an `0x` in front are passed over. */
export function parseHex(text: string): Parsed<Uint8Array<ArrayBuffer>> {
  const prefix = /^\s*0x/i.exec(text)?.[0].length ?? 0;
  const digits: number[] = [];
  for (let index = prefix; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (/[\s:]/.test(character)) continue;
    const digit = Number.parseInt(character, 16);
    if (Number.isNaN(digit)) {
      return refuse(`“${character}” is not a hex digit: use 0 to 9 and a to f.`, index, index + 1);
    }
    digits.push(digit);
  }
  if (digits.length % 2 === 1) {
    const count = digits.length === 1 ? "1 digit" : `${digits.length} digits`;
    return refuse(`The hex text has ${count}: each byte needs two.`, 0, text.length, true);
  }
  const bytes = new Uint8Array(digits.length / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = (digits[2 * index] ?? 0) * 16 + (digits[2 * index + 1] ?? 0);
  }
  return accept(bytes);
}

/** Bytes as lower-case hex digits in pairs. */
export function formatHex(bytes: Uint8Array, separator = ""): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(separator);
}

/** Bytes as ASCII, a dot for each that does not print. */
export function printable(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·";
  return text;
}
