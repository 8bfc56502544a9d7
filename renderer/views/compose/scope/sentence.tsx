import type { LucideIcon } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import type { ScopeSentence } from "../../../../shared/scope/ttl.ts";
import styles from "./sentence.module.css";

interface SentenceProps {
  readonly icon: LucideIcon;
  /** Null while what is typed is no value: then `instead` stands alone. */
  readonly meaning: ScopeSentence | null;
  /** What takes the place of the second line: a mistake, or a question. */
  readonly instead?: ReactNode;
}

/** What the picked value means, always visible; its height stays so that nothing below it jumps. */
export function Sentence({ icon: Icon, meaning, instead }: SentenceProps) {
  if (meaning === null) return <div className={styles.unread}>{instead}</div>;
  const { sentence, detail } = meaning;
  return (
    <div className={styles.root}>
      <Icon className={styles.icon ?? ""} size={16} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <p className={styles.sentence}>
          {clauses(sentence).map((clause, index) => (
            <Fragment key={clause}>
              {index > 0 && " "}
              <span>{clause}</span>
            </Fragment>
          ))}
        </p>
        {instead || <p className={styles.detail}>{detail}</p>}
      </div>
    </div>
  );
}

/** A sentence that needs two lines breaks after its colon or comma, if it can. */
function clauses(sentence: string): string[] {
  return sentence.split(/(?<=[:,]) /);
}
