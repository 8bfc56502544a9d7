import * as v from "valibot";
import { limits } from "../../shared/limits.ts";
import { type Problem, problem } from "../../shared/problem.ts";
import type { Answer } from "../../shared/transport.ts";

/** The answer to a call whose name is not in the contract. */
export function refuseMethod(method: unknown): Answer {
  const refusal =
    typeof method === "string"
      ? problem("method-unknown", { method: clip(method) })
      : problem("method-not-a-text");
  return { ok: false, problem: refusal };
}

/** The first thing that is wrong with a call's arguments, and where. */
export function invalidArguments(method: string, issue: v.BaseIssue<unknown>): Problem {
  const path = v.getDotPath(issue);
  const key = issue.path?.[0]?.key;
  const concerns = typeof key === "string" ? key : null;
  if (path !== null && issue.received === "undefined") {
    return { ...problem("argument-missing", { method, path }), concerns };
  }
  return { ...problem("argument-wrong", { method, path, detail: detail(issue) }), concerns };
}

/** `Invalid value: Expected <=65535 but received 70000` without its capitals and without floods of text. */
function detail(issue: v.BaseIssue<unknown>): string {
  const words = issue.message.replace(/: ([ER])/, (_, letter: string) => `, ${letter.toLowerCase()}`);
  return clip(words.charAt(0).toLowerCase() + words.slice(1));
}

function clip(text: string): string {
  return text.length <= limits.quotedLength ? text : `${text.slice(0, limits.quotedLength)}…`;
}
