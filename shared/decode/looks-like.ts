import { words } from "./words/words.ts";

/** Fewer bytes look like anything. */
const fewest = 8;
/** Bytes from which their spread over all values says something. */
const spreadFewest = 64;
/** Share of the bytes that is told as "mostly". */
const mostly = 0.75;
const some = 0.25;
/** Small numbers of 16 bits are letters by chance, but not all of them. */
const nearlyAll = 0.9;

/** How formats of whole files begin that are sent in packets too: RFC 1952, RFC 8878, PNG, JPEG. */
const beginnings: readonly (readonly [bytes: readonly number[], phrase: "gzip" | "zstd" | "png" | "jpeg"])[] =
  [
    [[0x1f, 0x8b, 0x08], "gzip"],
    [[0x28, 0xb5, 0x2f, 0xfd], "zstd"],
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], "png"],
    [[0xff, 0xd8, 0xff], "jpeg"],
  ];

/**
 * What bytes look like that no decoder knows, in one phrase: `all zeros`, `mostly text`, `random, as encrypted or compressed
 * data is`. Empty where there are too few to say.
 */
export function looksLike(bytes: Uint8Array): string {
  const size = bytes.length;
  if (size < fewest) return "";
  const { look } = words();
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const zeros = counts[0] ?? 0;
  if (zeros === size) return look.zeros;
  const only = counts.indexOf(size);
  if (only >= 0) return look.only(`0x${only.toString(16).padStart(2, "0")}`);
  for (const [begin, phrase] of beginnings) {
    if (begin.every((byte, at) => bytes[at] === byte)) return look[phrase];
  }
  const wide = utf16Order(bytes);
  if (wide !== null) return look.utf16(wide);
  let signs = 0;
  for (let byte = 0x20; byte < 0x7f; byte += 1) signs += counts[byte] ?? 0;
  if (signs / size >= mostly) return look.mostlyText(percent(signs, size));
  if (zeros / size >= mostly) return look.mostlyZeros(percent(zeros, size));
  if (size >= spreadFewest && isSpreadByChance(counts, size)) return look.random;
  const parts = [
    zeros / size >= some ? look.someZeros(percent(zeros, size)) : "",
    signs / size >= some ? `${percent(signs, size)} ASCII` : "",
  ].filter((part) => part !== "");
  return [look.binary, ...parts].join(", ");
}

/** The byte order of a text in UTF-16 of mostly ASCII letters; null where it is none. */
function utf16Order(bytes: Uint8Array): "little" | "big" | null {
  const pairs = Math.floor(bytes.length / 2);
  let little = 0;
  let big = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [one = 0, two = 0] = [bytes[at], bytes[at + 1]];
    if ((two === 0 && isSign(one)) || (at === 0 && one === 0xff && two === 0xfe)) little += 1;
    if ((one === 0 && isSign(two)) || (at === 0 && one === 0xfe && two === 0xff)) big += 1;
  }
  if (Math.max(little, big) / pairs < nearlyAll) return null;
  return little > big ? "little" : "big";
}

function isSign(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/**
 * Pearson's chi-squared against an even spread: of 255 degrees of freedom, so its mean is 255 and its standard deviation some 23; five
 * of them to each side. Less than that is a pattern that counts, more has values that it prefers.
 */
function isSpreadByChance(counts: Uint32Array, size: number): boolean {
  const expected = size / 256;
  let sum = 0;
  for (const count of counts) sum += (count - expected) ** 2 / expected;
  return Math.abs(sum - 255) < 5 * Math.sqrt(2 * 255);
}

function percent(part: number, size: number): string {
  return `${Math.round((100 * part) / size)} %`;
}
