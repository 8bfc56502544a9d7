/** Of the WHATWG's encoding standard; every browser and Node have it, the language's own types do not. */
declare const TextDecoder: new (
  label: "utf-8",
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

const lenient = new TextDecoder("utf-8", { fatal: false });
const strict = new TextDecoder("utf-8", { fatal: true });

/** Bytes as UTF-8, U+FFFD for what is none. */
export function readUtf8(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** The same; null where they are not UTF-8 throughout. */
export function readStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };

const encoder = new TextEncoder();

/** A text's bytes in UTF-8. */
export function writeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}
