import * as v from "valibot";
import type { ProblemCode } from "./statements/problems/kind.ts";
import {
  type ProblemName,
  type ProblemTable,
  problemKinds,
  problemTable,
} from "./statements/problems/problems.ts";
import { type Statement, statement, statementSchema, type ValuesOf } from "./statements/statement.ts";
import { problemText } from "./text/sentences.ts";

/** Everything that can fail is told as a value of this type; `problemText` makes the sentence. */
export type Problem = Statement<ProblemTable> & {
  /** What scripts may rely on: coarser than the name, and never renamed. */
  readonly code: ProblemCode;
  /** The argument that is to blame, where there is one: `address`, `port`, `interface` … */
  readonly concerns: string | null;
  /** Whether the same request can succeed later without being changed. */
  readonly retry: boolean;
};

export const problemSchema: v.GenericSchema<unknown, Problem> = statementSchema(problemTable, (name) => ({
  code: v.literal(problemKinds[name].code),
  concerns: v.nullable(v.string()),
  retry: v.boolean(),
}));

/** The values of a name; those of a sentence without any may be left out. */
type Rest<N extends ProblemName> = keyof ProblemTable[N] extends never
  ? []
  : [values: ValuesOf<ProblemTable, N>];

export function problem<N extends ProblemName>(name: N, ...[values]: Rest<N>): Problem {
  const { code, concerns, retry } = problemKinds[name];
  const told = statement<ProblemTable, N>(name, (values ?? {}) as ValuesOf<ProblemTable, N>);
  return { ...told, code, concerns, retry };
}

/** A problem as an exception: thrown by the engine's commands and by the client's calls. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  /** The message is for logs. */
  constructor(cause: Problem) {
    super(problemText(cause));
    this.problem = cause;
  }
}

export function fail<N extends ProblemName>(name: N, ...values: Rest<N>): never {
  throw new ProblemError(problem(name, ...values));
}

/** Any thrown value as a problem; what was not foreseen is `internal`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem("internal", { reason: error instanceof Error ? error.message : String(error) });
}
