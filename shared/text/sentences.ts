import type { StreamKind } from "../model/stream-kinds.ts";
import type { CaptureDamage } from "../statements/captures.ts";
import type { FormatCheck } from "../statements/described.ts";
import type { EventStatement } from "../statements/events.ts";
import type { FindingStatement } from "../statements/findings.ts";
import type { IncidentStatement } from "../statements/incidents.ts";
import type { InputStatement } from "../statements/input.ts";
import type { NoteStatement } from "../statements/notes.ts";
import type { ProblemTable } from "../statements/problems/problems.ts";
import type { ReasonStatement } from "../statements/reasons.ts";
import type { RefusalStatement } from "../statements/refusals.ts";
import type { Statement } from "../statements/statement.ts";
import { commandsOf, type StepStatement } from "../statements/steps.ts";
import type { StreamFact } from "../statements/stream-facts.ts";
import type { UsageStatement } from "../statements/usage.ts";
import type { WorkspaceNote } from "../statements/workspace.ts";
import type { StreamFinding } from "../stream/stream-findings.ts";
import { language } from "./languages.ts";
import { say } from "./say.ts";

/** One sentence: up to which byte a recording was read, and why no further. */
export function captureDamageText(damage: CaptureDamage): string {
  return say(language().captureDamages, damage);
}

/** One sentence: what is wrong with a typed text and what would be right. */
export function inputProblemText(problem: InputStatement): string {
  return say(language().inputProblems, problem);
}

/** One sentence: what happened, why, and what would be right; names interface, port, value. */
export function problemText(problem: Statement<ProblemTable>): string {
  return say(language().problems, problem);
}

/** One sentence: what happened to a membership. */
export function eventText(event: EventStatement): string {
  return say(language().membershipEvents, event);
}

/** One sentence: what happened to a group, or went on with it. */
export function incidentText(incident: IncidentStatement): string {
  return say(language().incidents, incident);
}

/** One sentence: what a check found; names interface, port, program, time. */
export function checkText(check: FindingStatement): string {
  return say(language().findings, check);
}

/** One sentence: why something is not kept, or what became of a file. */
export function workspaceNoteText(note: WorkspaceNote): string {
  return say(language().workspaceNotes, note);
}

/** What to do about it, and after that the command with which it is done, where there is one. */
export function stepTexts(step: StepStatement): { readonly words: string; readonly command: string | null } {
  const commands = commandsOf(step);
  return {
    words: say(language().steps, step),
    command: commands.length === 0 ? null : language().alternatives(commands),
  };
}

/** One sentence: what has to be known beside figures and lists. */
export function noteText(note: NoteStatement): string {
  return say(language().notes, note);
}

/** A clause: why something is so. */
export function reasonText(reason: ReasonStatement): string {
  return say(language().reasons, reason);
}

/** A few words: what the headers of a stream say. */
export function streamFactText(fact: StreamFact): string {
  return say(language().streamFacts, fact);
}

/** One sentence: what is wrong with a command and what would be right. */
export function usageText(problem: UsageStatement): string {
  return say(language().usageProblems, problem);
}

/** One sentence: why the headless door turns a request away. */
export function refusalText(refusal: RefusalStatement): string {
  return say(language().doorRefusals, refusal);
}

/** One sentence: what a look at packets says of a described format. */
export function formatCheckText(check: FormatCheck): string {
  return say(language().formatChecks, check);
}

/** One sentence: what the figures of a stream mean. */
export function streamFindingText(finding: StreamFinding): string {
  return say(language().streamFindings, finding);
}

/** What a kind of stream is called. */
export function streamKindText(kind: StreamKind): string {
  return language().kindNames[kind] ?? kind;
}
