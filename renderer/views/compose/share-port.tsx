import { Switch } from "../../components/switch.tsx";
import styles from "./loopback.module.css";
import { useDraft, useEdit } from "./use-draft.ts";
import { words } from "./words/words.ts";

/** Whether a program that has the source port may keep it, such as a daemon of mDNS; only for a port that was named. */
export function SharePort() {
  const named = useDraft((state) => state.sourcePort.trim() !== "");
  const shares = useDraft((state) => state.sharesPort);
  const edit = useEdit();
  const { share, shareNote } = words().from;
  if (!named) return null;
  return (
    <div className={styles.row}>
      <p>
        {share}
        <span className={styles.note}>{shareNote}</span>
      </p>
      <Switch label={share} checked={shares} onChange={(next) => edit({ sharesPort: next })} />
    </div>
  );
}
