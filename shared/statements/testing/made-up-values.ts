import * as v from "valibot";

/** Values for tests, made from their schemas: a few of each kind, the first plain and all different. */

type Schema = v.GenericSchema & {
  readonly type: string;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
};

function choices(schema: Schema, name: string): unknown[] {
  switch (schema.type) {
    case "string":
      return [`One-${name}`, `Other-${name}`];
    case "number":
      // Also apart as counts, as spans and as times of day, in ms.
      return [2, 1, 0, 7_203_000];
    case "boolean":
      return [true, false];
    case "picklist":
      return [...(schema.options ?? [])];
    case "literal":
      return [schema.literal];
    case "nullable":
      return [...choices(schema.wrapped as Schema, name), null];
    case "array": {
      const [first, second] = choices(schema.item as Schema, name);
      return [[first, second], [first], []].filter((list) => v.is(schema, list));
    }
    case "object":
    case "strict_object":
      return madeUpValues(schema.entries as Readonly<Record<string, v.GenericSchema>>);
    case "variant":
      return (schema.options as Schema[]).flatMap((option) => choices(option, name).slice(0, 1));
    default:
      throw new Error(`A schema of the type ${schema.type} is not made up yet.`);
  }
}

/** The first set is plain; in each further one a single value is another, for all that it can be. */
export function madeUpValues(entries: Readonly<Record<string, v.GenericSchema>>): Record<string, unknown>[] {
  const all = Object.entries(entries).map(
    ([name, schema]) => [name, choices(schema as Schema, name)] as const,
  );
  const plain = Object.fromEntries(all.map(([name, [first]]) => [name, first]));
  const others = all.flatMap(([name, [, ...rest]]) => rest.map((value) => ({ ...plain, [name]: value })));
  return [plain, ...others];
}
