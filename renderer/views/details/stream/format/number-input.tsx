import { useId, useState } from "react";
import styles from "./fields-form.module.css";
import { words } from "./words/words.ts";

interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A whole number; what is none, or lies outside, is marked and changes nothing. */
export function NumberInput({ label, value, least, most, onChange }: NumberInputProps) {
  const id = useId();
  /** What is typed while it is no number that may stand there. */
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null;
  const sentence = words().fields.number(label, least, most);
  return (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      <input
        className={styles.input}
        data-number="true"
        inputMode="numeric"
        value={typed ?? value}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        title={wrong ? sentence : undefined}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          const text = event.target.value.trim();
          const number = Number(text);
          const fits = /^\d+$/.test(text) && number >= least && number <= most;
          setTyped(fits ? null : event.target.value);
          if (fits) onChange(number);
        }}
      />
      {wrong && (
        <span id={id} className={styles.wrong} role="alert">
          {sentence}
        </span>
      )}
    </label>
  );
}
