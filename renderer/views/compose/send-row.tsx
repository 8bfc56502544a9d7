import { Send as SendIcon } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { Button } from "../../components/button.tsx";
import { Mistake } from "./mistake.tsx";
import styles from "./send-row.module.css";
import { useComplaint } from "./use-draft.ts";

interface SendRowProps {
  /** The question before a send that may leave the site; null when there is none. */
  readonly question: string | null;
  readonly onPress: () => void;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}

/** The Send button, always in sight; in its place the question that a wide send asks once. */
export function SendRow({ question, onPress, onAgree, onDecline }: SendRowProps) {
  const complaint = useComplaint(null);
  const send = useAction(actions.send);
  const row = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    // The question takes the focus, and gives it back to Send unless it went elsewhere meanwhile.
    const back = asked.current && document.activeElement === document.body;
    if (question !== null || back) row.current?.querySelector("button")?.focus();
    asked.current = question !== null;
  }, [question]);
  return (
    <div ref={row} className={styles.row}>
      {complaint !== null && <Mistake message={complaint} />}
      {question === null ? (
        <div className={styles.send}>
          <Button
            look="primary"
            icon={<SendIcon size={14} strokeWidth={1.75} aria-hidden="true" />}
            aria-keyshortcuts={send["aria-keyshortcuts"]}
            onClick={onPress}
          >
            {send.words}
          </Button>
          <span className={styles.keys} aria-hidden="true">
            <ActionKeys action={actions.send} />
          </span>
        </div>
      ) : (
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
        Send it
      </Button>
      <Button onClick={onDecline}>Cancel</Button>
    </div>
  );
}
