import type { Language } from "../language.ts";
import { german as captureDamages } from "./captures.ts";
import { german as formatChecks } from "./described.ts";
import { german as membershipEvents } from "./events.ts";
import { german as findings } from "./findings.ts";
import { german as incidents } from "./incidents.ts";
import { german as inputProblems } from "./input.ts";
import { german as notes } from "./notes.ts";
import { german as problems } from "./problems/problems.ts";
import { german as reasons } from "./reasons.ts";
import { german as doorRefusals } from "./refusals.ts";
import { german as steps } from "./steps.ts";
import { german as streamFacts } from "./stream-facts.ts";
import { german as streamFindings } from "./stream-findings.ts";
import { kindNames } from "./stream-kinds.ts";
import { german as usageProblems } from "./usage.ts";
import { german as workspaceNotes } from "./workspace.ts";

export const german: Language = {
  captureDamages,
  inputProblems,
  problems,
  membershipEvents,
  incidents,
  findings,
  steps,
  notes,
  reasons,
  streamFacts,
  usageProblems,
  doorRefusals,
  formatChecks,
  streamFindings,
  workspaceNotes,
  kindNames,
  alternatives: (commands) => commands.join(", oder "),
};
