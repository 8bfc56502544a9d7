import { limits } from "../../../shared/limits.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import type { Castscope } from "../../context.tsx";
import { type Draft, rememberDraft } from "../../store/compose.ts";
import { nextRun } from "../../store/test-draft.ts";
import { readRequest } from "./request.ts";
import { words } from "./words/words.ts";

type Window = Pick<Castscope, "client" | "compose" | "traffic" | "notices">;

/** Says what was being sent when the monitor before this one ended, and offers to send it again from its beginning. */
export function offerAgain(window: Window, drafts: readonly Draft[]): void {
  const { were, again } = words().interrupted;
  const text = were(drafts.length, drafts[0]?.to ?? "");
  window.notices.notify(text, { label: again, run: () => void sendAgain(window, drafts) }, limits.noteMs);
}

async function sendAgain(
  { client, compose, traffic, notices }: Window,
  drafts: readonly Draft[],
): Promise<void> {
  const { failed } = words().interrupted;
  for (const typed of drafts) {
    // Receivers tell the runs of a test apart.
    const draft = { ...typed, test: nextRun(typed.test) };
    const { interfaces } = traffic.getState();
    const read = readRequest(
      { ...compose.getState(), ...draft, typedMulticastTtl: null, typedUnicastTtl: null },
      interfaces,
    );
    if (!read.ok) {
      notices.notify(failed(draft.to, read.complaint.message));
      continue;
    }
    try {
      const { id } = await client.send(read.request);
      rememberDraft(compose, id, draft);
    } catch (error) {
      notices.notify(failed(draft.to, problemText(problemOf(error))));
    }
  }
}
