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
