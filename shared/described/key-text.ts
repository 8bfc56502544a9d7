import type { KeyField } from "../model/described-format.ts";

/** A key's bytes as its field writes them: “0x0031” or “49”. */
export function keyText(bytes: readonly number[], { order, show }: KeyField): string {
  const ordered = order === "big" ? bytes : bytes.toReversed();
  const digits = ordered.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return show === "hex" ? `0x${digits.toUpperCase()}` : BigInt(`0x${digits}`).toString();
}

/** The same of the field in a packet that is long enough. */
export function keyTextAt(bytes: Uint8Array, field: KeyField): string {
  return keyText([...bytes.subarray(field.offset, field.offset + field.bits / 8)], field);
}
