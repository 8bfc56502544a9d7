import { useCallback } from "react";
import type { Result } from "../../../shared/contract.ts";
import { plural } from "../../../shared/text/count.ts";
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

/** Null where nothing has to be said. */
export function historyText({ file, failure, setAside, leftOut }: Result<"historyState">): string | null {
  if (file === null) return null;
  const missing =
    leftOut === 0
      ? ""
      : ` ${plural(leftOut, "minute of a group or source", "minutes of groups and sources")} will be missing.`;
  if (failure !== null)
    return `The history cannot be written: ${failure}. Counting goes on, and what is new waits for ten minutes.${missing}`;
  if (setAside !== null)
    return `The history was broken: it was put aside as ${setAside}, and a new one begins.`;
  return missing === "" ? null : missing.trim();
}
