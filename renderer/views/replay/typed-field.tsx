import { useId } from "react";
import { Mistake } from "../compose/mistake.tsx";
import styles from "./replay-dialog.module.css";

interface TypedFieldProps {
  readonly label: string;
  readonly look: "wide" | "short";
  readonly placeholder: string;
  readonly value: string;
  readonly mistake: string | null;
  readonly onChange: (text: string) => void;
}

/** A text field with the sentence about what is typed in it. */
export function TypedField({ label, look, placeholder, value, mistake, onChange }: TypedFieldProps) {
  const id = useId();
  // What is still to be typed is no mistake yet.
  const told = value.trim() === "" ? null : mistake;
  return (
    <div className={styles[look]}>
      <input
        className={styles.input}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        aria-invalid={told !== null}
        aria-describedby={told === null ? undefined : id}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {told !== null && <Mistake id={id} message={told} />}
    </div>
  );
}
