import type { DecodingState } from "../../../shared/model/decoding.ts";
import type { StreamKind } from "../../../shared/model/stream-kinds.ts";

/**
 * What stands in a recording's ring between the packets where a filter looks at them, and never in a file: blocks of
 * types that pcapng leaves free, with type and length as all have them.
 */
export const noteBlocks = {
  /** Before a packet: of which row it is, and what the streams say of it. */
  packet: 0xffff_fffe,
  /** What is known from now on, as JSON. */
  reading: 0xffff_fffd,
} as const;

/** Type, length, row and mark: a multiple of eight, so that what follows keeps its place within eight bytes. */
export const packetNoteBytes = 16;

/** How packets are read from here on. */
export type ReadingNote =
  /** What people chose and described. */
  | { readonly kind: "decoding"; readonly state: DecodingState }
  /** What a row is, and what its streams are recognised as. */
  | {
      readonly kind: "row";
      readonly row: number;
      readonly key: string;
      readonly streams: readonly StreamKind[];
    };

/** Type, length, length of the text; text, and zeros up to a multiple of eight. */
const headBytes = 12;

export function readingNoteBlock(note: ReadingNote): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(note));
  const block = new Uint8Array((headBytes + text.length + 7) & ~7);
  const view = new DataView(block.buffer);
  view.setUint32(0, noteBlocks.reading, true);
  view.setUint32(4, block.length, true);
  view.setUint32(8, text.length, true);
  block.set(text, headBytes);
  return block;
}

/** Reads what `readingNoteBlock` made. */
export function readReadingNote(bytes: Uint8Array, view: DataView, at: number): ReadingNote {
  const text = bytes.slice(at + headBytes, at + headBytes + view.getUint32(at + 8, true));
  // Written by the other thread of this program.
  return JSON.parse(new TextDecoder().decode(text)) as ReadingNote;
}
