import { useCallback } from "react";
import { limits } from "../../../../../shared/limits.ts";
import { useAnswers } from "../../../../components/use-answers.ts";
import { useCastscope } from "../../../../context.tsx";
import { PairView } from "./pair-view.tsx";

/** A redundant pair: what each leg lacks, what is missing after both are put together, and their skew. */
export function PairPanel({ pair }: { readonly pair: number }) {
  const { client, traffic } = useCastscope();
  const ask = useCallback(async () => {
    const { at } = traffic.getState();
    return { told: await client.pair({ id: pair }), at };
  }, [client, traffic, pair]);
  const { value, again } = useAnswers(ask, limits.pairsMs);
  if (value === null || value.told === null) return null;
  return <PairView pair={value.told} at={value.at} onChange={again} />;
}
