import { useCallback } from "react";
import { historyText } from "../../../shared/text/history-state.ts";
import { usePolled } from "../../components/use-polled.ts";
import { useCastscope } from "../../context.tsx";
import styles from "./events-page.module.css";

/** Minutes are written once a minute: what is wrong is known a little later. */
const askMs = 10_000;

/** Why events and figures of days are missing, in a sentence; nothing while all is well. */
export function HistoryNote() {
  const { client } = useCastscope();
  const ask = useCallback(() => client.historyState(), [client]);
  const { value } = usePolled(ask, askMs);
  const words = value === null ? null : historyText(value);
  return words === null ? null : (
    <p className={styles.foot} role="status">
      {words}
    </p>
  );
}
