import { formatBytes } from "../../../../shared/format.ts";
import { Button } from "../../../components/button.tsx";
import type { Bringing } from "../../../store/compose.ts";
import styles from "./bringing-file.module.css";
import { words } from "./words/words.ts";

/** How far a file is on its way, and what stops that; in the place of Send. */
export function BringingFile({ bringing }: { readonly bringing: Bringing }) {
  const { name, bytes, done, stop } = bringing;
  const said = words().file;
  const text = said.bringing(name, formatBytes(done), formatBytes(bytes));
  return (
    <div className={styles.bringing}>
      <div className={styles.told}>
        <p className={styles.text}>{text}</p>
        <div
          className={styles.bar}
          role="progressbar"
          aria-label={name}
          aria-valuemin={0}
          aria-valuemax={bytes}
          aria-valuenow={done}
          aria-valuetext={text}
        >
          <div className={styles.filled} style={{ width: `${(100 * done) / bytes}%` }} />
        </div>
      </div>
      <Button onClick={stop}>{said.stop}</Button>
    </div>
  );
}
