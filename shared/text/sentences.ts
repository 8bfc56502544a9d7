import type { EventStatement } from "../statements/events.ts";
import type { InputStatement } from "../statements/input.ts";
import type { ProblemTable } from "../statements/problems/problems.ts";
import type { Statement } from "../statements/statement.ts";
import { language } from "./languages.ts";
import { say } from "./say.ts";

/** One sentence: what is wrong with a typed text and what would be right. */
export function inputProblemText(problem: InputStatement): string {
  return say(language.inputProblems, problem);
}

/** One sentence: what happened, why, and what would be right; names interface, port, value. */
export function problemText(problem: Statement<ProblemTable>): string {
  return say(language.problems, problem);
}

/** One sentence: what happened to a membership. */
export function eventText(event: EventStatement): string {
  return say(language.membershipEvents, event);
}
