import { type JoinIntent, parseJoinText } from "../../../../shared/input/join-text.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { InputProblem, Parsed } from "../../../../shared/parsed.ts";
import { splitJoinText } from "./several.ts";

/** One of several groups: its text as typed, and what it means. */
export interface Entry {
  readonly text: string;
  readonly parsed: Parsed<JoinIntent>;
}

/** What the join field makes of its text; from here on a join is a value. */
export type Reading =
  | { readonly kind: "empty" }
  | { readonly kind: "group"; readonly intent: JoinIntent }
  /** One host: offered as listening, never joined unasked. */
  | { readonly kind: "host"; readonly intent: JoinIntent }
  | { readonly kind: "several"; readonly entries: readonly Entry[] }
  | { readonly kind: "problem"; readonly problem: InputProblem };

export function readJoinText(text: string, interfaces: readonly Interface[]): Reading {
  if (text.trim() === "") return { kind: "empty" };
  const entries = splitJoinText(text);
  if (entries.length > 1) {
    return {
      kind: "several",
      entries: entries.map((entry) => ({ text: entry, parsed: parseJoinText(entry, interfaces) })),
    };
  }
  const parsed = parseJoinText(text, interfaces);
  if (!parsed.ok) return { kind: "problem", problem: parsed.problem };
  return { kind: parsed.value.kind, intent: parsed.value };
}
