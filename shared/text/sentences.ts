import type { InputStatement } from "../statements/input.ts";
import { language } from "./languages.ts";
import { say } from "./say.ts";

/** One sentence: what is wrong with a typed text and what would be right. */
export function inputProblemText(problem: InputStatement): string {
  return say(language.inputProblems, problem);
}
