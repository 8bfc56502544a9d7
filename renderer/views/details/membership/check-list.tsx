import type { Check } from "../../../../shared/host.ts";
import type { StepStatement } from "../../../../shared/statements/steps.ts";
import { byVerdict, verdictWords } from "../../../../shared/text/diagnosis.ts";
import { checkText, stepTexts } from "../../../../shared/text/sentences.ts";
import styles from "./check-list.module.css";
import { VerdictGlyph } from "./verdict-glyph.tsx";
import { words } from "./words/words.ts";

/** The checks with their verdicts: shape, word and colour, a sentence, and what to do. */
export function CheckList({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <ul className={styles.list} aria-label={words().checks} data-live>
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
