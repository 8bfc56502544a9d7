/** The bytes of a text in ASCII, to compare with. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Whether the bytes at a position are these. */
export function standsAt(bytes: Uint8Array, at: number, these: Uint8Array): boolean {
  if (at + these.length > bytes.length) return false;
  for (let index = 0; index < these.length; index += 1) {
    if (bytes[at + index] !== these[index]) return false;
  }
  return true;
}

/** Where the first of these bytes stands from a position on and before an end; the end where none does. */
export function placeOf(bytes: Uint8Array, byte: number, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== byte) at += 1;
  return at;
}

/** Whether the first `most` bytes hold these somewhere. */
export function holds(bytes: Uint8Array, these: Uint8Array, most: number): boolean {
  const first = these[0] ?? 0;
  const last = Math.min(bytes.length - these.length, most);
  for (let at = bytes.indexOf(first); at >= 0 && at <= last; at = bytes.indexOf(first, at + 1)) {
    if (standsAt(bytes, at, these)) return true;
  }
  return false;
}

/** A name that somebody chose, as a word of ours: `Cache-Control` is `cache-control`, what has no letters `other`. */
export function wordOf(name: string): string {
  const word = name
    .slice(0, wordMost)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return word === "" ? "other" : word;
}

/** Characters of a word: nobody types more. */
const wordMost = 60;
