import { useCopiedText } from "../use-copied-text.ts";
import { type CopyFormat, copyText } from "./copy-formats.ts";
import { words } from "./words/words.ts";

export interface Copying {
  /** What was copied just now, as a sentence; empty otherwise. */
  readonly note: string;
  readonly copy: (bytes: Uint8Array, format: CopyFormat) => void;
  /** Says the note for bytes that the browser's own copy took along. */
  readonly tell: (bytes: Uint8Array, format: CopyFormat) => void;
}

/** Copies bytes and says so for a moment. */
export function useCopying(): Copying {
  const { note, copy, tell } = useCopiedText();
  return {
    note,
    tell: (bytes, format) => tell(wordsOf(bytes, format)),
    copy: (bytes, format) => copy(copyText(bytes, format), wordsOf(bytes, format)),
  };
}

function wordsOf(bytes: Uint8Array, format: CopyFormat): string {
  return words().bytesAs(bytes.length, words().formats[format]);
}
