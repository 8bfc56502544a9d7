import { useEffect, useId, useState } from "react";
import { formatClockToMs } from "../../../../shared/text/clock.ts";
import styles from "./span-bar.module.css";
import { readClock, type Span } from "./span-time.ts";
import { words } from "./words/words.ts";

interface TimeFieldProps {
  readonly label: string;
  readonly value: number;
  readonly whole: Span;
  readonly onChange: (at: number) => void;
}

/** A time of day to the millisecond: taken with Enter or when the field is left, Escape takes back what was typed. */
export function TimeField({ label, value, whole, onChange }: TimeFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen otherwise meanwhile is what holds
  useEffect(() => setTyped(null), [value]);
  const read = typed === null ? value : readClock(typed, value, whole);
  const take = (): void => {
    if (typed === null || read === null) return;
    setTyped(null);
    if (typed !== formatClockToMs(value)) onChange(read);
  };
  return (
    <span className={styles.field}>
      <input
        className={styles.input}
        type="text"
        spellCheck={false}
        autoComplete="off"
        aria-label={label}
        aria-invalid={read === null || undefined}
        aria-describedby={read === null ? id : undefined}
        value={typed ?? formatClockToMs(value)}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === "Enter") take();
          else if (key === "Escape") setTyped(null);
        }}
      />
      {read === null && (
        <span className={styles.mistake} id={id} role="alert">
          {words().bar.mistake(formatClockToMs(Math.ceil(whole.from)), formatClockToMs(whole.to))}
        </span>
      )}
    </span>
  );
}
