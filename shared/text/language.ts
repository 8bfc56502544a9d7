import type { membershipEvents } from "../statements/events.ts";
import type { inputProblems } from "../statements/input.ts";
import type { ProblemTable } from "../statements/problems/problems.ts";
import type { Sentences } from "./say.ts";

/** All that a language has to say; one that leaves a sentence out does not compile. */
export interface Language {
  readonly inputProblems: Sentences<typeof inputProblems>;
  readonly problems: Sentences<ProblemTable>;
  readonly membershipEvents: Sentences<typeof membershipEvents>;
}
