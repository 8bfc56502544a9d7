import type { Parsed } from "../../../shared/parsed.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";
import type { ComposeField } from "../../store/compose.ts";
import { useComplaint } from "./use-draft.ts";
import { useSettled } from "./use-settled.ts";

/** What is to be said about a field now. */
export interface Judgement {
  readonly message: string;
  /** Typing on could make it right. */
  readonly hint: boolean;
}

/**
 * A mistake is told at once, what is merely unfinished after a pause, and what Send complained
 * about in any case.
 */
export function useJudgement(field: ComposeField, text: string, parsed: Parsed<unknown>): Judgement | null {
  const complaint = useComplaint(field);
  const settled = useSettled(text);
  if (!parsed.ok && !parsed.problem.incomplete)
    return { message: inputProblemText(parsed.problem), hint: false };
  if (complaint !== null) return { message: complaint, hint: false };
  if (!parsed.ok && settled && text !== "") return { message: inputProblemText(parsed.problem), hint: true };
  return null;
}
