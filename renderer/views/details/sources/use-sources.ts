import { useCallback } from "react";
import { limits } from "../../../../shared/limits.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { type Answers, useAnswers } from "../../../components/use-answers.ts";
import { useCastscope } from "../../../context.tsx";

/** The sources of a membership, while they are looked at; null before the first answer. */
export function useSources(id: number): Pick<Answers<readonly Source[]>, "value" | "late"> {
  const { client } = useCastscope();
  const ask = useCallback(() => client.sources({ id }), [client, id]);
  return useAnswers(ask, limits.sourcesMs);
}
