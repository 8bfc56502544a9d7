import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, useId } from "react";
import type { TtlField } from "../use-ttl.ts";
import { valueAtKey } from "./slider-keys.ts";
import styles from "./stepper.module.css";
import { words } from "./words/words.ts";

interface StepperProps {
  /** The accessible name, and the visible label where there is one. */
  readonly label: string;
  readonly labelShown?: boolean;
  readonly min: number;
  readonly max: number;
  readonly ttl: TtlField;
  /** Id of the sentence about what is typed. */
  readonly describedBy?: string | undefined;
}

/** A number field with - and +. What is typed stays, also while it is no value. */
export function Stepper({ label, labelShown = true, min, max, ttl, describedBy }: StepperProps) {
  const id = useId();
  const step = (direction: 1 | -1): void => ttl.set(Math.min(max, Math.max(min, ttl.value + direction)));
  const onKeyDown = (event: KeyboardEvent): void => {
    // Left, Right, Home and End belong to the text cursor here.
    if (!/^(ArrowUp|ArrowDown|PageUp|PageDown)$/.test(event.key)) return;
    const wanted = valueAtKey(event.key, ttl.value, { min, max, next: (value) => value });
    if (wanted === null) return;
    event.preventDefault();
    ttl.set(wanted);
  };
  return (
    <div className={styles.root}>
      {labelShown && (
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
      )}
      <div className={styles.box} data-invalid={ttl.problem !== null || undefined}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={words().stepper.lower(label)}
          onClick={() => step(-1)}
        >
          <Minus size={14} strokeWidth={1.75} />
        </button>
        {/* A native number field would hide what is typed while it is no number. */}
        <input
          id={id}
          data-field="ttl"
          role="spinbutton"
          aria-label={label}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuenow={ttl.now ?? undefined}
          aria-invalid={ttl.problem !== null}
          aria-describedby={describedBy}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          value={ttl.text}
          onChange={(event) => ttl.type(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => ttl.text === "" && ttl.set(ttl.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" tabIndex={-1} aria-label={words().stepper.raise(label)} onClick={() => step(1)}>
          <Plus size={14} strokeWidth={1.75} />
        </button>
      </div>
    </div>
  );
}
