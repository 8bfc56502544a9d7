import { Search, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "../../components/button.tsx";
import { useView } from "../../context.tsx";
import { searchKeys } from "../../keyboard/search-keys.ts";
import styles from "./search-field.module.css";
import { words } from "./words/words.ts";

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** The keys that lead here, shown while it is empty. */
  readonly keys: ReactNode;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** To what is searched. */
  readonly onLeave: () => void;
  /** Its page is entered here, and Escape leads back here. */
  readonly isEntrance?: boolean;
}

/** Finds rows by any part of their text: `/` focuses it, Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, keys, value, onChange, onLeave, isEntrance = false } = props;
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
        data-entrance={isEntrance ? "" : undefined}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={searchKeys(value, onChange, onLeave, isEntrance)}
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
