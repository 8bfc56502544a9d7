/**
 * How many elements the lists and maps of a MessagePack message say that they have, all together; null where the bytes end before
 * a value does. Each element takes a byte at least, so that a message that says more than it has bytes is none: a reader that
 * makes room for what a list says, before it comes to the elements, is safe from the others only.
 */
export function declaredEntries(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let entries = 0;
  let at = 0;
  while (at < bytes.length) {
    const head = bytes[at] ?? 0;
    const size = sizeOf(head);
    if (at + 1 + size.length > bytes.length) return null;
    const count = size.length === 0 ? size.fixed : readCount(view, at + 1, size.length);
    at += 1 + size.length;
    if (size.holds === "entries") entries += count * size.each;
    else at += count + size.more;
    if (entries > bytes.length) return entries;
  }
  return at === bytes.length ? entries : null;
}

interface Size {
  /** Bytes of the count behind the head; 0 where the head says it. */
  readonly length: 0 | 1 | 2 | 4;
  readonly fixed: number;
  readonly holds: "bytes" | "entries";
  /** Elements of one entry. */
  readonly each: 1 | 2;
  /** Bytes beside those that are counted. */
  readonly more: number;
}

const inline = (fixed: number): Size => ({ length: 0, fixed, holds: "bytes", each: 1, more: 0 });
const counted = (length: 1 | 2 | 4, more = 0): Size => ({ length, fixed: 0, holds: "bytes", each: 1, more });
const held = (length: 0 | 2 | 4, each: 1 | 2, fixed = 0): Size => ({
  length,
  fixed,
  holds: "entries",
  each,
  more: 0,
});

/** Binary, extensions, numbers, texts, lists and maps; nil and the two truths have no more than their head. */
const others: Readonly<Record<number, Size>> = {
  ...{ 196: counted(1), 197: counted(2), 198: counted(4) },
  // Of an extension, its type stands beside its bytes.
  ...{ 199: counted(1, 1), 200: counted(2, 1), 201: counted(4, 1) },
  ...{ 202: inline(4), 203: inline(8), 204: inline(1), 205: inline(2), 206: inline(4), 207: inline(8) },
  ...{ 208: inline(1), 209: inline(2), 210: inline(4), 211: inline(8) },
  ...{ 212: inline(2), 213: inline(3), 214: inline(5), 215: inline(9), 216: inline(17) },
  ...{ 217: counted(1), 218: counted(2), 219: counted(4) },
  ...{ 220: held(2, 1), 221: held(4, 1), 222: held(2, 2), 223: held(4, 2) },
};

/** By the first byte of a value, as the specification's table of formats has them. */
const sizes: readonly Size[] = Array.from({ length: 256 }, (_, head) => {
  if (head < 0x80 || head >= 0xe0) return inline(0);
  if (head < 0x90) return held(0, 2, head & 15);
  if (head < 0xa0) return held(0, 1, head & 15);
  if (head < 0xc0) return inline(head & 31);
  return others[head] ?? inline(0);
});

function sizeOf(head: number): Size {
  return sizes[head] ?? inline(0);
}

function readCount(view: DataView, at: number, length: 1 | 2 | 4): number {
  if (length === 1) return view.getUint8(at);
  return length === 2 ? view.getUint16(at) : view.getUint32(at);
}
