import { useCallback, useEffect, useState } from "react";
import { limits } from "../../../shared/limits.ts";
import { writeClipboard } from "./bytes/clipboard.ts";
import { words } from "./words/words.ts";

export interface CopiedText {
  /** What was copied just now, as a sentence; empty otherwise. */
  readonly note: string;
  readonly copy: (text: string, what: string) => void;
  /** Says the note for what the browser's own copy took along. */
  readonly tell: (what: string) => void;
}

/** Copies a text and says so for a moment. */
export function useCopiedText(): CopiedText {
  const [note, setNote] = useState("");

  useEffect(() => {
    if (note === "") return;
    const timer = setTimeout(() => setNote(""), limits.copiedMs);
    return () => clearTimeout(timer);
  }, [note]);

  const tell = useCallback((what: string) => setNote(words().copied(what)), []);
  const copy = useCallback(
    (text: string, what: string) => {
      void writeClipboard(text).then((copied) => (copied ? tell(what) : setNote(words().noClipboard)));
    },
    [tell],
  );
  return { note, copy, tell };
}
