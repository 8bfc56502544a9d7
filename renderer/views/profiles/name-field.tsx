import { useEffect, useId, useRef } from "react";
import { limits } from "../../../shared/limits.ts";
import styles from "./profiles.module.css";
import { words } from "./words/words.ts";

interface NameFieldProps {
  readonly value: string;
  /** Why it cannot be; null while nothing is wrong. */
  readonly refusal: string | null;
  readonly onChange: (name: string) => void;
}

/**
 * The field for a profile's name, with the sentence that says why it cannot be. It takes the focus when it comes, also in a
 * dialog that was there before.
 */
export function NameField({ value, refusal, onChange }: NameFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <label className={styles.label} htmlFor={id}>
        {words().name}
      </label>
      <input
        ref={input}
        id={id}
        className={styles.input}
        type="text"
        spellCheck={false}
        autoComplete="off"
        maxLength={2 * limits.profileNameLength}
        aria-invalid={refusal !== null || undefined}
        aria-describedby={refusal === null ? undefined : `${id}-refusal`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {refusal !== null && (
        <p id={`${id}-refusal`} className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}
