import type * as v from "valibot";
import { events, methods } from "./contract.ts";
import { sections } from "./kept/sections.ts";

/** The parts of valibot's schemas that say what a value looks like. */
interface Described {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Described>>;
  readonly item?: Described;
  readonly items?: readonly Described[];
  readonly wrapped?: Described;
  readonly value?: Described;
  readonly options?: readonly (Described | string | number)[];
  readonly literal?: unknown;
}

/**
 * What window and monitor have in common, in a few letters: another version's, also one that is called the same, has others as
 * soon as a method, a field or a choice differs. Only compared, and no proof: what it holds is not promised.
 */
export const contractMark: string = hash(
  JSON.stringify([
    Object.entries(methods).map(([name, { args, result }]) => [name, shape(args), shape(result)]),
    Object.entries(events).map(([name, payload]) => [name, shape(payload)]),
    Object.entries(sections).map(([name, { schema }]) => [name, shape(schema)]),
  ]),
);

function shape(schema: v.GenericSchema): unknown {
  return shapeOf(schema as unknown as Described);
}

function shapeOf(schema: Described): unknown {
  const { type, entries, item, items, wrapped, value, options, literal } = schema;
  return [
    type,
    entries && Object.entries(entries).map(([name, one]) => [name, shapeOf(one)]),
    item && shapeOf(item),
    items?.map(shapeOf),
    wrapped && shapeOf(wrapped),
    value && shapeOf(value),
    options?.map((one) => (typeof one === "object" ? shapeOf(one) : one)),
    typeof literal === "bigint" ? String(literal) : literal,
  ];
}

/** FNV-1a, 32 bits: two versions that differ share one in four thousand million. */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(16);
}
