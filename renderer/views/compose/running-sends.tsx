import { Square } from "lucide-react";
import { useId } from "react";
import { useShallow } from "zustand/react/shallow";
import { shortfall } from "../../../shared/text/reached.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import { MiddleText } from "../../components/middle-text.tsx";
import { useStale, useTraffic } from "../../context.tsx";
import { runningIds } from "../../store/running-sends.ts";
import { contentName, destinationOf, paceOf, reachedWords, sentOf, timeLeft } from "./progress.ts";
import styles from "./running-sends.module.css";
import { words } from "./words/words.ts";

/** Each running send with its progress and its end. */
export function RunningSends() {
  const ids = useTraffic(useShallow(runningIds));
  const stale = useStale();
  if (ids.length === 0) return null;
  return (
    <ul
      className={styles.list}
      aria-label={stale ? words().running.listStale : words().running.list}
      data-live
    >
      {ids.map((id) => (
        <RunningSend key={id} id={id} />
      ))}
    </ul>
  );
}

function RunningSend({ id }: { readonly id: number }) {
  const stop = useAction(actions.stop);
  const send = useTraffic((traffic) => traffic.sends.get(id));
  const text = useId();
  if (!send) return null;
  const to = destinationOf(send);
  const short = shortfall(send);
  const name = contentName(send);
  return (
    <li
      className={styles.send}
      title={words().running.what(to, paceOf(send))}
      onKeyDown={(event) => {
        if (event.key !== "Delete") return;
        event.preventDefault();
        stop.run(send);
      }}
    >
      <div className={styles.figures} id={text}>
        <code>
          <MiddleText text={to} />
        </code>
        <span className="num">{send.count === null ? words().running.sent(sentOf(send)) : sentOf(send)}</span>
        <span className={`${styles.left} num`}>{timeLeft(send)}</span>
      </div>
      {send.count !== null && (
        <progress
          className={styles.bar}
          value={send.sent + send.failed}
          max={send.count}
          aria-labelledby={text}
        />
      )}
      <Button
        className={styles.stop}
        icon={<Square size={10} fill="currentColor" aria-hidden="true" />}
        aria-describedby={text}
        onClick={() => stop.run(send)}
      >
        {stop.words}
      </Button>
      {name !== null && <p className={styles.test}>{[name, ...reachedWords(send)].join(", ")}</p>}
      {short !== null && <p className={styles.short}>{short}</p>}
      {send.problem && <p className={styles.short}>{problemText(send.problem)}</p>}
    </li>
  );
}
