import type { Language } from "../language.ts";
import { english as captureDamages } from "./captures.ts";
import { english as formatChecks } from "./described.ts";
import { english as membershipEvents } from "./events.ts";
import { english as findings } from "./findings.ts";
import { english as incidents } from "./incidents.ts";
import { english as inputProblems } from "./input.ts";
import { english as notes } from "./notes.ts";
import { english as problems } from "./problems/problems.ts";
import { english as reasons } from "./reasons.ts";
import { english as doorRefusals } from "./refusals.ts";
import { english as steps } from "./steps.ts";
import { english as streamFacts } from "./stream-facts.ts";
import { english as streamFindings } from "./stream-findings.ts";
import { kindNames } from "./stream-kinds.ts";
import { english as usageProblems } from "./usage.ts";
import { english as workspaceNotes } from "./workspace.ts";

export const english: Language = {
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
  alternatives: (commands) => commands.join(", or "),
};
