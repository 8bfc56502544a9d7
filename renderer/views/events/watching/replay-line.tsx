import { useEffect, useState } from "react";
import type { Result } from "../../../../shared/contract.ts";
import type { AllThresholds } from "../../../../shared/model/threshold.ts";
import { ProblemError } from "../../../../shared/problem.ts";
import { useCastscope } from "../../../context.tsx";
import styles from "./watching-pane.module.css";
import { words } from "./words/words.ts";

/** Asked when nothing was changed for so long. */
const settleMs = 300;

interface ReplayLineProps {
  readonly thresholds: AllThresholds;
  /** The group that is told apart. */
  readonly of: { readonly key: string; readonly called: string } | null;
}

/** What these limits would have told over the last day, by the seconds that the history holds. */
export function ReplayLine({ thresholds, of }: ReplayLineProps) {
  const { client } = useCastscope();
  const [told, setTold] = useState<Result<"replayThresholds"> | null>(null);
  const key = of?.key ?? null;
  // Made anew with each answer: the text says whether they are others.
  const wanted = JSON.stringify({ thresholds, key });
  useEffect(() => {
    let ended = false;
    const timer = setTimeout(() => {
      client.replayThresholds(JSON.parse(wanted)).then(
        (answer) => {
          if (!ended) setTold(answer);
        },
        (error: unknown) => {
          if (!(error instanceof ProblemError)) throw error;
          // Without a history there is nothing to say.
          if (!ended) setTold(null);
        },
      );
    }, settleMs);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [client, wanted]);
  const text = told === null ? null : replayText(told, of?.called ?? null);
  return (
    <p className={styles.replay} role="status" data-live>
      {text}
    </p>
  );
}

/** Null where nothing is known of the time. @param called the group of which it is told apart */
export function replayText(
  { told, ofKey, groups, leftOut, seconds }: Result<"replayThresholds">,
  called: string | null,
): string | null {
  if (groups === 0 || seconds === 0) return null;
  const ofGroup = called !== null && ofKey !== null && groups > 1 ? { called, told: ofKey } : null;
  return words().replay(told, Math.round(seconds / 3_600), ofGroup, leftOut);
}
