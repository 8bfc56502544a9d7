import { readStrictUtf8 } from "./utf8.ts";

/** Of the WHATWG's encoding standard; every browser and Node have it, the language's own types do not. */
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/** Which of the two its mark says (Unicode, 23.8), as Excel writes it; null for neither. */
export function utf16Of([first, second]: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** Bytes as text: UTF-8 unless they are none, which older programs on Windows write. */
export function decodeText(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  return readStrictUtf8(bytes) ?? new TextDecoder("windows-1252").decode(bytes);
}
