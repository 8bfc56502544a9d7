import { Pause } from "lucide-react";
import styles from "./summary.module.css";
import { words } from "./words/words.ts";

/** What was read while the display stood still is newer than the rest, which must not be taken for one moment. */
export function LateNote() {
  return (
    <p className={styles.shared} role="status">
      <Pause size={14} strokeWidth={1.75} aria-hidden="true" />
      {words().late}
    </p>
  );
}
