/** ASCII read in the receive buffer, without a string for each datagram. */

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** @param end behind the last byte that may be read */
export function startsWith(bytes: Uint8Array, at: number, end: number, literal: Uint8Array): boolean {
  if (at + literal.length > end) return false;
  for (let index = 0; index < literal.length; index += 1) {
    if (bytes[at + index] !== literal[index]) return false;
  }
  return true;
}

/** Where the first `literal` begins, -1 where there is none. @param end behind the last byte that may be read */
export function find(bytes: Uint8Array, at: number, end: number, literal: Uint8Array): number {
  for (let place = at; place + literal.length <= end; place += 1) {
    if (startsWith(bytes, place, end, literal)) return place;
  }
  return -1;
}

/** Where the digits of a number end that begins at `at`. */
export function digitsEnd(bytes: Uint8Array, at: number, end: number, base: 10 | 16): number {
  let place = at;
  while (place < end && digit(bytes[place] ?? 0) < base) place += 1;
  return place;
}

/** The number of the digits from `at` to `end`; -1 where there are none, or where it is above 2^53. */
export function digits(bytes: Uint8Array, at: number, end: number, base: 10 | 16): number {
  let value = 0;
  for (let place = at; place < end; place += 1) {
    value = value * base + digit(bytes[place] ?? 0);
    if (value > Number.MAX_SAFE_INTEGER) return -1;
  }
  return end > at ? value : -1;
}

/** The value of a digit; above any base where it is none. */
function digit(character: number): number {
  if (character >= 0x30 && character <= 0x39) return character - 0x30;
  const letter = character | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 99;
}
