import { useState } from "react";
import { formatWait } from "../../../../shared/format.ts";
import type { Notifier } from "../../../../shared/model/notifier.ts";
import { type Problem, problemOf } from "../../../../shared/problem.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { useCastscope } from "../../../context.tsx";
import styles from "./watching-pane.module.css";
import { words } from "./words/words.ts";

/** What a test came to; without an answer while it is waited for. */
type Test = { readonly ok: boolean | null; readonly words: string };

interface NotifierTest {
  /** Null before the first. */
  readonly test: Test | null;
  readonly run: () => void;
  /** Why it cannot even be tried. */
  readonly problem: Problem | null;
}

/** Tells one way that this is a test, and shows what it says. */
export function useNotifierTest(notifier: Notifier): NotifierTest {
  const { client } = useCastscope();
  const [test, setTest] = useState<Test | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (): Promise<void> => {
    setProblem(null);
    setTest({ ok: null, words: words().toldBy.waitingForAnswer });
    try {
      const { ok, answer, ms } = await client.testNotifier({ notifier });
      setTest({ ok, words: [answer, ok ? formatWait(ms) : ""].filter(Boolean).join(", ") });
    } catch (error) {
      const refused = problemOf(error);
      setProblem(refused);
      setTest({ ok: false, words: problemText(refused) });
    }
  };
  return { test, problem, run: () => void run() };
}

/** The answer beside its button, for those who hear as well. */
export function TestAnswer({ test }: { readonly test: Test | null }) {
  return (
    <span className={styles.answer} role="status" data-ok={test?.ok ?? undefined}>
      {test?.words}
    </span>
  );
}
