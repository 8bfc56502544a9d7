import { Send as SendIcon } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import type { ComposeState } from "../../store/compose.ts";
import { addressIn } from "./destination.ts";
import { GuardCard } from "./guard-card.tsx";
import { Mistake } from "./mistake.tsx";
import { BringingFile } from "./payload/bringing-file.tsx";
import { readPace } from "./request.ts";
import styles from "./send-row.module.css";
import { useComplaint, useDraft } from "./use-draft.ts";
import type { Guard } from "./use-guard.ts";
import { words } from "./words/words.ts";

/** “ 570,000 packets”, “ until stopped”: what a press starts of a test stream or a sequence; empty of other sends. */
function testLength(state: ComposeState): string {
  const pieces = state.payload === "file" && state.inPieces;
  if (state.payload !== "test" && state.payload !== "sequence" && !pieces) return "";
  const pace = readPace(state, addressIn(state.to)?.family ?? 4);
  if (pace === null) return "";
  return pace.packets === null ? words().send.untilStopped : words().send.length(pace.packets);
}

interface SendRowProps {
  /** The question before a send that may leave the site; null when there is none. */
  readonly question: string | null;
  /** What has to be decided first; null when nothing. */
  readonly guard: Guard | null;
  readonly onPress: () => void;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}

/** The Send button, always in sight; in its place the question that a wide send asks once. */
export function SendRow({ question, guard, onPress, onAgree, onDecline }: SendRowProps) {
  const complaint = useComplaint(null);
  const send = useAction(actions.send);
  const length = useDraft(testLength);
  const bringing = useDraft((state) => state.bringing);
  const row = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  const isBringing = bringing !== null;
  useEffect(() => {
    // The question takes the focus, and gives it back to Send unless it went elsewhere meanwhile; so does Stop of a file.
    const isLost = document.activeElement === document.body;
    if (question !== null || (isLost && (asked.current || isBringing)))
      row.current?.querySelector("button")?.focus();
    asked.current = question !== null || isBringing;
  }, [question, isBringing]);
  return (
    <div ref={row} className={styles.row}>
      {guard && <GuardCard guard={guard} />}
      {complaint !== null && <Mistake message={complaint} />}
      {bringing !== null && <BringingFile bringing={bringing} />}
      {bringing === null && question === null && (
        <div className={styles.send}>
          <Button
            look="primary"
            icon={<SendIcon size={14} strokeWidth={1.75} aria-hidden="true" />}
            aria-keyshortcuts={send["aria-keyshortcuts"]}
            disabled={guard !== null}
            onClick={onPress}
          >
            {send.words}
            {length}
          </Button>
          <span className={styles.keys} aria-hidden="true">
            <ActionKeys action={actions.send} />
          </span>
        </div>
      )}
      {bringing === null && question !== null && (
        <Question question={question} onAgree={onAgree} onDecline={onDecline} />
      )}
    </div>
  );
}

function Question({
  question,
  onAgree,
  onDecline,
}: {
  readonly question: string;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onDecline();
  };
  return (
    <div className={styles.question} role="alertdialog" aria-label={question} onKeyDown={onKeyDown}>
      <p>{question}</p>
      <Button look="primary" onClick={onAgree}>
        {words().send.agree}
      </Button>
      <Button onClick={onDecline}>{words().send.cancel}</Button>
    </div>
  );
}
