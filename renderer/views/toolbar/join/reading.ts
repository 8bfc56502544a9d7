import { type JoinIntent, parseJoinText } from "../../../../shared/input/join-text.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { InputProblem } from "../../../../shared/parsed.ts";
import { intentText } from "./intent-text.ts";
import { isComment, splitJoinText } from "./several.ts";

/** One entry of a list: its text as typed, and what it means. Only a group is joined. */
export type Entry =
  | { readonly kind: "group"; readonly text: string; readonly intent: JoinIntent }
  /** The same as an entry before, whose place from 1 is told. */
  | { readonly kind: "again"; readonly text: string; readonly of: number }
  | { readonly kind: "host"; readonly text: string; readonly intent: JoinIntent }
  | { readonly kind: "wrong"; readonly text: string; readonly problem: InputProblem }
  | { readonly kind: "comment"; readonly text: string };

/** What the join field makes of its text; from here on a join is a value. */
export type Reading =
  | { readonly kind: "empty" }
  | { readonly kind: "group"; readonly intent: JoinIntent }
  /** One host: offered as listening, never joined unasked. */
  | { readonly kind: "host"; readonly intent: JoinIntent }
  /** A port to watch as a whole. */
  | { readonly kind: "port"; readonly intent: JoinIntent }
  | { readonly kind: "several"; readonly entries: readonly Entry[] }
  | { readonly kind: "problem"; readonly problem: InputProblem };

export function readJoinText(text: string, interfaces: readonly Interface[]): Reading {
  if (text.trim() === "") return { kind: "empty" };
  const texts = splitJoinText(text);
  if (texts.length > 1) return { kind: "several", entries: readEntries(texts, interfaces) };
  const parsed = parseJoinText(text, interfaces);
  if (!parsed.ok) return { kind: "problem", problem: parsed.problem };
  return { kind: parsed.value.kind, intent: parsed.value };
}

function readEntries(texts: readonly string[], interfaces: readonly Interface[]): Entry[] {
  /** Places of the groups so far, from 1. */
  const places = new Map<string, number>();
  return texts.map((text, at): Entry => {
    if (isComment(text)) return { kind: "comment", text };
    const parsed = parseJoinText(text, interfaces);
    if (!parsed.ok) return { kind: "wrong", text, problem: parsed.problem };
    const intent = parsed.value;
    if (intent.kind === "host") return { kind: "host", text, intent };
    const key = intentText(intent);
    const of = places.get(key);
    if (of !== undefined) return { kind: "again", text, of };
    places.set(key, at + 1);
    return { kind: "group", text, intent };
  });
}

/** How many entries are joined, and how many are not though they were meant to be. */
export function countEntries(entries: readonly Entry[]): {
  readonly joined: number;
  readonly leftOut: number;
} {
  const joined = entries.filter(({ kind }) => kind === "group").length;
  const comments = entries.filter(({ kind }) => kind === "comment").length;
  return { joined, leftOut: entries.length - comments - joined };
}
