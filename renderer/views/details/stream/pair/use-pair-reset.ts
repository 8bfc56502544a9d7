import { problemOf } from "../../../../../shared/problem.ts";
import { problemText } from "../../../../../shared/text/sentences.ts";
import { useCastscope } from "../../../../context.tsx";
import { clockOf } from "../timeline/second-text.ts";
import { words } from "./words/words.ts";

/**
 * Counts a pair anew, and offers to take that back.
 * @param onChange its figures are others now
 */
export function usePairReset(onChange: () => void): (id: number) => Promise<void> {
  const { client, notices, traffic, isRecording = false } = useCastscope();
  const tell = (error: unknown): void => void notices.notify(problemText(problemOf(error)));

  /** Counts as if that reset had never been, also where the pair is not shown any more. */
  const takeBack = async (id: number, undo: number): Promise<void> => {
    try {
      if (!(await client.undoResetPair({ id, undo }))) notices.notify(words().head.tooLate);
      onChange();
    } catch (error) {
      tell(error);
    }
  };

  return async (id) => {
    try {
      const { undo } = await client.resetPair({ id });
      const { head } = words();
      const since = clockOf(Math.floor(traffic.getState().at / 1_000));
      const run = (): void => void takeBack(id, undo ?? 0);
      const action = undo === null ? null : ({ label: head.undo, undoes: true, run } as const);
      notices.notify(isRecording ? head.readAnew : head.countedAnew(since), action);
      onChange();
    } catch (error) {
      tell(error);
    }
  };
}
