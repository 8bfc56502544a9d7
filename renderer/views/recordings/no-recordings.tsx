import { Download } from "lucide-react";
import { problem } from "../../../shared/problem.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import styles from "./recordings.module.css";
import { words } from "./words/words.ts";

/**
 * Where nothing was recorded and nothing is open.
 * @param isNowhere there is no folder for recordings, so that nothing can be recorded either
 */
export function NoRecordings({ isNowhere }: { readonly isNowhere: boolean }) {
  const menu = useAction(actions.recordMenu);
  if (isNowhere) return <p className={styles.none}>{problemText(problem("recording-nowhere"))}</p>;
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
