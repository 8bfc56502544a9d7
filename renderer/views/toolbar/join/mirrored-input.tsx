import { type InputHTMLAttributes, type ReactNode, type Ref, useState } from "react";
import styles from "./mirrored-input.module.css";

interface MirroredInputProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly value: string;
  /** The characters to underline, end exclusive. */
  readonly blame: { readonly start: number; readonly end: number } | null;
  /** Shown in the empty field. */
  readonly example: ReactNode;
  readonly inputRef: Ref<HTMLInputElement>;
}

/**
 * A text field that can underline a part of its text: an input cannot mark characters, so the same
 * text lies behind it, invisible but for its wavy line.
 */
export function MirroredInput({ value, blame, example, inputRef, ...rest }: MirroredInputProps) {
  const [scrolled, setScrolled] = useState(0);
  // A fault at the very end has no characters: the line stands below the place where they belong.
  const start = blame ? Math.min(blame.start, value.length) : 0;
  const end = blame ? Math.max(start + 1, blame.end) : 0;
  return (
    <div className={styles.field}>
      {value === "" && (
        <span className={styles.example} aria-hidden="true">
          {example}
        </span>
      )}
      {blame && (
        <div className={styles.mirror} aria-hidden="true">
          {/* no words: a length */}
          <span className={styles.text} style={{ transform: `translateX(${-scrolled}px)` }}>
            {value.slice(0, start)}
            <span className={styles.wrong}>{value.slice(start, end).padEnd(1, "\u00a0")}</span>
          </span>
        </div>
      )}
      <input
        {...rest}
        ref={inputRef}
        className={styles.input}
        type="text"
        value={value}
        onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
      />
    </div>
  );
}
