import { type JoinIntent, parseJoinText } from "../../../../shared/input/join-text.ts";
import { readJoinList } from "../../../../shared/input/list/join-list.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { InputProblem } from "../../../../shared/parsed.ts";

/** What the join field makes of its text; from here on a join is a value. */
export type Reading =
  | { readonly kind: "empty" }
  | { readonly kind: "group"; readonly intent: JoinIntent }
  /** One host: offered as listening, never joined unasked. */
  | { readonly kind: "host"; readonly intent: JoinIntent }
  /** A port to watch as a whole. */
  | { readonly kind: "port"; readonly intent: JoinIntent }
  /** Several groups, or a range: told in the list below before anything is joined. */
  | { readonly kind: "list" }
  | { readonly kind: "problem"; readonly problem: InputProblem };

export function readJoinText(text: string, interfaces: readonly Interface[]): Reading {
  if (text.trim() === "") return { kind: "empty" };
  if (isList(text)) return { kind: "list" };
  const parsed = parseJoinText(text, interfaces);
  if (!parsed.ok) return { kind: "problem", problem: parsed.problem };
  return { kind: parsed.value.kind, intent: parsed.value };
}

/** More than one entry, or one that names several groups. */
function isList(text: string): boolean {
  const { entries } = readJoinList(text);
  const [first] = entries;
  if (entries.length !== 1 || first === undefined) return entries.length > 1;
  return (
    first.read.kind === "groups" &&
    (first.read.sets.some(({ range }) => range !== null) || first.read.form === "sdp")
  );
}
