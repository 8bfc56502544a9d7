import { useState } from "react";
import { formatBytes } from "../../shared/format.ts";
import { problemOf } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";
import { saveFile } from "../components/save-file.ts";
import { useCastscope, useTraffic } from "../context.tsx";
import { exportSession, type SessionExport } from "./session-export.ts";
import { words } from "./words/words.ts";

/** Makes files of the session that is shown, one at a time, and has them saved. */
export function useSessionExport(): {
  readonly isRunning: boolean;
  readonly run: (what: SessionExport) => Promise<void>;
} {
  const { client, notices, isRecording = false } = useCastscope();
  const [isRunning, setRunning] = useState(false);
  const version = useTraffic(({ about }) => about?.version ?? "");
  const run = async (what: SessionExport): Promise<void> => {
    setRunning(true);
    try {
      const recording = isRecording ? (await client.recording()).name : null;
      // no words: name and version
      const program = `Castscope ${version}`;
      const { file, name, rows } = await exportSession(what, { client, recording, program, now: Date.now() });
      saveFile(file, name);
      const { savedRows, savedGroups } = words().export;
      const told = what.kind === "table" ? savedRows : savedGroups;
      notices.notify(told(rows, name, formatBytes(file.size)));
    } catch (error) {
      notices.notify(problemText(problemOf(error)));
    } finally {
      setRunning(false);
    }
  };
  return { isRunning, run };
}
