import { useCallback, useRef } from "react";
import { limits } from "../../../shared/limits.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { usePart } from "../../actions/use-part.ts";
import { useCastscope } from "../../context.tsx";
import type { RecordingRow } from "./recording-rows.ts";
import { words } from "./words/words.ts";

/** The door forgets after `limits.undoRemoveMs`: the offer ends before, so that it can be kept. */
const offerMs = limits.undoRemoveMs - 500;

/** What becomes of the files of recordings. */
export interface RecordingFileActions {
  /** Answers why it could not be, in a sentence; null when it was. */
  rename(row: RecordingRow, name: string): Promise<string | null>;
  remove(row: RecordingRow): Promise<void>;
  show(row: RecordingRow): Promise<void>;
}

/**
 * @param again lists the folder anew
 * @param onRenamed hears of the path that one has now
 */
export function useRecordingFiles(
  again: () => void,
  onRenamed: (path: string) => void,
): RecordingFileActions {
  const { client, notices } = useCastscope();
  const last = useRef<{ readonly path: string; readonly notice: number; readonly until: number } | null>(
    null,
  );
  const tell = useCallback(
    (error: unknown): void => void notices.notify(problemText(problemOf(error))),
    [notices],
  );
  const restore = useCallback(
    (path: string): void => {
      last.current = null;
      client.restoreRecording({ path }).then(again, tell);
    },
    [client, again, tell],
  );
  usePart(
    "undoRemove",
    useCallback(() => {
      const removed = last.current;
      if (removed === null || Date.now() >= removed.until) return false;
      notices.dismiss(removed.notice);
      restore(removed.path);
      return true;
    }, [notices, restore]),
  );

  return {
    async rename({ path }, name) {
      if (path === null) return null;
      try {
        onRenamed((await client.renameRecording({ path, name })).path);
        again();
        return null;
      } catch (error) {
        return problemText(problemOf(error));
      }
    },
    async remove({ path, name, opened, state }) {
      if (path === null) return;
      try {
        // What is open holds on to its file.
        if (opened !== null) await client.closeRecording({ session: opened.session });
        await client.removeRecording({ path });
        again();
        if (state === "missing") return;
        const undo = { label: words().undo, undoes: true, run: () => restore(path) } as const;
        const notice = notices.notify(words().removed(name), undo, offerMs);
        last.current = { path, notice, until: Date.now() + offerMs };
      } catch (error) {
        tell(error);
      }
    },
    async show({ path }) {
      if (path !== null) await client.showRecording({ path }).catch(tell);
    },
  };
}
