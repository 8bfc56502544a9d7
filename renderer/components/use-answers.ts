import { useCallback, useEffect, useRef, useState } from "react";
import { useTraffic } from "../context.tsx";

export interface Answers<T> {
  /** The last answer; null before the first. */
  readonly value: T | null;
  /** Whether it was asked for while the display stood still: it is newer than what else is shown. */
  readonly late: boolean;
  /** Asks now, also where the display stands still. */
  readonly again: () => void;
}

/**
 * Asks again and again while the component is there, the window is visible and the display does not stand
 * still: `ms` after each answer, and at once when `ask` becomes another function. An answer that fails keeps
 * the last. Keep `ask` stable.
 */
export function useAnswers<T>(ask: () => Promise<T>, ms: number): Answers<T> {
  const paused = useTraffic((traffic) => traffic.paused);
  const [answer, setAnswer] = useState<{ readonly value: T; readonly late: boolean } | null>(null);
  const [wanted, setWanted] = useState(0);
  const known = useRef<{ ask: () => Promise<T>; wanted: number } | null>(null);

  useEffect(() => {
    // A paused display still shows what there was when it was first looked at.
    if (paused && known.current?.ask === ask && known.current.wanted === wanted) return;
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async (): Promise<void> => {
      if (document.visibilityState === "visible") {
        try {
          const value = await ask();
          if (ended) return;
          known.current = { ask, wanted };
          setAnswer({ value, late: paused });
          if (paused) return;
        } catch {
          // Asked again at the next turn; a group that was left takes this component with it.
        }
      }
      if (!ended) timer = setTimeout(() => void turn(), ms);
    };
    void turn();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [ask, ms, paused, wanted]);

  return {
    value: answer?.value ?? null,
    late: answer?.late ?? false,
    again: useCallback(() => setWanted((before) => before + 1), []),
  };
}
