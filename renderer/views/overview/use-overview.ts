import { useCallback, useRef, useState } from "react";
import type { Result } from "../../../shared/contract.ts";
import { historySeries, type KeptHistory } from "../../../shared/model/kept-history.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { useAnswers } from "../../components/use-answers.ts";
import { useCastscope } from "../../context.tsx";
import type { ChartsView } from "../details/charts/use-charts-view.ts";
import type { OverviewUnit } from "./overview-rows.ts";

export type OverviewAnswer =
  | { readonly kept: true; readonly overview: Result<"historyOverview"> }
  /** Why there is none, in words. */
  | { readonly kept: false; readonly why: string };

interface Answered {
  /** What was asked for: how long a span, in which unit. */
  readonly of: string;
  readonly answer: OverviewAnswer;
}

const [oftenMs, seldomMs] = [1_000, 10_000];
/** Of a span that long a coarse answer is there at once, and is shown until the fine one is. */
const longSpan = 12 * 3_600;
const coarseStep = 900;

/** What all groups came to over what is looked at; null before the first answer. */
export function useOverview(
  { from, to, step }: Pick<ChartsView, "from" | "to" | "step">,
  unit: OverviewUnit,
): OverviewAnswer | null {
  const { client } = useCastscope();
  const [coarse, setCoarse] = useState<Answered | null>(null);
  const fine = useRef("");
  const of = `${to - from} ${unit}`;
  const ask = useCallback(async (): Promise<Answered> => {
    const read = async (length: number): Promise<Answered> => {
      try {
        const wanted = { from, to, step: length, unit: unit === "bits" ? "bytes" : "packets" } as const;
        return { of, answer: { kept: true, overview: await client.historyOverview(wanted) } };
      } catch (error) {
        if (error instanceof ProblemError)
          return { of, answer: { kept: false, why: problemText(error.problem) } };
        throw error;
      }
    };
    if (to - from >= longSpan && step < coarseStep && fine.current !== of) setCoarse(await read(coarseStep));
    const answered = await read(step);
    fine.current = of;
    return answered;
  }, [client, from, to, step, unit, of]);
  const { value } = useAnswers(ask, step <= 2 ? oftenMs : seldomMs);
  return (value?.of !== of && coarse?.of === of ? coarse : value)?.answer ?? null;
}

/** All that was received over a time, for the line below; null before the first answer. */
export function useTotals(from: number, to: number, step: number): KeptHistory | null {
  const { client } = useCastscope();
  const ask = useCallback(
    () => client.history({ series: historySeries.totals, from, to, step }),
    [client, from, to, step],
  );
  return useAnswers(ask, seldomMs).value;
}
