import { Square } from "lucide-react";
import { useId } from "react";
import { useShallow } from "zustand/react/shallow";
import { formatBitRate, formatRate } from "../../../shared/format.ts";
import type { Send } from "../../../shared/model/send.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { formatDscp } from "../../../shared/net/dscp.ts";
import { shortfall } from "../../../shared/text/reached.ts";
import { runOf } from "../../../shared/text/run.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { testFormatName } from "../../../shared/text/test-format.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import { useStale, useTraffic } from "../../context.tsx";
import type { ShownTraffic } from "../../store/traffic.ts";
import { paceOf, sentOf, timeLeft } from "./progress.ts";
import styles from "./running-sends.module.css";

/** “Castscope test 7F3C, 998 pkt/s, 10.5 Mbit/s, DSCP AF41”: which run it is, and what it reached. */
function testWords({
  test,
  reached,
  size,
  dscp,
}: Send & { readonly test: NonNullable<Send["test"]> }): string {
  const run = runOf(test);
  const what = `${testFormatName[test.format]} test${run === null ? "" : ` ${run}`}`;
  const pace = reached > 0 ? [`${formatRate(reached)} pkt/s`, formatBitRate(reached * size * 8)] : [];
  return [what, ...pace, ...(dscp > 0 ? [`DSCP ${formatDscp(dscp)}`] : [])].join(", ");
}

/** Ids of the sends that run, newest first. */
export function runningIds({ sendIds, sends }: ShownTraffic): number[] {
  return sendIds.filter((id) => sends.get(id)?.state === "sending");
}

/** Each running send with its progress and its end. */
export function RunningSends() {
  const ids = useTraffic(useShallow(runningIds));
  const stale = useStale();
  if (ids.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={stale ? "Sending, last known" : "Sending"} data-live>
      {ids.map((id) => (
        <RunningSend key={id} id={id} named={ids.length > 1} />
      ))}
    </ul>
  );
}

function RunningSend({ id, named }: { readonly id: number; readonly named: boolean }) {
  const stop = useAction(actions.stop);
  const send = useTraffic((traffic) => traffic.sends.get(id));
  const text = useId();
  if (!send) return null;
  const to = formatEndpoint(send.address, send.port);
  const short = shortfall(send);
  return (
    <li className={styles.send} title={`To ${to}, ${paceOf(send)}`}>
      <div className={styles.figures} id={text}>
        {named && <code>{to}</code>}
        <span className="num">
          {sentOf(send)}
          {send.count === null && " sent"}
        </span>
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
      {send.test && <p className={styles.test}>{testWords({ ...send, test: send.test })}</p>}
      {short !== null && <p className={styles.short}>{short}</p>}
      {send.problem && <p className={styles.short}>{problemText(send.problem)}</p>}
    </li>
  );
}
