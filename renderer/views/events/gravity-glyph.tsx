import type { Gravity } from "../../../shared/model/incident.ts";
import styles from "./gravity-glyph.module.css";
import { words } from "./words/words.ts";

const shapes: Readonly<Record<Gravity, React.ReactNode>> = {
  problem: (
    <>
      <path d="M7 1.2 12.8 7 7 12.8 1.2 7Z" fill="currentColor" />
      <path d="M7 4.4v3M7 9.1v.6" stroke="var(--bg-1)" strokeWidth="1.4" />
    </>
  ),
  warning: (
    <path
      d="M7 1.8 13 12.2H1ZM7 5.6v3M7 10.1v.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
    />
  ),
  info: <circle cx="7" cy="7" r="2.6" fill="none" stroke="currentColor" strokeWidth="1.5" />,
};

/** How grave it is as shape and colour, its word for those who hear. */
export function GravityGlyph({ gravity }: { readonly gravity: Gravity }) {
  return (
    <span className={styles.gravity} data-gravity={gravity} title={words().gravity[gravity]}>
      <svg className={styles.glyph} viewBox="0 0 14 14" aria-hidden="true">
        {shapes[gravity]}
      </svg>
      <span className="visually-hidden">{words().gravity[gravity]}</span>
    </span>
  );
}
