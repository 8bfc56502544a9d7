import type { Check, Verdict } from "../host.ts";
import { plural } from "./count.ts";

/** The words beside a verdict's shape: it is never told by colour alone. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  problem: "Problem",
  warning: "Warning",
  unknown: "Unknown",
  ok: "OK",
};

const order: readonly Verdict[] = ["problem", "warning", "unknown", "ok"];

/** What is wrong comes first, what is well last. */
export function byVerdict(checks: readonly Check[]): Check[] {
  return [...checks].sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
}

/** Whether a check found something that is or may be wrong. */
export function foundWrong(checks: readonly Check[]): boolean {
  return checks.some(({ verdict }) => verdict === "problem" || verdict === "warning");
}

/** “1 problem, 2 warnings”, or that nothing wrong was found. */
export function foundSummary(checks: readonly Check[]): string {
  const count = (of: Verdict): number => checks.filter(({ verdict }) => verdict === of).length;
  const parts = [
    count("problem") > 0 ? plural(count("problem"), "problem") : "",
    count("warning") > 0 ? plural(count("warning"), "warning") : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "Nothing wrong found";
}
