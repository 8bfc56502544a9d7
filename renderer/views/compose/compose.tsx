import { PanelRightClose } from "lucide-react";
import { type KeyboardEvent, useCallback, useRef } from "react";
import { actions } from "../../actions/actions.ts";
import { isPressed } from "../../actions/keys.ts";
import { useAction } from "../../actions/use-action.ts";
import { usePart } from "../../actions/use-part.ts";
import { IconButton } from "../../components/button.tsx";
import styles from "./compose.module.css";
import { FromRow } from "./from-row.tsx";
import { PayloadSection } from "./payload-section.tsx";
import { RepeatSection } from "./repeat-section.tsx";
import { RunningSends } from "./running-sends.tsx";
import { ScopeSection } from "./scope/scope-section.tsx";
import { SendAnnouncement } from "./send-announcement.tsx";
import { SendRow } from "./send-row.tsx";
import { SentList } from "./sent-list.tsx";
import { ToField } from "./to-field.tsx";
import { useFieldFocus } from "./use-field-focus.ts";
import { useGuard } from "./use-guard.ts";
import { useSend } from "./use-send.ts";

export { ComposeStrip } from "./compose-strip.tsx";

/** Sends packets: where to, how far, what and how often; and what was sent. */
export function Compose() {
  const close = useAction(actions.compose);
  const panel = useRef<HTMLElement>(null);
  const guard = useGuard();
  const guarded = guard !== null;
  const { question, press: pressSend, agree, decline } = useSend();
  // By its keys as well: what could flood a network waits until somebody has decided.
  const press = useCallback(() => {
    if (guarded) panel.current?.querySelector<HTMLElement>('[data-part="guard"] button')?.focus();
    else pressSend();
  }, [guarded, pressSend]);
  useFieldFocus(panel);
  usePart("send", press);
  const onKeyDown = (event: KeyboardEvent): void => {
    const state = { after: null, letters: false };
    if (event.defaultPrevented || !actions.send.keys.some((keys) => isPressed(keys, event, state))) return;
    event.preventDefault();
    press();
  };
  return (
    <aside ref={panel} className={styles.panel} aria-label="Compose" onKeyDown={onKeyDown}>
      <header className={styles.header}>
        <h2>Compose</h2>
        <IconButton
          label={close.words}
          title={close.hint}
          aria-keyshortcuts={close["aria-keyshortcuts"]}
          onClick={() => close.run(null)}
        >
          <PanelRightClose size={16} strokeWidth={1.75} />
        </IconButton>
      </header>
      <div className={styles.content}>
        <div className={styles.destination}>
          <ToField />
          <FromRow />
        </div>
        <ScopeSection />
        <PayloadSection guard={guard} />
        <RepeatSection guard={guard} />
        <RunningSends />
        <SendRow guard={guard} question={question} onPress={press} onAgree={agree} onDecline={decline} />
        <SentList />
        <SendAnnouncement />
      </div>
    </aside>
  );
}
