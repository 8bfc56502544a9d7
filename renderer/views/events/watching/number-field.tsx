import { useState } from "react";
import { parseQuantity } from "../../../../shared/input/quantities.ts";
import type { Quantity } from "../../../../shared/statements/input.ts";
import { formatFixed } from "../../../../shared/text/count.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import styles from "./watching-pane.module.css";

/** A number that is typed, and taken with Enter or when the field is left: not each digit is meant. */
interface NumberText {
  readonly text: string;
  /** Why it cannot be taken. */
  readonly mistake: string | null;
  readonly change: (text: string) => void;
  readonly take: () => void;
  readonly revert: () => void;
}

/** @param scale what one of the shown unit is in that of the value */
export function useNumberText(
  value: number,
  quantity: Quantity,
  scale: number,
  onTake: (value: number) => void,
): NumberText {
  const [typed, setTyped] = useState<string | null>(null);
  const [mistake, setMistake] = useState<string | null>(null);
  const revert = (): void => {
    setTyped(null);
    setMistake(null);
  };
  return {
    text: typed ?? written(Number((value / scale).toPrecision(12))),
    mistake,
    revert,
    change: (text) => {
      setTyped(text);
      setMistake(null);
    },
    take: () => {
      if (typed === null) return;
      const parsed = parseQuantity(asWritten(typed), quantity, true);
      if (!parsed.ok) {
        setMistake(inputProblemText(parsed.problem));
        return;
      }
      revert();
      onTake(parsed.value * scale);
    },
  };
}

const mostDecimals = 9;

/** As people read it, with all decimals that it has. */
function written(value: number): string {
  let decimals = 0;
  while (decimals < mostDecimals && Number(value.toFixed(decimals)) !== value) decimals += 1;
  return formatFixed(value, decimals);
}

/** What is typed as the field itself writes it is meant so: “10.000” is ten thousand where that is how it stood there. */
function asWritten(typed: string): string {
  const digits = typed.replace(/\D/g, "");
  return digits !== "" && written(Number(digits)) === typed.trim() ? digits : typed;
}

interface NumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly number: NumberText;
  readonly disabled?: boolean;
  /** Id of the sentence that says what is wrong. */
  readonly describedBy: string;
}

export function NumberField({ label, unit, number, disabled = false, describedBy }: NumberFieldProps) {
  const { text, mistake, change, take, revert } = number;
  return (
    <span className={styles.number} data-wrong={mistake !== null || undefined}>
      <input
        aria-label={unit === "" ? label : `${label}, ${unit}`}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        aria-invalid={mistake !== null}
        aria-describedby={mistake === null ? undefined : describedBy}
        value={text}
        onChange={(event) => change(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") take();
          else if (event.key === "Escape") revert();
          else return;
          event.preventDefault();
        }}
      />
      {unit !== "" && <span aria-hidden="true">{unit}</span>}
    </span>
  );
}
