import type { Parsed } from "../../../shared/parsed.ts";
import { statement, statementOf, type ValuesOf } from "../../../shared/statements/statement.ts";
import type { UsageStatement, UsageTable } from "../../../shared/statements/usage.ts";
import { usageText } from "../../../shared/text/sentences.ts";

/** The command line asked for something that cannot be: exit code 2. Its message is the sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  /** The text that was wrong and, below it, a sign for each character to blame; empty where it is clear. */
  readonly place: readonly string[];

  constructor(problem: UsageStatement, place: readonly string[] = []) {
    super(usageText(problem));
    this.place = place;
  }
}

export function refuseUsage<N extends keyof UsageTable>(name: N, values: ValuesOf<UsageTable, N>): never {
  throw new UsageError(statement<UsageTable, N>(name, values));
}

/** The value that a parser of shared/ read, or its mistake as a refusal. */
export function accepted<T>(parsed: Parsed<T>): T {
  return parsed.ok ? parsed.value : refuseUsage("text-unreadable", { mistake: statementOf(parsed.problem) });
}

/** The same of a text that is long: the refusal shows what of it is wrong. */
export function acceptedAt<T>(text: string, parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  const { start, end } = parsed.problem;
  const marks = `${" ".repeat(start)}${"^".repeat(Math.max(1, end - start))}`;
  const mistake = statementOf(parsed.problem);
  throw new UsageError(statement<UsageTable, "text-unreadable">("text-unreadable", { mistake }), [
    `  ${text}`,
    `  ${marks}`,
  ]);
}

/** What a process answers to the shell. */
export const exitCodes = { done: 0, nothing: 1, usage: 2 } as const;
