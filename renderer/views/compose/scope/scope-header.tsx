import type { ReactNode } from "react";
import styles from "./scope.module.css";

/** The heading of a part of the Scope section, with its control at the right. */
export function ScopeHeader({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.header}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
