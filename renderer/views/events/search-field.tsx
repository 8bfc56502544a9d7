import { Search, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "../../components/button.tsx";
import { useView } from "../../context.tsx";
import styles from "./search-field.module.css";
import { words } from "./words/words.ts";

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** The keys that lead here, shown while it is empty. */
  readonly keys: ReactNode;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Enter or Down: to what is searched. */
  readonly onLeave: () => void;
}

/** Finds rows by any part of their text: `/` focuses it, Escape empties it. */
export function SearchField({ label, placeholder, keys, value, onChange, onLeave }: SearchFieldProps) {
  const letterKeys = useView((view) => view.letterKeys);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.field}>
      <Search className={styles.icon} size={14} strokeWidth={1.75} aria-hidden="true" />
      <input
        ref={input}
        className={styles.input}
        type="search"
        data-filter=""
        aria-label={label}
        placeholder={placeholder}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value !== "") onChange("");
          else if (event.key === "Enter" || event.key === "ArrowDown") onLeave();
          else return;
          event.preventDefault();
        }}
      />
      {value !== "" && (
        <IconButton
          className={styles.clear}
          label={words().bar.showAllAgain}
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
