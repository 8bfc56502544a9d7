import type { CheckCode, Diagnosis, PortHolder, Verdict } from "../../../shared/host.ts";
import type { Bind } from "../../../shared/model/bind.ts";
import type { Membership, MembershipState } from "../../../shared/model/membership.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { ProblemCode } from "../../../shared/statements/problems/kind.ts";
import { plural } from "../../../shared/text/count.ts";
import {
  byVerdict,
  foundSummary,
  foundWrong,
  verdicts,
  verdictWord,
} from "../../../shared/text/diagnosis.ts";
import { printable } from "../../../shared/text/printable.ts";
import { checkText, noteText, problemText, stepTexts } from "../../../shared/text/sentences.ts";

/** The object of `why --json`. Scripts rely on these names: add, never rename. */
export interface WhyReport {
  /** When the checks were made: ISO 8601, UTC. */
  readonly at: string;
  readonly group: string;
  readonly port: number;
  /** Name of the interface; null where none was found. */
  readonly interface: string | null;
  readonly source: string | null;
  readonly bind: Bind;
  readonly state: MembershipState;
  readonly packets: number;
  /** From the join to the end of the checks, in ms. */
  readonly listenedMs: number;
  /** `well`: packets arrive and nothing wrong was found. */
  readonly answer: "well" | "look";
  /** What is wrong first. */
  readonly checks: readonly CheckReport[];
  /** What its socket is bound to; null while it has none. */
  readonly boundTo: string | null;
  /** Sockets that hold the port, this program's own too; null where the system does not tell. */
  readonly holders: readonly PortHolder[] | null;
  /** What was left out or is not told, in sentences. */
  readonly notes: readonly string[];
  /** Why it failed, in a sentence, and by its stable name. */
  readonly problem?: string;
  readonly problemCode?: ProblemCode;
}

interface CheckReport {
  readonly code: CheckCode;
  readonly verdict: Verdict;
  /** What was found, by its name and in a sentence. */
  readonly finding: string;
  readonly message: string;
  /** What to do about it, and the command that does it, where there is one. */
  readonly nextStep: { readonly words: string; readonly command: string | null } | null;
}

/** Whether packets arrive and no check found anything that is or may be wrong. */
export function isWell({ packets }: Pick<Membership, "packets">, { checks }: Diagnosis): boolean {
  return packets > 0 && !foundWrong(checks);
}

export function whyReport(row: Membership, diagnosis: Diagnosis, listenedMs: number): WhyReport {
  const { boundTo, holders, notes } = diagnosis;
  return {
    at: new Date(diagnosis.at).toISOString(),
    group: row.address,
    port: row.port,
    interface: row.interface?.name ?? null,
    source: row.source,
    bind: row.bind,
    state: row.state,
    packets: row.packets,
    listenedMs,
    answer: isWell(row, diagnosis) ? "well" : "look",
    checks: byVerdict(diagnosis.checks).map((check) => ({
      code: check.code,
      verdict: check.verdict,
      finding: check.name,
      message: checkText(check),
      nextStep: check.nextStep && stepTexts(check.nextStep),
    })),
    boundTo,
    holders,
    notes: notes.map(noteText),
    ...(row.problem ? { problem: problemText(row.problem), problemCode: row.problem.code } : {}),
  };
}

const wordWidth = Math.max(...verdicts.map((one) => verdictWord(one).length));

/** The same for people: what came, each check with what to do about it, and what that makes together. */
export function whyLines(row: Membership, diagnosis: Diagnosis, listenedMs: number): string[] {
  const indent = " ".repeat(wordWidth + 2);
  const checks = byVerdict(diagnosis.checks).flatMap((check) => {
    const step = check.nextStep && stepTexts(check.nextStep);
    const next = step === null ? [] : [`${indent}${step.words}${step.command ? ` ${step.command}` : ""}`];
    return [`${verdictWord(check.verdict).padEnd(wordWidth + 2)}${checkText(check)}`, ...next];
  });
  const untold = untoldProblem(row, diagnosis);
  const own =
    untold === null ? [] : [`${verdictWord("problem").padEnd(wordWidth + 2)}${problemText(untold)}`];
  const lines = [heading(row, listenedMs), "", ...own, ...checks, ...diagnosis.notes.map(noteText)];
  return [...lines, "", conclusion(row, diagnosis)].map(printable);
}

/** Why it failed, where no check found that: nothing can be checked of what has no interface. */
function untoldProblem({ problem }: Membership, { checks }: Diagnosis): Problem | null {
  return checks.some(({ verdict }) => verdict === "problem") ? null : problem;
}

function heading(row: Membership, listenedMs: number): string {
  const from = row.source === null ? "" : ` from ${row.source}`;
  const on = row.interface === null ? "" : ` on ${row.interface.name}`;
  const seconds = (listenedMs / 1_000).toFixed(1);
  const what = `${formatEndpoint(row.address, row.port)}${from}${on}`;
  if (row.state === "failed") return `${what} could not be joined.`;
  const came = row.packets === 0 ? "no packet" : plural(row.packets, "packet");
  return `${what}: ${came} within ${seconds} s.`;
}

function conclusion(row: Membership, diagnosis: Diagnosis): string {
  const { checks } = diagnosis;
  if (untoldProblem(row, diagnosis) !== null)
    return foundWrong(checks) ? `1 problem, ${foundSummary(checks)}.` : "1 problem.";
  const found = `${foundSummary(checks)}.`;
  if (row.packets > 0 || row.state === "failed" || foundWrong(checks)) return found;
  return `${found} No packet came all the same: ask whether its sender is running, and what lies in between.`;
}
