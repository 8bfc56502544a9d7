import { parseArgs } from "node:util";
import type { OptionValue } from "../../../shared/statements/usage.ts";
import { refuseUsage } from "./usage.ts";

/** For each option what its value is, in a list where it may be given often, or null for a switch without one. */
export type OptionTable = Readonly<Record<string, OptionValue | readonly [OptionValue] | null>>;

export interface Arguments<T extends OptionTable> {
  readonly values: { readonly [N in keyof T]?: string };
  /** Of those that may be given often, in order. */
  readonly lists: { readonly [N in keyof T]?: readonly string[] };
  readonly switches: { readonly [N in keyof T]?: true };
  /** What stands there without an option's name, in order. */
  readonly rest: readonly string[];
}

/**
 * Reads the arguments of one command. Node's parser only splits them: its own refusals are several
 * sentences long, and it lets the second of two equal options win in silence.
 */
export function readArguments<T extends OptionTable>(args: readonly string[], table: T): Arguments<T> {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, value]) => [
      name,
      { type: value === null ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const values: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  const switches: Record<string, true> = {};
  const rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") rest.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const wanted = Object.hasOwn(table, name) ? table[name] : undefined;
    if (wanted === undefined)
      refuseUsage("option-unknown", { option: rawName, options: knownOptions(table) });
    if (name in values || name in switches) refuseUsage("option-twice", { option: rawName });
    if (wanted === null) {
      if (value !== undefined) refuseUsage("switch-with-value", { option: rawName, value });
      switches[name] = true;
    } else {
      const often = typeof wanted === "object";
      if (value === undefined || (!inlineValue && value.startsWith("--"))) {
        refuseUsage("option-without-value", { option: rawName, wanted: often ? wanted[0] : wanted });
      }
      if (often) lists[name] = [...(lists[name] ?? []), value];
      else values[name] = value;
    }
  }
  return { values, lists, switches, rest } as Arguments<T>;
}

function knownOptions(table: OptionTable): string[] {
  return Object.keys(table).map((name) => `--${name}`);
}
