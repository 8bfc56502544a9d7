import { limits } from "../../../shared/limits.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import type { Castscope } from "../../context.tsx";
import { type Draft, editDraft, rememberDraft, showCompose } from "../../store/compose.ts";
import type { Interrupted } from "../../store/keep-running.ts";
import { nextRun } from "../../store/test-draft.ts";
import { readRequest } from "./request.ts";
import { words } from "./words/words.ts";

type Window = Pick<Castscope, "client" | "compose" | "traffic" | "notices" | "view">;

/**
 * Says what was being sent when the monitor before this one ended, and offers to send it again from its beginning. One of a file
 * opens in Compose: the file has to be chosen again.
 */
export function offerAgain(window: Window, sends: readonly Interrupted[]): void {
  const { were, again, wasFile, open } = words().interrupted;
  const drafts = sends.flatMap(({ draft, file }) => (file === null ? [draft] : []));
  for (const { draft, file } of sends) {
    if (file === null) continue;
    const run = (): void => openAgain(window, draft, file);
    window.notices.notify(wasFile(draft.to, file), { label: open, run }, limits.noteMs);
  }
  if (drafts.length === 0) return;
  const text = were(drafts.length, drafts[0]?.to ?? "");
  window.notices.notify(text, { label: again, run: () => void sendAgain(window, drafts) }, limits.noteMs);
}

function openAgain({ compose, view, notices }: Window, draft: Draft, file: string): void {
  editDraft(compose, { ...draft, test: nextRun(draft.test), typedMulticastTtl: null, typedUnicastTtl: null });
  showCompose(view);
  notices.notify(words().interrupted.choose(file), null, limits.noteMs);
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
