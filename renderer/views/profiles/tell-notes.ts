import { useEffect } from "react";
import { limits } from "../../../shared/limits.ts";
import { workspaceNoteText } from "../../../shared/text/sentences.ts";
import { useCastscope, useTraffic } from "../../context.tsx";

/** Says once what has to be known of what is kept: that a file was broken, or that nothing can be written. */
export function TellNotes() {
  const { notices } = useCastscope();
  const notes = useTraffic(({ workspace }) => workspace.notes);
  const sentences = notes.map(workspaceNoteText).join("\n");
  useEffect(() => {
    for (const sentence of sentences.split("\n")) {
      if (sentence !== "") notices.notify(sentence, null, limits.noteMs);
    }
  }, [sentences, notices]);
  return null;
}
