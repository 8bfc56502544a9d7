import styles from "./app-mark.module.css";

/** Castscope's mark: one sender, three rings of scope. */
export function AppMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <circle cx="4" cy="16" r="2" className={styles.dot} />
      <path d="M4 10.2A5.8 5.8 0 0 1 9.8 16" className={styles.ring} />
      <path d="M4 6.1A9.9 9.9 0 0 1 13.9 16" className={styles.ring} opacity="0.65" />
      <path d="M4 2A14 14 0 0 1 18 16" className={styles.ring} opacity="0.35" />
    </svg>
  );
}
