import { type ReactNode, useId } from "react";
import { classes } from "../../components/classes.ts";
import type { ComposeField } from "../../store/compose.ts";
import styles from "./fields.module.css";
import type { Judgement } from "./use-judgement.ts";

interface ShortFieldProps {
  readonly field: ComposeField;
  readonly label: string;
  /** What stands at the label's right. */
  readonly aside?: ReactNode;
  readonly placeholder?: string | undefined;
  readonly number?: boolean;
  /** A unit that is drawn inside of the field, behind the number. */
  readonly unit?: string;
  /** What stands beside the field, below the same label. */
  readonly beside?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly judgement: Judgement | null;
  /** Ids of the sentences about it, which stand below the whole row of fields. */
  readonly describedBy: string | undefined;
  /** Whether something about it has to be decided. */
  readonly warned?: boolean;
}

/** A short text field; the row that it stands in shows its sentence. */
export function ShortField(props: ShortFieldProps) {
  const { field, label, aside, placeholder, number = false, unit, beside, value } = props;
  const { judgement, describedBy, warned = false } = props;
  const id = useId();
  const input = (
    <input
      id={id}
      data-field={field}
      data-warned={warned || undefined}
      className={classes(styles.input, number && styles.number, unit !== undefined && styles.united)}
      placeholder={placeholder}
      inputMode={number ? "decimal" : undefined}
      autoComplete="off"
      spellCheck={false}
      aria-invalid={judgement !== null && !judgement.hint}
      aria-describedby={describedBy}
      value={value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
  return (
    <div>
      <div className={styles.labels}>
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      {unit === undefined && beside === undefined ? (
        input
      ) : (
        <div className={styles.beside}>
          <div className={styles.within}>
            {input}
            {unit !== undefined && (
              <span className={styles.unit} aria-hidden="true">
                {unit}
              </span>
            )}
          </div>
          {beside}
        </div>
      )}
    </div>
  );
}
