import { useShallow } from "zustand/react/shallow";
import { formatBitRate } from "../../../../shared/format.ts";
import { actions } from "../../../actions/actions.ts";
import { useAction } from "../../../actions/use-action.ts";
import { Button } from "../../../components/button.tsx";
import { useStale, useTraffic } from "../../../context.tsx";
import { runningIds } from "../../../store/running-sends.ts";
import type { ShownTraffic } from "../../../store/traffic.ts";
import { SentList } from "../sent-list.tsx";
import { words as composeWords } from "../words/words.ts";
import { SendCard } from "./send-card.tsx";
import styles from "./sends-column.module.css";
import { words } from "./words/words.ts";

/** All sends beside the form: those that run, each with its progress, and what was sent. */
export function SendsColumn() {
  const ids = useTraffic(useShallow(runningIds));
  const bits = useTraffic(runningBits);
  const none = useTraffic((traffic) => traffic.sendIds.length === 0);
  const stopAll = useAction(actions.stopAll);
  const stale = useStale();
  const { running } = composeWords();
  return (
    <section className={styles.column} aria-label={words().sends}>
      <div className={styles.heading}>
        <h3>{words().sending}</h3>
        {ids.length > 0 && (
          <>
            <span className="num">{words().running(ids.length)}</span>
            <span className={`${styles.total} num`} data-live>
              {formatBitRate(bits)}
            </span>
            <Button
              look="quiet"
              title={stopAll.hint}
              aria-keyshortcuts={stopAll["aria-keyshortcuts"]}
              onClick={() => stopAll.run(null)}
            >
              {stopAll.words}
            </Button>
          </>
        )}
      </div>
      {none && <p className={styles.none}>{words().none}</p>}
      {ids.length > 0 && (
        <ul className={styles.list} aria-label={stale ? running.listStale : running.list} data-live>
          {ids.map((id) => (
            <SendCard key={id} id={id} />
          ))}
        </ul>
      )}
      <SentList />
    </section>
  );
}

/** Payload bits per second that all running sends reach together. */
function runningBits(traffic: ShownTraffic): number {
  let bits = 0;
  for (const id of runningIds(traffic)) {
    const send = traffic.sends.get(id);
    bits += send ? send.reached * send.size * 8 : 0;
  }
  return bits;
}
