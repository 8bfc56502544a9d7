import type { StreamKind } from "../model/stream-kinds.ts";
import type { captureDamages } from "../statements/captures.ts";
import type { formatChecks } from "../statements/described.ts";
import type { membershipEvents } from "../statements/events.ts";
import type { findings } from "../statements/findings.ts";
import type { incidentTable } from "../statements/incidents.ts";
import type { inputProblems } from "../statements/input.ts";
import type { notes } from "../statements/notes.ts";
import type { ProblemTable } from "../statements/problems/problems.ts";
import type { reasons } from "../statements/reasons.ts";
import type { doorRefusals } from "../statements/refusals.ts";
import type { steps } from "../statements/steps.ts";
import type { streamFacts } from "../statements/stream-facts.ts";
import type { UsageTable } from "../statements/usage.ts";
import type { workspaceNotes } from "../statements/workspace.ts";
import type { streamFindings } from "../stream/stream-findings.ts";
import type { Sentences } from "./say.ts";

/** All that a language has to say; one that leaves a sentence out does not compile. */
export interface Language {
  /** Why a recording is read no further. */
  readonly captureDamages: Sentences<typeof captureDamages>;
  readonly inputProblems: Sentences<typeof inputProblems>;
  readonly problems: Sentences<ProblemTable>;
  readonly membershipEvents: Sentences<typeof membershipEvents>;
  readonly incidents: Sentences<typeof incidentTable>;
  readonly findings: Sentences<typeof findings>;
  /** What a command follows ends with a colon. */
  readonly steps: Sentences<typeof steps>;
  readonly notes: Sentences<typeof notes>;
  /** Clauses, without a capital and a full stop. */
  readonly reasons: Sentences<typeof reasons>;
  /** A few words each, without a capital and a full stop. */
  readonly streamFacts: Sentences<typeof streamFacts>;
  readonly usageProblems: Sentences<UsageTable>;
  readonly doorRefusals: Sentences<typeof doorRefusals>;
  /** What a look at packets says of a described format. */
  readonly formatChecks: Sentences<typeof formatChecks>;
  readonly streamFindings: Sentences<typeof streamFindings>;
  readonly workspaceNotes: Sentences<typeof workspaceNotes>;
  /** What each kind of stream is called. */
  readonly kindNames: Readonly<Record<StreamKind, string>>;
  /** Commands of which either will do. */
  readonly alternatives: (commands: readonly string[]) => string;
}
