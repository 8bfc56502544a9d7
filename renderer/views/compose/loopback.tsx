import { useId } from "react";
import { Switch } from "../../components/switch.tsx";
import styles from "./loopback.module.css";
import { useDraft, useEdit } from "./use-draft.ts";
import { multicastTtlNow } from "./use-ttl.ts";
import { words } from "./words/words.ts";

/** Whether programs on this computer get the packets too; only groups have it. */
export function Loopback() {
  const loopback = useDraft((state) => state.loopback);
  const nobody = useDraft((state) => multicastTtlNow(state) === 0 && !state.loopback);
  const edit = useEdit();
  const note = useId();
  return (
    <div className={styles.row}>
      <p>
        {words().loopback.label}
        {nobody && (
          <span id={note} className={styles.note}>
            {words().loopback.nobody}
          </span>
        )}
      </p>
      <Switch
        label={words().loopback.label}
        checked={loopback}
        onChange={(next) => edit({ loopback: next })}
      />
    </div>
  );
}
