/** Fewer bytes look like anything. */
const fewest = 8;
/** Bytes from which their spread over all values says something. */
const spreadFewest = 64;
/** Share of the bytes that is told as "mostly". */
const mostly = 0.75;
const some = 0.25;

/**
 * What bytes look like that no decoder knows, in one phrase: `all zeros`, `mostly text`, `random, as encrypted or compressed
 * data is`. Empty where there are too few to say.
 */
export function looksLike(bytes: Uint8Array): string {
  const size = bytes.length;
  if (size < fewest) return "";
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const zeros = counts[0] ?? 0;
  if (zeros === size) return "all zeros";
  const only = counts.indexOf(size);
  if (only >= 0) return `all bytes 0x${only.toString(16).padStart(2, "0")}`;
  let signs = 0;
  for (let byte = 0x20; byte < 0x7f; byte += 1) signs += counts[byte] ?? 0;
  if (signs / size >= mostly) return `mostly text, ${percent(signs, size)} of ASCII`;
  if (zeros / size >= mostly) return `mostly zeros, ${percent(zeros, size)}`;
  if (size >= spreadFewest && isSpreadByChance(counts, size))
    return "random, as encrypted or compressed data is";
  const parts = [
    zeros / size >= some ? `${percent(zeros, size)} zeros` : "",
    signs / size >= some ? `${percent(signs, size)} ASCII` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "binary data" : `binary data, ${parts.join(", ")}`;
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
