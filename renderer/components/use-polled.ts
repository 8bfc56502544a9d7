import { useCallback, useEffect, useRef, useState } from "react";
import { limits } from "../../shared/limits.ts";
import { type Problem, problemOf } from "../../shared/problem.ts";

/** What was asked for again and again. */
export interface Polled<T> {
  /** The last answer; null before the first. */
  readonly value: T | null;
  /** Why the last question was not answered. */
  readonly problem: Problem | null;
  /** A question that nobody can overlook: the first, or one that a person asked for. */
  readonly busy: boolean;
  /** Asks now. */
  readonly again: () => void;
}

/**
 * Asks while the component is there and the window is visible: at once, when `ask` becomes another
 * function, and `ms` after each answer; null asks no second time by itself. What was not
 * answered is asked again soon. Keep `ask` stable.
 */
export function usePolled<T>(ask: () => Promise<T>, ms: number | null): Polled<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [wanted, setWanted] = useState(0);
  const waited = useRef(true);

  useEffect(() => {
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async (): Promise<void> => {
      let failed = false;
      if (document.visibilityState === "visible") {
        // A word that comes and goes tells nothing: only what lasts is progress.
        const slow = setTimeout(() => setBusy(waited.current), limits.progressMs);
        try {
          const answer = await ask();
          if (ended) return;
          setValue(answer);
          setProblem(null);
        } catch (error) {
          if (ended) return;
          setProblem(problemOf(error));
          failed = true;
        } finally {
          clearTimeout(slow);
        }
        waited.current = false;
        setBusy(false);
      }
      const pause = failed ? Math.min(ms ?? limits.askAgainMs, limits.askAgainMs) : ms;
      if (pause !== null && !ended) timer = setTimeout(() => void turn(), pause);
    };
    // Named here, so that each press asks anew.
    if (wanted > 0) waited.current = true;
    void turn();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [ask, ms, wanted]);

  const again = useCallback(() => setWanted((before) => before + 1), []);
  return { value, problem, busy, again };
}
