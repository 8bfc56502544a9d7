import type { Check, Verdict } from "../host.ts";
import { words } from "./words/words.ts";

/** The word beside a verdict's shape: it is never told by colour alone. */
export function verdictWord(verdict: Verdict): string {
  return words().diagnosis.verdicts[verdict];
}

export const verdicts: readonly Verdict[] = ["problem", "warning", "unknown", "ok"];

/** What is wrong comes first, what is well last. */
export function byVerdict(checks: readonly Check[]): Check[] {
  return [...checks].sort((one, other) => verdicts.indexOf(one.verdict) - verdicts.indexOf(other.verdict));
}

/** Whether a check found something that is or may be wrong. */
export function foundWrong(checks: readonly Check[]): boolean {
  return checks.some(({ verdict }) => verdict === "problem" || verdict === "warning");
}

/** “1 problem, 2 warnings”, or that nothing wrong was found. */
export function foundSummary(checks: readonly Check[]): string {
  const count = (of: Verdict): number => checks.filter(({ verdict }) => verdict === of).length;
  const said = words().diagnosis;
  const parts = [
    count("problem") > 0 ? said.problems(count("problem")) : "",
    count("warning") > 0 ? said.warnings(count("warning")) : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : said.nothing;
}
