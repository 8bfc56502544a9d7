import { useEffect, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import { plural } from "../../../../shared/text/count.ts";
import { writeClipboard } from "./clipboard.ts";
import { type CopyFormat, copyFormatNames, copyText } from "./copy-formats.ts";

export interface Copying {
  /** What was copied just now, as a sentence; empty otherwise. */
  readonly note: string;
  readonly copy: (bytes: Uint8Array, format: CopyFormat) => void;
  /** Says the note for bytes that the browser's own copy took along. */
  readonly tell: (bytes: Uint8Array, format: CopyFormat) => void;
}

/** Copies bytes and says so for a moment. */
export function useCopying(): Copying {
  const [note, setNote] = useState("");

  useEffect(() => {
    if (note === "") return;
    const timer = setTimeout(() => setNote(""), limits.copiedMs);
    return () => clearTimeout(timer);
  }, [note]);

  const tell = (bytes: Uint8Array, format: CopyFormat): void => {
    setNote(`Copied ${plural(bytes.length, "byte")} as ${copyFormatNames[format]}`);
  };
  return {
    note,
    tell,
    copy: (bytes, format) => {
      void writeClipboard(copyText(bytes, format)).then((copied) =>
        copied ? tell(bytes, format) : setNote("The system did not let Castscope use the clipboard"),
      );
    },
  };
}
