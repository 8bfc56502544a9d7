import { type ReactNode, useId } from "react";
import type { Parsed } from "../../../shared/parsed.ts";
import type { ComposeField } from "../../store/compose.ts";
import styles from "./fields.module.css";
import { useDraft, useEdit } from "./use-draft.ts";
import { type Judgement, useJudgement } from "./use-judgement.ts";

interface TextFieldProps {
  readonly field: "sourcePort" | "count" | "rate" | "burst";
  readonly label: string;
  readonly placeholder?: string;
  readonly number?: boolean;
  readonly parse: (text: string) => Parsed<unknown>;
  /** Id of the sentence, which stands below the whole row of fields. */
  readonly problemId: string;
}

/** A short text field; the row that it stands in shows its sentence. */
export function TextField({ field, label, placeholder, number = false, parse, problemId }: TextFieldProps) {
  const text = useDraft((state) => state[field]);
  const judgement = useFieldJudgement(field, parse);
  const edit = useEdit();
  const id = useId();
  return (
    <div>
      <div className={styles.labels}>
        <label htmlFor={id}>{label}</label>
      </div>
      <input
        id={id}
        data-field={field satisfies ComposeField}
        className={`${styles.input} ${number ? styles.number : ""}`}
        placeholder={placeholder}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={judgement !== null && !judgement.hint}
        aria-describedby={judgement ? problemId : undefined}
        value={text}
        onChange={(event) => edit({ [field]: event.target.value })}
      />
    </div>
  );
}

/** What is to be said about one of the short fields. */
export function useFieldJudgement(
  field: TextFieldProps["field"],
  parse: (text: string) => Parsed<unknown>,
): Judgement | null {
  const text = useDraft((state) => state[field]);
  return useJudgement(field, text, parse(text));
}

/** Fields side by side; their sentences go below them over the whole width. */
export function FieldRow({ children, below }: { readonly children: ReactNode; readonly below: ReactNode }) {
  return (
    <div>
      <div className={styles.row}>{children}</div>
      {below}
    </div>
  );
}
