import { useEffect, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import { writeClipboard } from "../bytes/clipboard.ts";

interface CopiedText {
  /** What was copied just now, as a sentence; empty otherwise. */
  readonly note: string;
  readonly copy: (text: string, what: string) => void;
}

/** Copies a text and says so for a moment. */
export function useCopiedText(): CopiedText {
  const [note, setNote] = useState("");

  useEffect(() => {
    if (note === "") return;
    const timer = setTimeout(() => setNote(""), limits.copiedMs);
    return () => clearTimeout(timer);
  }, [note]);

  return {
    note,
    copy: (text, what) => {
      void writeClipboard(text).then((copied) =>
        setNote(copied ? `Copied ${what}` : "The system did not let Castscope use the clipboard"),
      );
    },
  };
}
