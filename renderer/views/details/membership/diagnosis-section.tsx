import { RotateCw } from "lucide-react";
import type { Diagnosis } from "../../../../shared/host.ts";
import type { MembershipState } from "../../../../shared/model/membership.ts";
import { formatClock } from "../../../../shared/text/clock.ts";
import { foundSummary, foundWrong } from "../../../../shared/text/diagnosis.ts";
import { noteText, problemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import type { Polled } from "../../../components/use-polled.ts";
import { LearnLink } from "../../help/learn/learn-link.tsx";
import { CheckList } from "./check-list.tsx";
import styles from "./membership-panel.module.css";
import { words } from "./words/words.ts";

interface DiagnosisSectionProps {
  readonly polled: Polled<Diagnosis>;
  readonly state: MembershipState;
}

/** The checks, when they were made, and the button that makes them again. */
export function DiagnosisSection({ polled, state }: DiagnosisSectionProps) {
  const { value, problem, busy, again } = polled;
  const isSilent = state === "silent" || state === "stalled";
  return (
    <section className={styles.diagnosis} aria-labelledby="diagnosis-heading">
      <header className={styles.bar}>
        <h3 className={styles.heading} id="diagnosis-heading">
          {words().headings[state]}
        </h3>
        <p className={styles.summary} role="status">
          {busy ? words().checking : value ? foundSummary(value.checks) : ""}
        </p>
        {value && !busy && (
          <span className={styles.time} title={words().checkedAt(formatClock(value.at))}>
            {words().checkedAt(formatClock(value.at))}
          </span>
        )}
        <LearnLink topic="silence" />
        <Button
          look="quiet"
          icon={<RotateCw size={14} strokeWidth={1.75} aria-hidden="true" />}
          disabled={busy}
          onClick={again}
        >
          {words().checkAgain}
        </Button>
      </header>
      {problem && <p className={styles.refused}>{problemText(problem)}</p>}
      {value && isSilent && !foundWrong(value.checks) && <p className={styles.next}>{words().askSender}</p>}
      {value && <CheckList checks={value.checks} />}
      {value?.notes.map((note) => (
        <p key={note.name} className={styles.note}>
          {noteText(note)}
        </p>
      ))}
    </section>
  );
}
