import { problemOf } from "../../../../shared/problem.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import type { Client } from "../../../../shared/transport.ts";
import { useCastscope } from "../../../context.tsx";
import { clockOf } from "./timeline/second-text.ts";

/** What is counted anew: the streams of a group, or a pair. */
interface Counted {
  readonly reset: (client: Client, id: number) => Promise<{ readonly undo: number | null }>;
  /** @returns false where it is too late */
  readonly undoReset: (client: Client, id: number, undo: number) => Promise<boolean>;
  readonly words: () => {
    readonly undo: string;
    readonly tooLate: string;
    readonly readAnew: string;
    readonly countedAnew: (clock: string) => string;
  };
}

/**
 * Counts from now on, and offers to take that back.
 * @param onChange the figures are others now
 */
export function useReset(of: Counted, onChange: () => void): (id: number) => Promise<void> {
  const { client, notices, traffic, isRecording = false } = useCastscope();
  const tell = (error: unknown): void => void notices.notify(problemText(problemOf(error)));

  /** Counts as if that reset had never been, also where it is not shown any more. */
  const takeBack = async (id: number, undo: number): Promise<void> => {
    try {
      if (!(await of.undoReset(client, id, undo))) notices.notify(of.words().tooLate);
      onChange();
    } catch (error) {
      tell(error);
    }
  };

  return async (id) => {
    try {
      const { undo } = await of.reset(client, id);
      const said = of.words();
      const since = clockOf(Math.floor(traffic.getState().at / 1_000));
      const run = (): void => void takeBack(id, undo ?? 0);
      const action = undo === null ? null : ({ label: said.undo, undoes: true, run } as const);
      notices.notify(isRecording ? said.readAnew : said.countedAnew(since), action);
      onChange();
    } catch (error) {
      tell(error);
    }
  };
}
