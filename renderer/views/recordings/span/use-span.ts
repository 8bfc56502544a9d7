import { useCallback, useEffect, useRef, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import type { Recording } from "../../../../shared/model/recording.ts";
import { problemOf } from "../../../../shared/problem.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { useCastscope } from "../../../context.tsx";
import { isWhole, type Span } from "./span-time.ts";

export interface ChosenSpan {
  /** What is shown: what is dragged at once, what is looked at soon after. */
  readonly span: Span;
  readonly isWhole: boolean;
  /** @param at `soon` waits for further steps: each choice reads the file anew */
  readonly choose: (span: Span, at: "now" | "soon" | "later") => void;
}

/** The chosen part of a recording, which all tables follow. */
export function useSpan({ span: told, showsUnicast }: Recording, whole: Span): ChosenSpan {
  const { client, notices } = useCastscope();
  const [draft, setDraft] = useState<Span | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const toldFrom = told?.from ?? null;
  const toldTo = told?.to ?? null;
  // Chosen here and told since, or chosen in another window.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft ends when something else is told
  useEffect(() => setDraft(null), [toldFrom, toldTo]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const look = useCallback(
    (span: Span | null) => {
      client.viewRecording({ span, unicast: showsUnicast }).catch((error: unknown) => {
        setDraft(null);
        notices.notify(problemText(problemOf(error)));
      });
    },
    [client, notices, showsUnicast],
  );
  const choose = (span: Span, at: "now" | "soon" | "later"): void => {
    const asked = isWhole(span, whole) ? null : span;
    setDraft(span);
    clearTimeout(timer.current);
    if (at === "later") return;
    timer.current = setTimeout(() => look(asked), at === "now" ? 0 : limits.spanPauseMs);
  };
  const span = draft ?? told ?? whole;
  return { span, isWhole: isWhole(span, whole), choose };
}
