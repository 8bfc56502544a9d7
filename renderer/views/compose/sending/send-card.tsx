import { Send as SendIcon, Square } from "lucide-react";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import type { Send } from "../../../../shared/model/send.ts";
import { templateParts } from "../../../../shared/template/parse.ts";
import { shortfall } from "../../../../shared/text/reached.ts";
import { problemText } from "../../../../shared/text/sentences.ts";
import { actions } from "../../../actions/actions.ts";
import { useAction } from "../../../actions/use-action.ts";
import { Button } from "../../../components/button.tsx";
import { MiddleText } from "../../../components/middle-text.tsx";
import { useTraffic } from "../../../context.tsx";
import type { PayloadKind } from "../../../store/compose.ts";
import { NextPackets } from "../payload/next-packets.tsx";
import { words as payloadWords } from "../payload/words/words.ts";
import { contentName, destinationOf, rateOf, reachedWords, sentOf, speedOf, timeLeft } from "../progress.ts";
import { useDraft } from "../use-draft.ts";
import { words as composeWords } from "../words/words.ts";
import styles from "./send-card.module.css";
import { words } from "./words/words.ts";

/** Of what this window sent it is known how it was typed. */
function kindName(kind: PayloadKind): string | null {
  return kind === "test" ? null : words().kinds[kind];
}

/** One running send: where to, what, how far, and its end. */
export function SendCard({ id }: { readonly id: number }) {
  const stop = useAction(actions.stop);
  const send = useTraffic((traffic) => traffic.sends.get(id));
  const typed = useDraft(({ ownDrafts }) => kindName(ownDrafts.get(id)?.payload ?? "test"));
  const text = useId();
  if (!send) return null;
  const to = destinationOf(send);
  const left = timeLeft(send);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Delete") return;
    event.preventDefault();
    stop.run(send);
  };
  return (
    <li className={styles.card} onKeyDown={onKeyDown}>
      <SendIcon className={styles.icon ?? ""} size={14} strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.name}>
        <code>
          <MiddleText text={to} />
        </code>
        <span>{contentName(send) ?? typed ?? words().bytesEach(send.size)}</span>
      </div>
      <Button
        className={styles.stop}
        icon={<Square size={10} fill="currentColor" aria-hidden="true" />}
        aria-describedby={text}
        onClick={() => stop.run(send)}
      >
        {stop.words}
      </Button>
      {send.count === null ? (
        <div className={styles.endless} aria-hidden="true" />
      ) : (
        <progress
          className={styles.bar}
          value={send.sent + send.failed}
          max={send.count}
          aria-labelledby={text}
        />
      )}
      <p id={text} className={`${styles.figures} num`} title={asked(send)}>
        <strong>{send.count === null ? composeWords().running.sent(sentOf(send)) : sentOf(send)}</strong>
        <span>{asked(send)}</span>
        <span className={styles.left}>{left === "" ? words().untilStopped : left}</span>
      </p>
      <Told send={send} />
      <Ahead send={send} />
    </li>
  );
}

/** The next packets of a template that this window sends; opened where somebody asks. */
function Ahead({ send }: { readonly send: Send }) {
  const template = useDraft(({ ownDrafts }) => {
    const draft = ownDrafts.get(send.id);
    return draft?.payload === "template" ? draft.template : null;
  });
  const [open, setOpen] = useState(false);
  const at = useTraffic((traffic) => (open ? traffic.at : 0));
  const parts = useMemo(() => templateParts(template ?? ""), [template]);
  if (template === null) return null;
  const done = send.sent + send.failed;
  const left = send.count === null ? null : send.count - done;
  return (
    <details className={styles.ahead} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{payloadWords().next.packets}</summary>
      {open && <NextPackets parts={parts} from={send.sent} left={left} rate={send.rate} at={at} />}
    </details>
  );
}

/** What it reached, where that is a test's point, and what went wrong. */
function Told({ send }: { readonly send: Send }) {
  const short = shortfall(send);
  const reached = contentName(send) === null ? [] : reachedWords(send);
  return (
    <>
      {reached.length > 0 && <p className={`${styles.reached} num`}>{words().reached(reached.join(", "))}</p>}
      {short !== null && <p className={styles.short}>{short}</p>}
      {send.problem && <p className={styles.short}>{problemText(send.problem)}</p>}
    </>
  );
}

/** “1,000 pkt/s, TTL 1, eth0”: what was asked for. */
function asked(send: Send): string {
  const { details } = composeWords();
  const ttl = send.address.includes(":") ? details.hopLimit(send.ttl) : details.ttl(send.ttl);
  const bursts = send.burst > 1 ? [details.bursts(send.burst)] : [];
  const by = send.interface === null ? [] : [send.interface.name];
  const pace = send.replay === null ? `${rateOf(send)} pkt/s` : speedOf(send.replay, send.rate);
  return [pace, ttl, ...by, ...bursts].join(", ");
}
