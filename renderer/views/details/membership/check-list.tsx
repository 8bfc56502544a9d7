import { Copy } from "lucide-react";
import type { Check } from "../../../../shared/host.ts";
import { commandsOf, type StepStatement } from "../../../../shared/statements/steps.ts";
import { byVerdict, verdictWord } from "../../../../shared/text/diagnosis.ts";
import { checkText, stepTexts } from "../../../../shared/text/sentences.ts";
import { IconButton } from "../../../components/button.tsx";
import { classes } from "../../../components/classes.ts";
import { useCastscope } from "../../../context.tsx";
import { writeClipboard } from "../bytes/clipboard.ts";
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
          <span className={styles.word}>{verdictWord(check.verdict)}</span>
          <div className={styles.what}>
            <p className="selectable">{checkText(check)}</p>
            {check.nextStep !== null && <NextStep step={check.nextStep} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Commands stand on lines of their own: each is told from the words and from the others, and copied by itself. */
function NextStep({ step }: { readonly step: StepStatement }) {
  const { notices } = useCastscope();
  const commands = commandsOf(step);
  const copy = async (command: string): Promise<void> => {
    const copied = await writeClipboard(command);
    notices.notify(copied ? words().commandCopied : words().noClipboard);
  };
  return (
    <div className={styles.next}>
      <p className="selectable">{stepTexts(step).words}</p>
      {commands.map((command, at) => (
        <p key={command} className={styles.line}>
          {at > 0 && `${words().or} `}
          <code className={classes(styles.command, "selectable")}>{command}</code>
          <IconButton className={styles.copy} label={words().copyCommand} onClick={() => void copy(command)}>
            <Copy size={13} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </p>
      ))}
    </div>
  );
}
