import type { Statement, StatementTable, ValuesOf } from "../statements/statement.ts";

/** One language's sentences for a table of statements: all of them, or it does not compile. */
export type Sentences<T extends StatementTable> = {
  readonly [N in keyof T]: (values: ValuesOf<T, N>) => string;
};

/**
 * The sentence of a statement. One whose name is not known here, as of a newer program behind an older
 * page, is told by its name: better than nothing, and than a window that breaks.
 */
export function say<T extends StatementTable>(
  sentences: Sentences<T>,
  { name, values }: Statement<T>,
): string {
  if (!Object.hasOwn(sentences, name)) return name;
  // Name and values belong together by the type of the statement.
  const sentence = sentences[name] as (values: unknown) => string;
  return sentence(values);
}
