import type { Piece } from "../../../shared/filter/piece.ts";
import styles from "./filter-text.module.css";

/** A part of a filter's text: what it is, as far as it was understood. */
export type FilterPiece = Pick<Piece<string>, "role" | "start" | "end">;

interface FilterTextProps {
  readonly value: string;
  readonly pieces: readonly FilterPiece[];
  /** The characters to underline, end exclusive. */
  readonly blame: { readonly start: number; readonly end: number } | null;
  /** How far the text is scrolled, in px. */
  readonly scrolled: number;
}

/**
 * The text of a filter's field as it is seen: an input can neither colour nor mark a part of its text, so its own is
 * transparent, and this one lies behind it, letter below letter.
 */
export function FilterText({ value, pieces, blame, scrolled }: FilterTextProps) {
  return (
    <div className={styles.mirror} aria-hidden="true">
      <span className={styles.text} style={{ transform: `translateX(${-scrolled}px)` }}>
        {partsOf(value, pieces, blame).map(({ start, end, role, wrong }) => (
          <span
            key={start}
            className={role === null ? undefined : styles[role]}
            data-wrong={wrong || undefined}
          >
            {/* A mistake at the very end has no characters: the line stands below the place where they belong. */}
            {value.slice(start, end) || "\u00a0"}
          </span>
        ))}
      </span>
    </div>
  );
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly role: FilterPiece["role"] | null;
  readonly wrong: boolean;
}

/** The text cut wherever what it is changes. */
export function partsOf(
  value: string,
  pieces: readonly FilterPiece[],
  blame: FilterTextProps["blame"],
): readonly Part[] {
  const wrongFrom = blame === null ? value.length : Math.min(blame.start, value.length);
  const wrongTo = blame === null ? value.length : Math.max(wrongFrom, Math.min(blame.end, value.length));
  const cuts = [0, wrongFrom, wrongTo, value.length, ...pieces.flatMap(({ start, end }) => [start, end])];
  const places = [...new Set(cuts)].filter((at) => at <= value.length).sort((one, other) => one - other);
  const parts = places.slice(0, -1).map((start, at): Part => {
    const end = places[at + 1] ?? value.length;
    const role = pieces.find((piece) => piece.start <= start && end <= piece.end)?.role ?? null;
    return { start, end, role, wrong: blame !== null && start >= wrongFrom && end <= wrongTo };
  });
  if (blame === null || wrongFrom < wrongTo) return parts;
  return wrongFrom < value.length
    ? parts.map((part) => (part.start === wrongFrom ? { ...part, wrong: true } : part))
    : [...parts, { start: value.length, end: value.length, role: null, wrong: true }];
}
