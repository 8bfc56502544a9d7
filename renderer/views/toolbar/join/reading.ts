import { type JoinIntent, parseJoinText } from "../../../../shared/input/join-text.ts";
import { type ListEntry, readJoinList } from "../../../../shared/input/list/join-list.ts";
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
  const { entries } = readJoinList(text, interfaces);
  const [first] = entries;
  if (entries.length > 1 || (first !== undefined && namesSeveral(first))) return { kind: "list" };
  const parsed = parseJoinText(text, interfaces);
  if (parsed.ok) return { kind: parsed.value.kind, intent: parsed.value };
  // What only a list has, such as a name behind the group: what was taken of it is seen there.
  if (first?.read.kind === "groups") return { kind: "list" };
  return { kind: "problem", problem: parsed.problem };
}

function namesSeveral({ read }: ListEntry): boolean {
  return read.kind === "groups" && (read.sets.some(({ range }) => range !== null) || read.form === "sdp");
}
