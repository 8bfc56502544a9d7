import * as v from "valibot";

/**
 * What is said to people is a name and the values that go into it; a language's table of
 * `shared/text/` makes the sentence where it is shown. So it can be compared, crosses every boundary
 * as plain data, and waits for no translation.
 */

/** The names of one kind of statement, each with the schemas of its values. */
export type StatementTable = Readonly<Record<string, v.ObjectEntries>>;

export type ValuesOf<T extends StatementTable, N extends keyof T> = {
  readonly [K in keyof T[N]]: v.InferOutput<T[N][K]>;
};

/** One statement out of a table: which one is told by its name. */
export type Statement<T extends StatementTable> = {
  [N in keyof T & string]: { readonly name: N; readonly values: ValuesOf<T, N> };
}[keyof T & string];

/**
 * Checks that a value is one of a table's statements, with exactly its values.
 * @param more what stands beside name and values in something that holds a statement
 */
export function statementSchema<T extends StatementTable, More = unknown>(
  table: T,
  more: (name: keyof T & string) => v.ObjectEntries = () => ({}),
): v.GenericSchema<unknown, Statement<T> & More> {
  const options = Object.entries(table).map(([name, values]) =>
    v.object({ name: v.literal(name), values: v.strictObject(values), ...more(name) }),
  );
  // The table's own entries, one option each: the type says the same by key.
  return v.variant("name", options) as unknown as v.GenericSchema<unknown, Statement<T> & More>;
}

interface Said {
  readonly name: string;
  readonly values: unknown;
}

/** Only what is said, of something that holds more than that. */
export function statementOf<S extends Said>({
  name,
  values,
}: S): S extends Said ? Pick<S, keyof Said> : never {
  return { name, values } as S extends Said ? Pick<S, keyof Said> : never;
}

/** A statement by its name; values that are wrong or missing do not compile. */
export function statement<T extends StatementTable, N extends keyof T & string>(
  name: N,
  values: ValuesOf<T, N>,
): Statement<T> {
  return { name, values } as Statement<T>;
}
