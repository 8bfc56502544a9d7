import { Check, CircleStop, RotateCw, X } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import type { Send } from "../../../shared/model/send.ts";
import { isSameDay } from "../../../shared/text/clock.ts";
import { shortfall } from "../../../shared/text/reached.ts";
import { problemText } from "../../../shared/text/sentences.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { IconButton } from "../../components/button.tsx";
import { useTraffic } from "../../context.tsx";
import type { ShownTraffic } from "../../store/traffic.ts";
import { destinationOf } from "./progress.ts";
import { sentDetails } from "./sent-details.ts";
import styles from "./sent-list.module.css";
import { words } from "./words/words.ts";

function endedIds({ sendIds, sends }: ShownTraffic): number[] {
  return sendIds.filter((id) => sends.get(id)?.state !== "sending");
}

/** What was sent from this monitor, newest first; each can be sent again. */
export function SentList() {
  const ids = useTraffic(useShallow(endedIds));
  const today = useTraffic(({ at, sends }) =>
    [...sends.values()].every((send) => isSameDay(send.startedAt, at)),
  );
  if (ids.length === 0) return null;
  return (
    <section className={styles.section} aria-label={words().sent.heading}>
      <div className={styles.heading}>
        <h3>{words().sent.heading}</h3>
        {today && <span>{words().sent.today}</span>}
      </div>
      <ul>
        {ids.map((id) => (
          <SentItem key={id} id={id} dated={!today} />
        ))}
      </ul>
    </section>
  );
}

function SentItem({ id, dated }: { readonly id: number; readonly dated: boolean }) {
  const again = useAction(actions.sendAgain);
  const send = useTraffic((traffic) => traffic.sends.get(id));
  if (!send) return null;
  const to = destinationOf(send);
  const short = shortfall(send);
  return (
    <li className={styles.item}>
      <Glyph state={send.state} refused={send.failed + send.answered} />
      <div className={styles.text}>
        <code title={to}>{to}</code>
        <p>{sentDetails(send, dated)}</p>
        {short !== null && <p className={styles.short}>{short}</p>}
        {send.problem && <p className={styles.problem}>{problemText(send.problem)}</p>}
      </div>
      {send.replay === null && (
        <IconButton label={words().sent.fill(to)} className={styles.again} onClick={() => again.run(send)}>
          <RotateCw size={14} strokeWidth={1.75} />
        </IconButton>
      )}
    </li>
  );
}

function Glyph({ state, refused }: { readonly state: Send["state"]; readonly refused: number }) {
  const { states } = words().sent;
  if (state === "failed")
    return <X className={styles.bad ?? ""} size={14} strokeWidth={1.75} aria-label={states.failed} />;
  if (state === "stopped") {
    return (
      <CircleStop className={styles.stopped ?? ""} size={14} strokeWidth={1.75} aria-label={states.stopped} />
    );
  }
  const look = refused > 0 ? styles.warn : styles.ok;
  return <Check className={look ?? ""} size={14} strokeWidth={1.75} aria-label={states.sent} />;
}
