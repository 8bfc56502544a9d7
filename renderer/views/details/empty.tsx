import type { ReactNode } from "react";
import { classes } from "../../components/classes.ts";
import { SteadyText } from "../../components/steady-text.tsx";
import styles from "./empty.module.css";

interface EmptyProps {
  readonly children: string;
  /** Of a sentence in which seconds run, see SteadyText. */
  readonly widest?: string;
  readonly action?: ReactNode;
  readonly tone?: "hint" | "error";
}

/** A sentence where there is nothing to show, and the way out where there is one. */
export function Empty({ children, widest, action, tone = "hint" }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={classes(styles.sentence, tone === "error" && styles.error)}>
        {widest === undefined ? children : <SteadyText text={children} widest={widest} />}
      </p>
      {action}
    </div>
  );
}
