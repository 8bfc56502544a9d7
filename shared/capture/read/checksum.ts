/**
 * Sums of the Internet's checksum (RFC 1071): 16-bit words in the network's order, ones' complement. A sum is good
 * for any further one; `fold` brings it to 16 bits.
 */

/** As much as fits: sums of words of 32 bits stay exact far beyond the longest datagram. */
export function sumBytes(bytes: Uint8Array, words: Uint32Array, begin: number, end: number): number {
  let sum = 0;
  let at = begin;
  // Bytes before the first whole word, as parts of a word in the order of this computer (little-endian).
  const base = bytes.byteOffset;
  const lead = Math.min(end, at + (-(base + at) & 3));
  const shift = (base + begin) & 3;
  for (let place = shift; at < lead; at += 1, place += 1) sum += (bytes[at] ?? 0) * 256 ** (place & 3);
  const first = (base + at - words.byteOffset) >> 2;
  const last = first + ((end - at) >> 2);
  for (let word = first; word < last; word += 1) sum += words[word] ?? 0;
  at += (last - first) * 4;
  for (let place = 0; at < end; at += 1, place += 1) sum += (bytes[at] ?? 0) * 256 ** place;
  const folded = fold(sum);
  // Summed in this computer's order it is the network's with its bytes changed over, but for an odd beginning.
  return (shift & 1) === 0 ? swap(folded) : folded;
}

/** To 16 bits, with each carry added at the other end. */
export function fold(sum: number): number {
  let rest = sum;
  while (rest > 0xffff) rest = Math.floor(rest / 0x1_0000) + (rest % 0x1_0000);
  return rest;
}

function swap(word: number): number {
  return ((word & 0xff) << 8) | (word >> 8);
}
