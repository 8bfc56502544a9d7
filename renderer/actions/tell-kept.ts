import { problemOf } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";
import type { NoticesStore } from "../components/notices/notices-store.ts";
import { words } from "./words/words.ts";

/** Says that what was to be taken back was changed by somebody since, and so stays as it is. */
export function tellChanged(notices: Pick<NoticesStore, "notify">): void {
  notices.notify(words().changedSince);
}

/** Says why something was not taken back; what was left meanwhile has nothing to get back. */
export function tellKept(notices: Pick<NoticesStore, "notify">, failure: unknown): void {
  const problem = problemOf(failure);
  if (problem.name !== "membership-left") notices.notify(problemText(problem));
}
