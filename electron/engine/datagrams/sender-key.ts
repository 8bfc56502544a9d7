import { AF_INET, readAddress } from "./sockaddr.ts";

/**
 * Address and port of a sender as numbers, in the layout of Linux' sockaddr: comparing them costs
 * no text. The first word holds the family in its low half and the port, in network order, in the
 * other. An IPv4 address is the second word; an IPv6 one words two to five, its scope the sixth.
 */
export const senderWords = 8;

type Words = Uint32Array;

/** Whether two keys name the same address, whatever the ports. Positions are those of keys, not words. */
export function sameAddress(a: Words, i: number, b: Words, j: number): boolean {
  const one = i * senderWords;
  const two = j * senderWords;
  const family = (a[one] ?? 0) & 0xffff;
  if (family !== ((b[two] ?? 0) & 0xffff)) return false;
  if (family === AF_INET) return a[one + 1] === b[two + 1];
  for (let word = 2; word <= 6; word += 1) if (a[one + word] !== b[two + word]) return false;
  return true;
}

export function sameSender(a: Words, i: number, b: Words, j: number): boolean {
  return a[i * senderWords] === b[j * senderWords] && sameAddress(a, i, b, j);
}

/** A whole number of 32 bits, spread well over equal sources on many ports and many neighbours. */
export function hashSender(words: Words, index: number): number {
  const at = index * senderWords;
  const head = words[at] ?? 0;
  let hash = Math.imul(head, 0x9e37_79b1);
  if ((head & 0xffff) === AF_INET) return mix(hash ^ (words[at + 1] ?? 0));
  for (let word = 2; word <= 6; word += 1) hash = mix(hash ^ (words[at + word] ?? 0));
  return hash;
}

/** The last step of MurmurHash3: every bit of the input changes half of the output's. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}

/** @param word where the copy begins */
export function copySender(from: Words, index: number, to: Words, word: number): void {
  const at = index * senderWords;
  for (let offset = 0; offset < senderWords; offset += 1) to[word + offset] = from[at + offset] ?? 0;
}

export function senderPort(words: Words, index: number): number {
  const port = (words[index * senderWords] ?? 0) >>> 16;
  return ((port & 0xff) << 8) | (port >>> 8);
}

/** The address as text, without its zone. */
export function senderAddress(words: Words, index: number): string {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  return readAddress(bytes, index * senderWords * 4, null);
}
