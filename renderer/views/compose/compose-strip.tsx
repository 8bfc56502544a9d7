import { PanelRightOpen, Repeat } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { useTraffic } from "../../context.tsx";
import { runningIds } from "../../store/running-sends.ts";
import styles from "./compose-strip.module.css";
import { sentOf } from "./progress.ts";
import { words } from "./words/words.ts";

/** Compose while it is closed: opens it, and shows how far the running sends are. */
export function ComposeStrip() {
  const open = useAction(actions.compose);
  return (
    <aside className={styles.strip} aria-label={words().compose}>
      <button
        type="button"
        className={styles.open}
        aria-label={open.words}
        title={open.hint}
        aria-keyshortcuts={open["aria-keyshortcuts"]}
        onClick={() => open.run(null)}
      >
        <PanelRightOpen size={16} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.name}>{words().compose}</span>
        <StripProgress />
      </button>
    </aside>
  );
}

function StripProgress() {
  const ids = useTraffic(useShallow(runningIds));
  const only = useTraffic((traffic) => (ids.length === 1 ? traffic.sends.get(ids[0] ?? 0) : undefined));
  const sent = useTraffic(({ sends }) => ids.reduce((sum, id) => sum + (sends.get(id)?.sent ?? 0), 0));
  if (ids.length === 0) return null;
  return (
    <>
      <span className={styles.running} data-live>
        <Repeat className={styles.glyph ?? ""} size={16} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <span className={`${styles.progress} num`} data-live>
        {only ? words().strip.one(sentOf(only)) : words().strip.more(ids.length, sent)}
      </span>
    </>
  );
}
