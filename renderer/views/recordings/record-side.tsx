import { PanelRightClose, PanelRightOpen } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../../components/button.tsx";
import { useMedia } from "../../components/use-media.ts";
import { useCastscope, useView } from "../../context.tsx";
import { RunningSends } from "../compose/running-sends.tsx";
import { SentList } from "../compose/sent-list.tsx";
import { LearnLink } from "../help/learn/learn-link.tsx";
import { firstDraft } from "../toolbar/record/record-draft.ts";
import { RecordMenu } from "../toolbar/record/record-menu.tsx";
import styles from "./record-side.module.css";
import { words } from "./words/words.ts";

/** Recording, beside the page of recordings; in a small window the menu of the record button has it alone. */
export function RecordSide() {
  const isSmall = useMedia("(max-width: 1199px)");
  const open = useView((view) => view.composeOpen);
  const { view } = useCastscope();
  const show = (composeOpen: boolean): void => view.setState({ composeOpen });
  const [draft, setDraft] = useState(firstDraft);
  if (isSmall) return null;
  const said = words().side;
  if (!open)
    return (
      <div className={styles.strip} data-pane="compose">
        <IconButton label={said.show} onClick={() => show(true)}>
          <PanelRightOpen size={16} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </div>
    );
  return (
    <aside className={styles.side} aria-label={said.label} data-pane="compose">
      <header className={styles.header}>
        <h2 className={styles.heading}>{said.label}</h2>
        <LearnLink topic="recording" />
        <IconButton label={said.hide} onClick={() => show(false)}>
          <PanelRightClose size={16} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles.content}>
        <RecordMenu draft={draft} onDraft={setDraft} />
        <div className={styles.sends}>
          <RunningSends />
          <SentList />
        </div>
      </div>
    </aside>
  );
}
