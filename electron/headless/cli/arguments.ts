import { parseArgs } from "node:util";
import { refuseUsage } from "./usage.ts";

/** For each option the words for its value, or null for a switch without one. */
export type OptionTable = Readonly<Record<string, string | null>>;

export interface Arguments<T extends OptionTable> {
  readonly values: { readonly [N in keyof T]?: string };
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
  const switches: Record<string, true> = {};
  const rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") rest.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const wanted = Object.hasOwn(table, name) ? table[name] : undefined;
    if (wanted === undefined) refuseUsage(`${rawName} is not an option here: ${knownOptions(table)}.`);
    if (name in values || name in switches) refuseUsage(`${rawName} is there twice: give it once.`);
    if (wanted === null) {
      if (value !== undefined) refuseUsage(`${rawName} takes no value: leave “=${value}” out.`);
      switches[name] = true;
    } else {
      if (value === undefined || (!inlineValue && value.startsWith("--"))) {
        refuseUsage(`After ${rawName} comes ${wanted}.`);
      }
      values[name] = value;
    }
  }
  return { values, switches, rest } as Arguments<T>;
}

function knownOptions(table: OptionTable): string {
  const names = Object.keys(table).map((name) => `--${name}`);
  return names.length === 0 ? "this command has none" : `there is ${names.join(", ")}`;
}
