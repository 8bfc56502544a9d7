import { type KeyboardEvent, type ReactNode, useRef } from "react";
import styles from "./segmented.module.css";

interface Segment<T extends string> {
  readonly value: T;
  /** The accessible name; what is drawn may be shorter. */
  readonly label: string;
  readonly content: ReactNode;
  /** A text of any length, which gives way where there is no room for it. */
  readonly anyLength?: boolean;
}

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  /** One that is none of the segments: none is chosen. */
  readonly value: T;
  readonly onChange: (value: T) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** One choice of a few, side by side: one tab stop, arrows choose. */
export function Segmented<T extends string>({ label, segments, value, onChange }: SegmentedProps<T>) {
  const group = useRef<HTMLDivElement>(null);
  const chosen = segments.findIndex((segment) => segment.value === value);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (Math.max(0, chosen) + step + segments.length) % segments.length;
    const segment = segments[next];
    if (!segment) return;
    onChange(segment.value);
    group.current?.querySelectorAll<HTMLElement>("[role=radio]")[next]?.focus();
  };

  return (
    <div ref={group} className={styles.group} role="radiogroup" aria-label={label}>
      {segments.map((segment, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot hold glyphs and counts
        <button
          key={segment.value}
          type="button"
          role="radio"
          className={styles.segment}
          data-any-length={segment.anyLength || undefined}
          aria-checked={segment.value === value}
          aria-label={segment.label}
          title={segment.label}
          tabIndex={segment.value === value || (chosen === -1 && place === 0) ? 0 : -1}
          onClick={() => onChange(segment.value)}
          onKeyDown={onKeyDown}
        >
          {segment.anyLength ? <span className={styles.text}>{segment.content}</span> : segment.content}
        </button>
      ))}
    </div>
  );
}
