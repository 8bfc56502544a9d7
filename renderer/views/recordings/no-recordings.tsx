import { Download } from "lucide-react";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import styles from "./recordings.module.css";

/** Where nothing was recorded and nothing is open. */
export function NoRecordings() {
  const menu = useAction(actions.recordMenu);
  return (
    <p className={styles.none}>
      No recordings yet. <kbd>R</kbd> records everything; memory already keeps what came last.
      <Button
        icon={<Download size={14} strokeWidth={1.75} aria-hidden="true" />}
        title={menu.hint}
        onClick={() => menu.run(null)}
      >
        Record or save …
      </Button>
    </p>
  );
}
