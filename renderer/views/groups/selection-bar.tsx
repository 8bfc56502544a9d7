import { X } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Action } from "../../actions/action.ts";
import { actionIcons } from "../../actions/action-icons.ts";
import { ActionKeys } from "../../actions/action-keys.tsx";
import { type AnyAction, actions, runOn } from "../../actions/actions.ts";
import { markedRows } from "../../actions/rows-of.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { useCastscope, useTraffic } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import { mark, unmark } from "../../store/marked.ts";
import { GroupByMenu } from "./group-by-menu.tsx";
import { interfacesWords } from "./many-words.ts";
import { MoveButton } from "./move-menu.tsx";
import styles from "./selection-bar.module.css";
import { ViewMenu } from "./view-menu.tsx";
import { words } from "./words/words.ts";

interface SelectionBarProps {
  /** Rows that the table shows, in order. */
  readonly shown: readonly number[];
  readonly marked: readonly number[];
  /** Of the pane, in px. */
  readonly width: number;
}

/** In the place of the bar above the groups: what is chosen together, and what can be done with it. */
export function SelectionBar({ shown, marked, width }: SelectionBarProps) {
  const castscope = useCastscope();
  const { view, isRecording } = castscope;
  const root = useRef<HTMLDivElement>(null);
  // The rows are what it was about: in the filter, which takes its place, Ctrl Z would undo typing and no leave.
  useLayoutEffect(() => {
    return () => {
      if (!root.current?.contains(document.activeElement)) return;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusPane("groups");
      });
    };
  }, []);
  const all = useTraffic(({ ids }) => ids.length);
  const narrow = width < 960;
  const hasKeys = width >= keysFrom;
  const seen = new Set(shown);
  const hidden = marked.filter((id) => !seen.has(id)).length;
  const act = (action: Action<"row">): void => {
    const [row] = markedRows(castscope);
    if (row) runOn(action, castscope, row);
  };
  const texts = words().selection;
  const rows = useTraffic(useShallow(({ memberships }) => marked.flatMap((id) => memberships.get(id) ?? [])));
  const where = interfacesWords(rows);
  const button = (action: Action<"row">, text: string, keys: AnyAction = action) => {
    const Icon = actionIcons[action.name];
    return (
      <Button
        look="quiet"
        icon={<Icon size={14} strokeWidth={1.75} aria-hidden="true" />}
        title={narrow ? text : undefined}
        aria-label={text}
        onClick={() => act(action)}
      >
        {!narrow && text}
        {hasKeys && <ActionKeys action={keys} />}
      </Button>
    );
  };
  return (
    <div ref={root} className={styles.bar} role="toolbar" aria-label={texts.selected(marked.length, all)}>
      <IconButton label={texts.none} onClick={() => unmark(view)}>
        <X size={15} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <strong className={styles.count} role="status">
        {texts.selected(marked.length, all)}
      </strong>
      <span className={styles.where}>{hidden > 0 ? texts.hidden(hidden) : where.trim()}</span>
      {marked.length - hidden < shown.length && (
        <Button look="link" onClick={() => mark(view, shown, shown[0] ?? null)}>
          {texts.all(shown.length)}
        </Button>
      )}
      <span className={styles.parting} aria-hidden="true" />
      {isRecording !== true && button(actions.leave, texts.leave)}
      {button(actions.rename, texts.rename)}
      {isRecording !== true && button(actions.label, texts.label)}
      {isRecording !== true && button(actions.recordRows, texts.record, actions.recordMenu)}
      {button(actions.copy, texts.copy)}
      {isRecording !== true && <MoveButton rows={rows} narrow={narrow} />}
      <span className={styles.space} />
      <GroupByMenu narrow={narrow || !hasKeys} />
      <ViewMenu narrow={narrow} />
    </div>
  );
}

/** Width from which the keys stand beside the names, in px. */
const keysFrom = 1_280;
