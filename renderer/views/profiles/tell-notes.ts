import { useEffect } from "react";
import { limits } from "../../../shared/limits.ts";
import type { WorkspaceNote } from "../../../shared/statements/workspace.ts";
import { workspaceNoteText } from "../../../shared/text/sentences.ts";
import { type Castscope, useCastscope, useTraffic } from "../../context.tsx";

/** What was told in a window, also when all of it is drawn anew, as in another language. */
const told = new WeakMap<Castscope, readonly string[]>();

/** Says once what has to be known of what is kept: that a file was broken, or that nothing can be written. */
export function TellNotes() {
  const castscope = useCastscope();
  const notes = useTraffic(({ workspace }) => workspace.notes);
  useEffect(() => {
    const before = told.get(castscope) ?? [];
    for (const note of notes) {
      if (!before.includes(keyOf(note)))
        castscope.notices.notify(workspaceNoteText(note), null, limits.noteMs);
    }
    told.set(castscope, notes.map(keyOf));
  }, [notes, castscope]);
  return null;
}

function keyOf(note: WorkspaceNote): string {
  return JSON.stringify(note);
}
