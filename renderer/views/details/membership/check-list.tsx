import type { Check, Verdict, verdicts } from "../../../../shared/host.ts";
import type { StepStatement } from "../../../../shared/statements/steps.ts";
import { checkText, stepTexts } from "../../../../shared/text/sentences.ts";
import styles from "./check-list.module.css";
import { VerdictGlyph, verdictWords } from "./verdict-glyph.tsx";

/** What is wrong comes first, what is well last. */
const order: readonly Verdict[] = [
  "problem",
  "warning",
  "unknown",
  "ok",
] satisfies readonly (typeof verdicts)[number][];

export function byVerdict(checks: readonly Check[]): Check[] {
  return [...checks].sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
}

/** The checks with their verdicts: shape, word and colour, a sentence, and what to do. */
export function CheckList({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <ul className={styles.list} aria-label="Checks" data-live>
      {byVerdict(checks).map((check) => (
        <li key={check.code} className={styles.check} data-verdict={check.verdict} data-code={check.code}>
          <VerdictGlyph verdict={check.verdict} />
          <span className={styles.word}>{verdictWords[check.verdict]}</span>
          <div className={styles.what}>
            <p className="selectable">{checkText(check)}</p>
            {check.nextStep !== null && <NextStep step={check.nextStep} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A command stands as one, so that it can be told from the words and copied. */
function NextStep({ step }: { readonly step: StepStatement }) {
  const { words, command } = stepTexts(step);
  return (
    <p className={styles.next}>
      <span className="selectable">
        {words}
        {command !== null && (
          <>
            {" "}
            <code className={styles.command}>{command}</code>
          </>
        )}
      </span>
    </p>
  );
}
