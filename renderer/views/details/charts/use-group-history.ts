import { useCallback } from "react";
import {
  historySeries,
  type KeptHistory,
  type KeptIntervals,
} from "../../../../shared/model/kept-history.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { ProblemError } from "../../../../shared/problem.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { useAnswers } from "../../../components/use-answers.ts";
import { useCastscope } from "../../../context.tsx";
import { sourceKey } from "../sources/source-key.ts";
import { arrivalRanks, sourceLetter } from "../sources/source-letter.ts";
import type { ChartsView } from "./use-charts-view.ts";

/** So many sources have a colour of their own; the others are drawn together. */
const ownColours = 4;
const askMs = 1_000;
/** Of a long span one second changes nothing that is seen. */
const seldomMs = 10_000;

export interface SourceHistory {
  readonly letter: string;
  readonly source: Source;
  readonly history: KeptHistory;
}

export type GroupHistory =
  | {
      readonly kept: true;
      readonly group: KeptHistory;
      readonly sources: readonly SourceHistory[];
      /** The times between the group's packets. */
      readonly intervals: KeptIntervals;
    }
  /** Why there is none, in words. */
  | { readonly kept: false; readonly why: string };

/** The figures of a group over what is looked at, and those of its busiest sources; null before the first answer. */
export function useGroupHistory(
  id: number,
  key: string,
  view: Pick<ChartsView, "from" | "to" | "step">,
): GroupHistory | null {
  const { client } = useCastscope();
  const { from, to, step } = view;
  const ask = useCallback(async (): Promise<GroupHistory> => {
    const read = (series: string) => client.history({ series, from, to, step });
    try {
      const [group, intervals, sources] = await Promise.all([
        read(historySeries.group(key)),
        client.historyIntervals({ series: historySeries.group(key), from, to }),
        client.sources({ id }),
      ]);
      const busiest = [...sources].sort((one, other) => other.packets - one.packets).slice(0, ownColours);
      const letters = lettersOf(sources);
      const histories = await Promise.all(
        busiest.map(async (source) => ({
          ...{ letter: letters(source), source },
          history: await read(historySeries.source(key, source.address, source.port)),
        })),
      );
      return {
        ...{ kept: true, group, intervals },
        sources: histories.sort((one, other) => (one.letter < other.letter ? -1 : 1)),
      };
    } catch (error) {
      if (error instanceof ProblemError) return { kept: false, why: problemText(error.problem) };
      throw error;
    }
  }, [client, id, key, from, to, step]);
  return useAnswers(ask, step <= 2 ? askMs : seldomMs).value;
}

function lettersOf(sources: readonly Source[]): (source: Source) => string {
  const ranks = arrivalRanks(sources);
  return (source) => sourceLetter(ranks.get(sourceKey(source)) ?? 0);
}
