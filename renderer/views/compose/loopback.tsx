import { useId } from "react";
import { Switch } from "../../components/switch.tsx";
import styles from "./loopback.module.css";
import { useDraft, useEdit } from "./use-draft.ts";

/** Whether programs on this computer get the packets too; only groups have it. */
export function Loopback() {
  const loopback = useDraft((state) => state.loopback);
  const nobody = useDraft((state) => state.multicastTtl === 0 && !state.loopback);
  const edit = useEdit();
  const note = useId();
  return (
    <div className={styles.row}>
      <p>
        Loop back to this computer
        {nobody && (
          <span id={note} className={styles.note}>
            TTL 0 without loop back: nobody gets the packets.
          </span>
        )}
      </p>
      <Switch
        label="Loop back to this computer"
        checked={loopback}
        onChange={(next) => edit({ loopback: next })}
      />
    </div>
  );
}
