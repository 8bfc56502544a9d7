import { useEffect, useState } from "react";
import type { ReplayPreview } from "../../../shared/contract/replays.ts";
import type { Args } from "../../../shared/contract.ts";
import { limits } from "../../../shared/limits.ts";
import { problemOf } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { useCastscope } from "../../context.tsx";

export interface PreviewState {
  /** What would leave; null before it is known. */
  readonly seen: ReplayPreview | null;
  /** Why it is not known. */
  readonly failure: string | null;
}

const unknown: PreviewState = { seen: null, failure: null };

/** What of a recording would leave, read anew when that is another part. @param part null while it cannot be read */
export function useReplayPreview(part: Args<"previewReplay"> | null): PreviewState {
  const { client } = useCastscope();
  const [state, setState] = useState(unknown);
  // Its parts are plain values: the same text asks the same.
  const question = part === null ? null : JSON.stringify(part);
  useEffect(() => {
    setState(unknown);
    if (question === null) return;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      try {
        const seen = await client.previewReplay(JSON.parse(question));
        if (isWanted) setState({ seen, failure: null });
      } catch (error) {
        if (isWanted) setState({ seen: null, failure: problemText(problemOf(error)) });
      }
    };
    // Whoever types a filter has not finished at each letter.
    const timer = setTimeout(() => void ask(), limits.replayPreviewMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, question]);
  return state;
}
