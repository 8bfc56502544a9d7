import { Pause, Play } from "lucide-react";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { useTraffic } from "../../context.tsx";
import styles from "./pause-button.module.css";
import { words } from "./words/words.ts";

/** Stops the display and says so until it goes on: what stands still must not be taken for silence. */
export function PauseButton() {
  const pause = useAction(actions.pause);
  const paused = useTraffic((state) => state.paused);
  if (!paused) {
    return (
      <IconButton
        label={pause.hint}
        aria-keyshortcuts={pause["aria-keyshortcuts"]}
        onClick={() => pause.run(null)}
      >
        <Pause size={16} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    );
  }
  return (
    <Button
      className={styles.paused}
      title={words().paused.title(pause.hint)}
      aria-keyshortcuts={pause["aria-keyshortcuts"]}
      icon={<Play size={14} strokeWidth={1.75} aria-hidden="true" />}
      onClick={() => pause.run(null)}
    >
      <span>
        {words().paused.word}
        <span className={styles.more}>{words().paused.more}</span>
      </span>
    </Button>
  );
}
