import { useCallback } from "react";
import type { Result } from "../../../shared/contract.ts";
import { limits } from "../../../shared/limits.ts";
import { usePolled } from "../../components/use-polled.ts";
import { useCastscope } from "../../context.tsx";

/** What was decided at the start, or by the computer; null where it was not told yet. */
export interface Facts {
  readonly history: Result<"historyState"> | null;
  readonly wireshark: Result<"wireshark"> | null;
  /** Where recordings are written; null where none are, undefined where it was not told yet. */
  readonly folder: string | null | undefined;
  /** Asks now. */
  readonly again: () => void;
}

/** Asked for now and then: the history's file is opened while the window is there already. */
export function useFacts(): Facts {
  const { client } = useCastscope();
  const askHistory = useCallback(() => client.historyState(), [client]);
  const askWireshark = useCallback(() => client.wireshark(), [client]);
  const askFiles = useCallback(() => client.recordingFiles(), [client]);
  const history = usePolled(askHistory, limits.recordingFilesMs);
  const wireshark = usePolled(askWireshark, null);
  const files = usePolled(askFiles, null);
  const folder = files.value?.folder;
  return { folder, history: history.value, wireshark: wireshark.value, again: history.again };
}
