/** Of the WHATWG's encoding standard; every browser and Node have it, the language's own types do not. */
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/** Character tables that a text's first byte chooses: EN 300 468, annex A, table A.3. */
const byFirstByte: Readonly<Record<number, string>> = {
  1: "iso-8859-5",
  2: "iso-8859-6",
  3: "iso-8859-7",
  4: "iso-8859-8",
  5: "iso-8859-9",
  6: "iso-8859-10",
  7: "iso-8859-11",
  9: "iso-8859-13",
  10: "iso-8859-14",
  11: "iso-8859-15",
  17: "utf-16be",
  18: "euc-kr",
  19: "gb2312",
  20: "big5",
  21: "utf-8",
};

const eightBit = 16;

/**
 * A text of a DVB table. Without a table of its own it is ISO 6937, of which the letters with an accent, two bytes each,
 * are put together.
 */
export function dvbText(bytes: Uint8Array): string {
  const first = bytes[0] ?? 0x20;
  if (first >= 0x20) return tidy(iso6937(bytes));
  if (first === eightBit) return tidy(decode(`iso-8859-${bytes[2] ?? 1}`, bytes.subarray(3)));
  return tidy(decode(byFirstByte[first] ?? "latin1", bytes.subarray(1)));
}

/** A table that this system does not know leaves the letters of ASCII. */
function decode(label: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

/** Accents that stand before their letter, as combining characters. */
const accents: Readonly<Record<number, string>> = {
  193: "\u0300",
  194: "\u0301",
  195: "\u0302",
  196: "\u0303",
  197: "\u0304",
  198: "\u0306",
  199: "\u0307",
  200: "\u0308",
  202: "\u030a",
  203: "\u0327",
  205: "\u030b",
  206: "\u0328",
  207: "\u030c",
};

/** Single letters that ISO 6937 has elsewhere than Latin 1. */
const letters: Readonly<Record<number, string>> = {
  164: "€",
  225: "Æ",
  232: "Ł",
  233: "Ø",
  234: "Œ",
  241: "æ",
  248: "ł",
  249: "ø",
  250: "œ",
  251: "ß",
};

function iso6937(bytes: Uint8Array): string {
  let text = "";
  let accent = "";
  for (const byte of bytes) {
    if (accents[byte] !== undefined) {
      accent = accents[byte] ?? "";
      continue;
    }
    text += (letters[byte] ?? String.fromCharCode(byte)) + accent;
    accent = "";
  }
  return text.normalize("NFC");
}

/** Without control characters: emphasis and line breaks of DVB among them. */
function tidy(text: string): string {
  return text.replace(/[\p{Cc}\p{Co}]/gu, "").trim();
}
