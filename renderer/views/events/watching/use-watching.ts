import { useCallback, useRef, useState } from "react";
import type { Result } from "../../../../shared/contract.ts";
import type { Notifier } from "../../../../shared/model/notifier.ts";
import type { Quiet } from "../../../../shared/model/quiet.ts";
import type { AllThresholds } from "../../../../shared/model/threshold.ts";
import { type Problem, problemOf } from "../../../../shared/problem.ts";
import { usePolled } from "../../../components/use-polled.ts";
import { useCastscope } from "../../../context.tsx";

/** How the ways fare is asked so often. */
const askMs = 2_000;

export interface Watching {
  /** What is watched for and who is told; null before the first answer. */
  readonly told: Result<"watching"> | null;
  /** Why it cannot be asked for. */
  readonly problem: Problem | null;
  /** @returns why it was refused; null where it was not */
  readonly setThresholds: (thresholds: AllThresholds) => Promise<Problem | null>;
  readonly setQuiet: (quiet: Quiet) => Promise<Problem | null>;
  /** Likewise. */
  readonly setNotifiers: (notifiers: readonly Notifier[]) => Promise<Problem | null>;
}

/** Thresholds and ways to be told, as the monitor has them; what is changed here is shown at once. */
export function useWatching(): Watching {
  const { client } = useCastscope();
  const [told, setTold] = useState<Watching["told"]>(null);
  const changes = useRef(0);
  const ask = useCallback(async (): Promise<void> => {
    const before = changes.current;
    const answer = await client.watching();
    // One that crossed a change is of before it.
    if (changes.current === before) setTold(answer);
  }, [client]);
  const { problem, again } = usePolled(ask, askMs);

  const change = useCallback(
    async (part: Partial<Result<"watching">>, send: () => Promise<unknown>): Promise<Problem | null> => {
      changes.current += 1;
      setTold((before) => before && { ...before, ...part });
      try {
        await send();
        return null;
      } catch (error) {
        return problemOf(error);
      } finally {
        changes.current += 1;
        again();
      }
    },
    [again],
  );
  return {
    ...{ told, problem },
    setThresholds: (thresholds) => change({ thresholds }, () => client.setThresholds(thresholds)),
    setQuiet: (quiet) => change({ quiet }, () => client.setQuiet({ quiet })),
    // Shown when they are taken: one that is refused was never among them.
    setNotifiers: (notifiers) => change({}, () => client.setNotifiers({ notifiers: [...notifiers] })),
  };
}
