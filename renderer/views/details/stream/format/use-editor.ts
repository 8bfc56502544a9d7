import { useState } from "react";
import { formatDescription } from "../../../../../shared/described/description-json.ts";
import { parseDescription } from "../../../../../shared/described/description-text.ts";
import type { InputProblem } from "../../../../../shared/parsed.ts";
import { descriptionOf, type FormatDraft } from "./draft.ts";

/** A draft as its form and as its JSON. */
interface Edited {
  readonly draft: FormatDraft;
  readonly json: string;
  /** What is wrong with the JSON; the form keeps the last state that was right. */
  readonly mistake: InputProblem | null;
}

/** Either side edits the other. */
export interface Editor extends Edited {
  readonly edit: (draft: FormatDraft) => void;
  readonly editJson: (text: string) => void;
}

/** What was edited so far, by what is described: another language draws the editor anew. */
const edited = new WeakMap<object, Edited>();

/** @param of what is described, for as long as it is */
export function useEditor(first: FormatDraft, of: object | null): Editor {
  const [state, setState] = useState<Edited>(
    () => (of && edited.get(of)) ?? { draft: first, json: jsonOf(first), mistake: null },
  );
  const take = (next: Edited): void => {
    if (of !== null) edited.set(of, next);
    setState(next);
  };
  return {
    ...state,
    edit: (draft) => take({ draft, json: jsonOf(draft), mistake: null }),
    editJson(json) {
      const parsed = parseDescription(json);
      const { draft } = state;
      take(
        parsed.ok ? { draft: parsed.value, json, mistake: null } : { draft, json, mistake: parsed.problem },
      );
    },
  };
}

function jsonOf(draft: FormatDraft): string {
  const description = descriptionOf(draft);
  return description === null
    ? JSON.stringify({ name: draft.name, fields: [] }, null, 2)
    : formatDescription(description);
}
