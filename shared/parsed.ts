import type { InputProblemName, InputProblemValues, InputStatement } from "./statements/input.ts";
import { statement } from "./statements/statement.ts";

/**
 * Why a typed text was refused: what is wrong and what would be right, see `inputProblemText`. `start`
 * and `end` mark the characters to blame (end exclusive).
 */
export type InputProblem = InputStatement & {
  readonly start: number;
  readonly end: number;
  /** True when typing on could make it right: shown as a hint, not as an error. */
  readonly incomplete: boolean;
};

/** The outcome of reading a text that a person typed. Parsers never throw on bad input. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: InputProblem };

export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refuse<N extends InputProblemName>(
  name: N,
  values: InputProblemValues<N>,
  start: number,
  end: number,
  incomplete = false,
): Parsed<never> {
  return { ok: false, problem: { ...statement(name, values), start, end, incomplete } };
}

/** The same problem in a longer text in which the parsed piece begins at `offset`. */
export function shifted<T>(parsed: Parsed<T>, offset: number): Parsed<T> {
  if (parsed.ok || offset === 0) return parsed;
  const { problem } = parsed;
  return { ok: false, problem: { ...problem, start: problem.start + offset, end: problem.end + offset } };
}
