import { Pause, Play } from "lucide-react";
import { Button, IconButton } from "../../components/button.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { setPaused } from "../../store/sync.ts";
import styles from "./pause-button.module.css";

/** Stops the display and says so until it goes on: what stands still must not be taken for silence. */
export function PauseButton() {
  const { traffic, sync } = useCastscope();
  const paused = useTraffic((state) => state.paused);
  if (!paused) {
    return (
      <IconButton label="Pause the display (Space)" onClick={() => setPaused(traffic, sync, true)}>
        <Pause size={16} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    );
  }
  return (
    <Button
      className={styles.paused}
      title="Let the display go on (Space). Counting went on meanwhile."
      icon={<Play size={14} strokeWidth={1.75} aria-hidden="true" />}
      onClick={() => setPaused(traffic, sync, false)}
    >
      <span>
        Paused<span className={styles.more}>, counting goes on</span>
      </span>
    </Button>
  );
}
