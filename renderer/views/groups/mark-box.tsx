import { Check, Minus } from "lucide-react";
import styles from "./mark-box.module.css";

interface MarkBoxProps {
  /** `mixed` is some of several. */
  readonly checked: boolean | "mixed";
  readonly label: string;
  readonly onChange: () => void;
}

/** A box by which rows are chosen with the pointer; the keyboard has Ctrl Space on the row. */
export function MarkBox({ checked, label, onChange }: MarkBoxProps) {
  const Sign = checked === "mixed" ? Minus : Check;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input cannot be drawn mixed without a script on its element
    <button
      type="button"
      role="checkbox"
      className={styles.box}
      aria-checked={checked}
      aria-label={label}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        onChange();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <span className={styles.mark}>
        {checked !== false && <Sign size={11} strokeWidth={3} aria-hidden="true" />}
      </span>
    </button>
  );
}
