import type { ReactNode } from "react";
import { LearnLink } from "../../help/learn/learn-link.tsx";
import styles from "./scope.module.css";

interface ScopeHeaderProps {
  readonly title: string;
  /** It is the section's own heading: the help explains what scopes are. */
  readonly explained?: true;
  readonly children: ReactNode;
}

/** The heading of a part of the Scope section, with its control at the right. */
export function ScopeHeader({ title, explained, children }: ScopeHeaderProps) {
  return (
    <div className={styles.header}>
      <h3>{title}</h3>
      {explained && <LearnLink topic="scope" />}
      {children}
    </div>
  );
}
