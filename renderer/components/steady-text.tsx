import { classes } from "./classes.ts";
import styles from "./steady-text.module.css";

interface SteadyTextProps {
  readonly text: string;
  /** The same sentence with its running figure as wide as it becomes before its unit changes: its room is kept free. */
  readonly widest: string;
  readonly className?: string | undefined;
  readonly title?: string | undefined;
}

/** A sentence in which seconds run: what stands beside and below it keeps its place while they do. */
export function SteadyText({ text, widest, className, title }: SteadyTextProps) {
  return (
    <span className={classes(styles.steady, className)} data-widest={widest} title={title}>
      <span className={styles.text}>{text}</span>
    </span>
  );
}
