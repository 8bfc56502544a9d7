import { Download } from "lucide-react";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import styles from "./recordings.module.css";
import { words } from "./words/words.ts";

/** Where nothing was recorded and nothing is open. */
export function NoRecordings() {
  const menu = useAction(actions.recordMenu);
  const { before, after, record } = words().none;
  return (
    <p className={styles.none}>
      {before}
      <kbd>R</kbd>
      {after}
      <Button
        icon={<Download size={14} strokeWidth={1.75} aria-hidden="true" />}
        title={menu.hint}
        onClick={() => menu.run(null)}
      >
        {record}
      </Button>
    </p>
  );
}
