import { useState } from "react";
import { plainNumber } from "../../../shared/input/number-text.ts";
import { formatCount } from "../../../shared/text/count.ts";
import styles from "./settings-page.module.css";
import { words } from "./words/words.ts";

interface NumberFieldProps {
  readonly label: string;
  /** The id of what describes it. */
  readonly reason: string;
  readonly unit: string;
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  /** Whether it may be empty, which is null. */
  readonly empty?: boolean;
  readonly onChange: (value: number | null) => void;
  /** One sentence of what is wrong with what is typed; null where nothing is. */
  readonly onMistake: (mistake: string | null) => void;
}

/** A whole number that is taken when it is complete: with Enter, or when the field is left. Esc takes back what is typed. */
export function NumberField(props: NumberFieldProps) {
  const { label, reason, unit, value, least, most, empty = false, onChange, onMistake } = props;
  /** What is typed and not taken yet; null shows the value. */
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const shown = value === null ? "" : formatCount(value);
  const end = (mistake: string | null): void => {
    if (mistake === null) setTyped(null);
    setWrong(mistake !== null);
    onMistake(mistake);
  };
  const take = (): void => {
    if (typed === null) return;
    const text = plainNumber(typed, false);
    const isEmpty = text === "" && empty;
    const number = Number(text);
    if (!isEmpty && (!/^\d+$/.test(text) || number < least || number > most)) {
      end(words().outside(least, most, unit, shown));
      return;
    }
    end(null);
    onChange(isEmpty ? null : number);
  };
  return (
    <>
      <input
        className={styles.number}
        inputMode="numeric"
        aria-label={words().fieldIn(label, unit)}
        aria-invalid={wrong}
        aria-describedby={reason}
        autoComplete="off"
        value={typed ?? shown}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") take();
          else if (event.key === "Escape" && typed !== null) {
            event.stopPropagation();
            end(null);
          }
        }}
      />
      {unit !== "" && (
        <span className={styles.unit} aria-hidden="true">
          {unit}
        </span>
      )}
    </>
  );
}
