/** For tests: as much of JSON Schema (draft 2020-12) as docs/described-format.schema.json is written in. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: "object" | "array" | "string" | "number" | "integer";
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** Whether a value is as a schema says. */
export function fits(value: unknown, schema: Schema, root: Schema = schema): boolean {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace("#/$defs/", "")];
    if (target === undefined) throw new Error(`nothing is called ${schema.$ref}`);
    return fits(value, target, root);
  }
  const among = (choices: readonly unknown[]): boolean => choices.includes(value);
  if (schema.const !== undefined && !among([schema.const])) return false;
  if (schema.enum !== undefined && !among(schema.enum)) return false;
  if (schema.anyOf !== undefined && !schema.anyOf.some((one) => fits(value, one, root))) return false;
  switch (schema.type) {
    case "object":
      return typeof value === "object" && value !== null && objectFits(value, schema, root);
    case "array": {
      const { items = {}, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
      const isLong = Array.isArray(value) && value.length >= minItems && value.length <= maxItems;
      return isLong && value.every((item) => fits(item, items, root));
    }
    case "string": {
      const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern = "" } = schema;
      const isLong = typeof value === "string" && value.length >= minLength && value.length <= maxLength;
      return isLong && new RegExp(pattern).test(value);
    }
    case "integer":
    case "number": {
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
      const isWhole = schema.type === "number" || Number.isInteger(value);
      return typeof value === "number" && isWhole && value >= minimum && value <= maximum;
    }
    default:
      return true;
  }
}

function objectFits(value: object, schema: Schema, root: Schema): boolean {
  const { properties = {}, required = [], additionalProperties = {} } = schema;
  if (Array.isArray(value) || !required.every((name) => Object.hasOwn(value, name))) return false;
  return Object.entries(value).every(([name, member]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own !== undefined) return fits(member, own, root);
    return additionalProperties !== false && fits(member, additionalProperties, root);
  });
}
