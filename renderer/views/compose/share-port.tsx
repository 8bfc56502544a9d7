import { Switch } from "../../components/switch.tsx";
import styles from "./loopback.module.css";
import { useDraft, useEdit } from "./use-draft.ts";

const label = "Share the source port";

/** Whether a program that has the source port may keep it, such as a daemon of mDNS; only for a port that was named. */
export function SharePort() {
  const named = useDraft((state) => state.sourcePort.trim() !== "");
  const shares = useDraft((state) => state.sharesPort);
  const edit = useEdit();
  if (!named) return null;
  return (
    <div className={styles.row}>
      <p>
        {label}
        <span className={styles.note}>Also while a program has it: answers come to either.</span>
      </p>
      <Switch label={label} checked={shares} onChange={(next) => edit({ sharesPort: next })} />
    </div>
  );
}
