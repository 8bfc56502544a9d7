import { PanelRightClose } from "lucide-react";
import { problemText } from "../../../../shared/text/sentences.ts";
import { IconButton } from "../../../components/button.tsx";
import { Mistake } from "../../compose/mistake.tsx";
import { QuietRow } from "./quiet-row.tsx";
import { ThresholdsForm } from "./thresholds.tsx";
import { ToldBy } from "./told-by.tsx";
import { useWatching } from "./use-watching.ts";
import styles from "./watching-pane.module.css";
import { words } from "./words/words.ts";

/** Thresholds, and who is told. */
export function WatchingPane({ onClose }: { readonly onClose: () => void }) {
  const { told, problem, setThresholds, setQuiet, setNotifiers } = useWatching();
  const { pane } = words();
  return (
    <aside className={styles.pane} aria-label={pane.title} data-pane="thresholds">
      <header className={styles.header}>
        <h2>{pane.title}</h2>
        <IconButton label={pane.close} onClick={onClose}>
          <PanelRightClose size={16} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles.body}>
        {problem !== null && <Mistake message={problemText(problem)} />}
        {told !== null && (
          <>
            {told.notKept !== null && <Mistake message={pane.notKept(told.notKept)} />}
            <ThresholdsForm thresholds={told.thresholds} set={setThresholds} />
            <ToldBy {...{ told, setNotifiers }} />
            <QuietRow quiet={told.quiet} set={setQuiet} />
          </>
        )}
      </div>
    </aside>
  );
}
