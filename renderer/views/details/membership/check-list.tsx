import type { Check, Verdict, verdicts } from "../../../../shared/host.ts";
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
    <ul className={styles.list} aria-label="Checks">
      {byVerdict(checks).map(({ code, verdict, message, nextStep }) => (
        <li key={code} className={styles.check} data-verdict={verdict} data-code={code}>
          <VerdictGlyph verdict={verdict} />
          <span className={styles.word}>{verdictWords[verdict]}</span>
          <div className={styles.what}>
            <p className="selectable">{message}</p>
            {nextStep !== null && <NextStep text={nextStep} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A command at the end stands as one, so that it can be told from the words and copied. */
function NextStep({ text }: { readonly text: string }) {
  const [, words = text, command] = /^(.*: )((?:sudo|sysctl|netstat) .+)$/.exec(text) ?? [];
  return (
    <p className={styles.next}>
      <span className="selectable">
        {words}
        {command !== undefined && <code className={styles.command}>{command}</code>}
      </span>
    </p>
  );
}
