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

export function useEditor(first: FormatDraft): Editor {
  const [state, setState] = useState<Edited>(() => ({ draft: first, json: jsonOf(first), mistake: null }));
  return {
    ...state,
    edit: (draft) => setState({ draft, json: jsonOf(draft), mistake: null }),
    editJson(json) {
      const parsed = parseDescription(json);
      setState(({ draft }) =>
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
