import fc from "fast-check";
import * as v from "valibot";

/**
 * For tests: any value that a schema lets through, so that what is tested with it knows of a new field
 * or method by itself. What a schema asks for in words of its own (`v.check`) has to be given.
 */
export type Given = ReadonlyMap<v.GenericSchema, fc.Arbitrary<unknown>>;

export function arbitraryOf<Schema extends v.GenericSchema>(
  schema: Schema,
  given: Given = new Map(),
): fc.Arbitrary<v.InferOutput<Schema>> {
  return any(schema as unknown as Described, given).filter((value): value is v.InferOutput<Schema> =>
    v.is(schema, value),
  );
}

/** What valibot's schemas tell of themselves. */
type Described = v.GenericSchema &
  (
    | { readonly type: "object" | "strict_object"; readonly entries: Readonly<Record<string, Described>> }
    | { readonly type: "array"; readonly item: Described; readonly pipe?: readonly Action[] }
    | { readonly type: "nullable" | "optional"; readonly wrapped: Described }
    | { readonly type: "record"; readonly key: Described; readonly value: Described }
    | { readonly type: "picklist"; readonly options: readonly (string | number)[] }
    | { readonly type: "literal"; readonly literal: string | number | boolean }
    | { readonly type: "intersect" | "variant" | "union"; readonly options: readonly Described[] }
    | { readonly type: "instance"; readonly class: unknown; readonly pipe?: readonly Action[] }
    | { readonly type: "number" | "string"; readonly pipe?: readonly Action[] }
    | { readonly type: "boolean" | "null" | "unknown" }
  );

interface Action {
  readonly type: string;
  readonly requirement?: unknown;
}

/** Lists stay short: it is the kinds of values that matter. */
const most = 4;

function any(schema: Described, given: Given): fc.Arbitrary<unknown> {
  const own = given.get(schema);
  if (own) return own;
  const of = (inner: Described) => any(inner, given);
  switch (schema.type) {
    case "object":
    case "strict_object":
      return records(schema.entries, of);
    case "array":
      return fc.array(of(schema.item), lengths(schema.pipe));
    case "optional":
      return of(schema.wrapped);
    case "nullable":
      return fc.option(of(schema.wrapped));
    case "record":
      return fc.dictionary(of(schema.key) as fc.Arbitrary<string>, of(schema.value), { maxKeys: most });
    case "picklist":
      return fc.constantFrom(...schema.options);
    case "literal":
      return fc.constant(schema.literal);
    case "intersect":
      return fc.tuple(...schema.options.map(of)).map((parts) => Object.assign({}, ...parts));
    case "variant":
    case "union":
      return fc.oneof(...schema.options.map(of));
    case "instance":
      return instances(schema.class, lengths(schema.pipe));
    case "number":
      return numbers(schema.pipe ?? []);
    case "string":
      return fc.string({ unit: "grapheme", ...lengths(schema.pipe, 12) });
    case "boolean":
      return fc.boolean();
    case "unknown":
      return fc.oneof(fc.integer(), fc.string(), fc.uint8Array({ minLength: 1, maxLength: most }));
    case "null":
      return fc.constant(null);
    default:
      throw new Error(`no values are known of the schema ${(schema satisfies never as Described).type}`);
  }
}

function records(
  entries: Readonly<Record<string, Described>>,
  of: (schema: Described) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const all = Object.entries(entries);
  const required = all.filter(([, { type }]) => type !== "optional").map(([key]) => key);
  return fc.record(Object.fromEntries(all.map(([key, schema]) => [key, of(schema)])), {
    requiredKeys: required,
  });
}

function lengths(actions: readonly Action[] = [], longest = most) {
  const minLength =
    bound(actions, "min_length") ?? (actions.some(({ type }) => type === "non_empty") ? 1 : 0);
  return { minLength, maxLength: Math.min(longest, bound(actions, "max_length") ?? longest) };
}

function bound(actions: readonly Action[], type: string): number | undefined {
  const found = actions.find((action) => action.type === type);
  return found && Number(found.requirement);
}

function numbers(actions: readonly Action[]): fc.Arbitrary<number> {
  const min = bound(actions, "min_value") ?? -(2 ** 41);
  const max = bound(actions, "max_value") ?? 2 ** 41;
  const whole = fc.integer({ min: Math.ceil(min), max });
  if (actions.some(({ type }) => type === "integer")) return whole;
  return fc.oneof(whole, fc.double({ min, max, noNaN: true }).map(plain));
}

/** Without the negative zero, which nothing that is counted or measured is. */
function plain(value: number): number {
  return value === 0 ? 0 : value;
}

function instances(kind: unknown, length: { minLength: number; maxLength: number }): fc.Arbitrary<unknown> {
  switch (kind) {
    case Uint8Array:
      return fc.uint8Array(length);
    case Uint16Array:
      return fc.uint16Array(length);
    case Uint32Array:
      return fc.uint32Array(length);
    case Int16Array:
      return fc.int16Array(length);
    case Float32Array:
      return fc.float32Array(length);
    case Float64Array:
      return fc.float64Array(length);
    default:
      throw new Error(`no values are known of ${String(kind)}`);
  }
}
