import type { Parsed } from "../../../shared/parsed.ts";
import { inputProblemText } from "../../../shared/text/sentences.ts";

/** The command line asked for something that cannot be: one sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export function refuseUsage(sentence: string): never {
  throw new UsageError(sentence);
}

/** The value that a parser of shared/ read, or its sentence as a refusal. */
export function accepted<T>(parsed: Parsed<T>): T {
  return parsed.ok ? parsed.value : refuseUsage(inputProblemText(parsed.problem));
}

/** What a process answers to the shell. */
export const exitCodes = { done: 0, nothing: 1, usage: 2 } as const;
