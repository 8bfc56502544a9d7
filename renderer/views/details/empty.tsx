import type { ReactNode } from "react";
import { classes } from "../../components/classes.ts";
import styles from "./empty.module.css";

interface EmptyProps {
  readonly children: string;
  readonly action?: ReactNode;
  readonly tone?: "hint" | "error";
}

/** A sentence where there is nothing to show, and the way out where there is one. */
export function Empty({ children, action, tone = "hint" }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={classes(styles.sentence, tone === "error" && styles.error)}>{children}</p>
      {action}
    </div>
  );
}
