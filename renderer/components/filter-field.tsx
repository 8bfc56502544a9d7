import { ListFilter, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useView } from "../context.tsx";
import { IconButton } from "./button.tsx";
import styles from "./filter-field.module.css";

interface FilterFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** The keys that lead here, shown while it is empty. */
  readonly keys: ReactNode;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What it finds, for the tooltip. */
  readonly about?: string;
  /** The text cannot be used … */
  readonly wrong?: boolean;
  /** … and the element with this id tells why. */
  readonly describedBy?: string | undefined;
  /** Enter or Down: to what is filtered. */
  readonly onLeave?: () => void;
}

/** The filter of a pane: `/` focuses it, Escape empties it. */
export function FilterField({
  label,
  placeholder,
  keys,
  value,
  onChange,
  about,
  wrong = false,
  describedBy,
  onLeave,
}: FilterFieldProps) {
  const letterKeys = useView((view) => view.letterKeys);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.field} title={about}>
      <ListFilter className={styles.icon} size={14} strokeWidth={1.75} aria-hidden="true" />
      <input
        ref={input}
        className={styles.input}
        type="text"
        data-filter=""
        aria-label={label}
        aria-invalid={wrong || undefined}
        aria-describedby={describedBy}
        placeholder={placeholder}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value !== "") onChange("");
          else if (onLeave && (event.key === "Enter" || event.key === "ArrowDown")) onLeave();
          else return;
          event.preventDefault();
        }}
      />
      {value !== "" && (
        <IconButton
          className={styles.clear}
          label="Clear the filter"
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
        >
          <X size={12} strokeWidth={2} aria-hidden="true" />
        </IconButton>
      )}
      {value === "" && letterKeys && keys}
    </div>
  );
}
