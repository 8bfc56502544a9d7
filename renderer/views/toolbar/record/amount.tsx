import styles from "./record.module.css";

interface AmountProps {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
}

/** A number that is typed, and its unit. */
export function Amount({ label, unit, value, onChange, onBlur }: AmountProps) {
  return (
    <span className={styles.amount}>
      <input
        className={styles.number}
        type="text"
        inputMode="decimal"
        aria-label={label}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onBlur}
      />
      <span className={styles.faint}>{unit}</span>
    </span>
  );
}
