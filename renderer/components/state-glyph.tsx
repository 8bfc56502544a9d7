import type { MembershipState } from "../../shared/model/membership.ts";
import styles from "./state-glyph.module.css";
import { words } from "./words/words.ts";

/** The words beside the shapes: a state is never told by colour alone. */
export const stateWords: Readonly<Record<MembershipState, string>> = {
  get joining() {
    return words().states.joining;
  },
  get receiving() {
    return words().states.receiving;
  },
  get silent() {
    return words().states.silent;
  },
  get stalled() {
    return words().states.stalled;
  },
  get failed() {
    return words().states.failed;
  },
};

const shapes: Readonly<Record<MembershipState, React.ReactNode>> = {
  receiving: <circle cx="7" cy="7" r="4" fill="currentColor" />,
  silent: <circle cx="7" cy="7" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  stalled: <circle cx="7" cy="7" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  joining: (
    <circle
      cx="7"
      cy="7"
      r="3.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.4 1.27"
    />
  ),
  failed: (
    <>
      <path d="M7 1.2 12.8 7 7 12.8 1.2 7Z" fill="currentColor" />
      <path d="M7 4.4v3M7 9.1v.6" stroke="var(--bg-1)" strokeWidth="1.4" />
    </>
  ),
};

/** What a row is called that may have changed since nobody tells any more. */
export function stateWord(state: MembershipState, stale: boolean): string {
  return stale ? words().lastKnown(stateWords[state]) : stateWords[state];
}

interface StateGlyphProps {
  readonly state: MembershipState;
  readonly stale?: boolean;
}

/** State as shape and colour, its word as the tooltip. Say the word beside it for those who hear. */
export function StateGlyph({ state, stale = false }: StateGlyphProps) {
  return (
    <svg className={styles.glyph} data-state={state} viewBox="0 0 14 14" aria-hidden="true">
      <title>{stateWord(state, stale)}</title>
      {shapes[state]}
    </svg>
  );
}
