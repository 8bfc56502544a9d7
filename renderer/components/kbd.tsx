import styles from "./kbd.module.css";

interface KbdProps {
  readonly children: string;
  /** Beside a control that is named without it: a letter alone tells nobody who hears it what it is for. */
  readonly quiet?: boolean;
}

/** A key as it is printed on the keyboard. */
export function Kbd({ children, quiet = false }: KbdProps) {
  return (
    <kbd className={styles.kbd} aria-hidden={quiet || undefined}>
      {children}
    </kbd>
  );
}
