import { Columns2, PanelRightClose, Pin } from "lucide-react";
import { type KeyboardEvent, useCallback, useRef, useState } from "react";
import { actions } from "../../actions/actions.ts";
import { isPressed } from "../../actions/keys.ts";
import { useKeysOf } from "../../actions/own-keys.ts";
import { useAction } from "../../actions/use-action.ts";
import { usePart } from "../../actions/use-part.ts";
import { IconButton } from "../../components/button.tsx";
import { useComposeColumns } from "../../components/use-compose-columns.ts";
import { useView } from "../../context.tsx";
import styles from "./compose.module.css";
import { FromRow } from "./from-row.tsx";
import { PayloadSection } from "./payload-section.tsx";
import { RepeatSection } from "./repeat-section.tsx";
import { RunningSends } from "./running-sends.tsx";
import { ScopeSection } from "./scope/scope-section.tsx";
import { SendAnnouncement } from "./send-announcement.tsx";
import { SendRow } from "./send-row.tsx";
import { SendsColumn } from "./sending/sends-column.tsx";
import { type Side, SideTabs } from "./sending/side-tabs.tsx";
import { SentList } from "./sent-list.tsx";
import { ToField } from "./to-field.tsx";
import { useDraft } from "./use-draft.ts";
import { useFieldFocus } from "./use-field-focus.ts";
import { useGuard } from "./use-guard.ts";
import { useSend } from "./use-send.ts";
import { words } from "./words/words.ts";

export { ComposeStrip } from "./compose-strip.tsx";

/** Sends packets: where to, how far, what and how often; and what was sent. */
export function Compose() {
  const close = useAction(actions.compose);
  const wide = useAction(actions.composeWide);
  const pin = useAction(actions.pinCompose);
  const pinned = useView(({ composePinned }) => composePinned);
  const columns = useComposeColumns();
  const [side, setSide] = useState<Side>("form");
  const panel = useRef<HTMLElement>(null);
  const guard = useGuard();
  const guarded = guard !== null;
  const { question, press: pressSend, agree, decline } = useSend();
  // By its keys as well: what could flood a network waits until somebody has decided.
  const hidden = columns === "tabs" && side === "sends";
  const press = useCallback(() => {
    // What is not seen is not sent.
    if (hidden) setSide("form");
    else if (guarded) panel.current?.querySelector<HTMLElement>('[data-part="guard"] button')?.focus();
    else pressSend();
  }, [hidden, guarded, pressSend]);
  const focus = useDraft((state) => state.focus);
  // A field that is asked for has to be there.
  if (focus !== null && side === "sends") setSide("form");
  useFieldFocus(panel);
  usePart("send", press);
  const keys = useKeysOf(actions.send);
  const onKeyDown = (event: KeyboardEvent): void => {
    const state = { after: null, letters: false };
    if (event.defaultPrevented || !keys.some((one) => isPressed(one, event, state))) return;
    event.preventDefault();
    press();
  };
  return (
    <aside ref={panel} className={styles.panel} aria-label={words().compose} onKeyDown={onKeyDown}>
      <header className={styles.header}>
        {columns === "tabs" ? <SideTabs side={side} onSide={setSide} /> : <h2>{words().compose}</h2>}
        <div className={styles.buttons}>
          <IconButton
            label={wide.words}
            title={wide.hint}
            aria-keyshortcuts={wide["aria-keyshortcuts"]}
            aria-pressed={columns !== "below"}
            onClick={() => wide.run(null)}
          >
            <Columns2 size={16} strokeWidth={1.75} />
          </IconButton>
          <IconButton
            label={pin.words}
            title={actions.pinCompose.does}
            aria-pressed={pinned}
            onClick={() => pin.run(null)}
          >
            <Pin size={16} strokeWidth={1.75} />
          </IconButton>
          <IconButton
            label={close.words}
            title={close.hint}
            aria-keyshortcuts={close["aria-keyshortcuts"]}
            onClick={() => close.run(null)}
          >
            <PanelRightClose size={16} strokeWidth={1.75} />
          </IconButton>
        </div>
      </header>
      <div className={styles.columns} data-columns={columns}>
        {(columns !== "tabs" || side === "form") && (
          <div className={styles.content}>
            <div className={styles.destination}>
              <ToField />
              <FromRow />
            </div>
            <ScopeSection />
            <PayloadSection guard={guard} />
            <RepeatSection guard={guard} />
            {columns === "below" && <RunningSends />}
            <SendRow guard={guard} question={question} onPress={press} onAgree={agree} onDecline={decline} />
            {columns === "below" && <SentList />}
            <SendAnnouncement />
          </div>
        )}
        {(columns === "beside" || (columns === "tabs" && side === "sends")) && <SendsColumn />}
      </div>
    </aside>
  );
}
