import { RotateCw } from "lucide-react";
import { formatTimeOfDay } from "../../../../shared/format.ts";
import type { Diagnosis } from "../../../../shared/host.ts";
import type { MembershipState } from "../../../../shared/model/membership.ts";
import { foundSummary } from "../../../../shared/text/diagnosis.ts";
import { noteText, problemText } from "../../../../shared/text/sentences.ts";
import { Button } from "../../../components/button.tsx";
import type { Polled } from "../../../components/use-polled.ts";
import { CheckList } from "./check-list.tsx";
import styles from "./membership-panel.module.css";

interface DiagnosisSectionProps {
  readonly polled: Polled<Diagnosis>;
  readonly state: MembershipState;
}

/** What a person wants to know of a membership in this state. */
const headings: Readonly<Record<MembershipState, string>> = {
  joining: "Checks",
  receiving: "Checks",
  silent: "Why is it silent?",
  stalled: "Why is it silent?",
  failed: "What is wrong?",
};

/** The checks, when they were made, and the button that makes them again. */
export function DiagnosisSection({ polled, state }: DiagnosisSectionProps) {
  const { value, problem, busy, again } = polled;
  return (
    <section className={styles.diagnosis} aria-labelledby="diagnosis-heading">
      <header className={styles.bar}>
        <h3 className={styles.heading} id="diagnosis-heading">
          {headings[state]}
        </h3>
        <p className={styles.summary} role="status">
          {busy ? "Checking …" : value ? foundSummary(value.checks) : ""}
        </p>
        {value && !busy && (
          <span className={styles.time}>Checked {formatTimeOfDay(value.at).slice(0, "hh:mm:ss".length)}</span>
        )}
        <Button
          look="quiet"
          icon={<RotateCw size={14} strokeWidth={1.75} aria-hidden="true" />}
          disabled={busy}
          onClick={again}
        >
          Check again
        </Button>
      </header>
      {problem && <p className={styles.refused}>{problemText(problem)}</p>}
      {value && <CheckList checks={value.checks} />}
      {value?.notes.map((note) => (
        <p key={note.name} className={styles.note}>
          {noteText(note)}
        </p>
      ))}
    </section>
  );
}
