import { Info } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { limits } from "../../../../../shared/limits.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { Button } from "../../../../components/button.tsx";
import { Kbd } from "../../../../components/kbd.tsx";
import { Segmented } from "../../../../components/segmented.tsx";
import { useTraffic } from "../../../../context.tsx";
import { type ListFilter, ListGrid, listFilters } from "./list-grid.tsx";
import styles from "./list-panel.module.css";
import { joinWords, limitWords, listSummary } from "./list-words.ts";
import { Offered } from "./offered.tsx";
import { PlaceChoice } from "./place-choice.tsx";
import type { JoinListState } from "./use-join-list.ts";
import { words } from "./words/words.ts";

interface ListPanelProps {
  readonly state: JoinListState;
  /** Back to the field. */
  readonly onLeave: () => void;
  /** Closes it; the list stays. */
  readonly onClose: () => void;
  /** Closes it and forgets the list. */
  readonly onCancel: () => void;
}

/** Below the join field: a list, line by line, before anything of it is joined; where, and one button that says everything. */
export function ListPanel({ state, onLeave, onClose, onCancel }: ListPanelProps) {
  const { list, verdict, progress, refused, join, stop } = state;
  const interfaces = useTraffic((traffic) => traffic.interfaces);
  const now = useTraffic((traffic) => traffic.ids.length);
  const [filter, setFilter] = useState<ListFilter>("all");
  const left = verdict.mistakes + verdict.already + verdict.again + verdict.over;
  const counts = { all: verdict.asked + verdict.mistakes, joins: verdict.joins.length, leftOut: left };
  const texts = words();
  const segments = listFilters.map((value) => {
    const word = texts.filter[value];
    const count = formatCount(counts[value]);
    return { value, label: `${word}, ${count}`, content: <Segment word={word} count={count} /> };
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const choice = event.altKey && /^Digit[1-9]$/.test(event.code) ? Number(event.code.slice(5)) : null;
    if (choice !== null) choosePlace(choice);
    else if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) join();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choosePlace = (place: number): void => {
    const names: readonly (string | null)[] = [null, ...interfaces.map(({ name }) => name)];
    const name = names[place - 1];
    if (name !== undefined) state.chooseOn(name);
    else if (place === names.length + 1) state.chooseEvery();
  };

  return (
    <div className={styles.panel} role="dialog" aria-label={texts.title} tabIndex={-1} onKeyDown={onKeyDown}>
      <div className={styles.header}>
        <h2 className={styles.heading}>{texts.title}</h2>
        <span className={styles.summary} role="status">
          {listSummary(list.lines, list.entries, list.unread)}
        </span>
        <Segmented label={texts.filter.label} segments={segments} value={filter} onChange={setFilter} />
      </div>
      <div className={styles.body}>
        <ListGrid state={state} filter={filter} onLeave={onLeave} />
        <PlaceChoice state={state} />
      </div>
      <div className={styles.bar}>
        <Info className={styles.icon} size={14} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.limit}>
          {refused.size > 0 && progress === null
            ? texts.refused(refused.size)
            : limitWords(now, verdict, limits.memberships)}
        </span>
        {progress === null ? (
          <>
            <Button look="quiet" onClick={onCancel}>
              {texts.cancel}
            </Button>
            <Kbd>{texts.escape}</Kbd>
            <Button look="primary" disabled={verdict.joins.length === 0} onClick={join}>
              {joinWords(verdict)}
            </Button>
          </>
        ) : (
          <>
            <span className={styles.progress} role="status">
              {texts.progress(progress.done + 1, progress.of)}
            </span>
            <Button onClick={stop}>{texts.stop}</Button>
          </>
        )}
      </div>
      <Offered state={state} />
    </div>
  );
}

function Segment({ word, count }: { readonly word: string; readonly count: string }) {
  return (
    <>
      {word} <span className={styles.count}>{count}</span>
    </>
  );
}
