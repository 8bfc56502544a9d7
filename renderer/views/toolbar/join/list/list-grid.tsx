import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { limits } from "../../../../../shared/limits.ts";
import { Button } from "../../../../components/button.tsx";
import { stepOf, stepTo } from "../../../../table/row-keys.ts";
import styles from "./list-grid.module.css";
import { ListRow } from "./list-row.tsx";
import { standingOf } from "./list-words.ts";
import type { JoinListState } from "./use-join-list.ts";
import { words } from "./words/words.ts";

/** Which entries are shown. */
export const listFilters = ["all", "joins", "leftOut"] as const;
export type ListFilter = (typeof listFilters)[number];

interface ListGridProps {
  readonly state: JoinListState;
  readonly filter: ListFilter;
  /** Up from the first entry. */
  readonly onLeave: () => void;
}

/** The entries of a list, as they were pasted beside what was read; the focus goes through them by arrows. */
export function ListGrid({ state, filter, onLeave }: ListGridProps) {
  const { list, verdict, refused, change } = state;
  const [current, setCurrent] = useState(0);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<number | null>(null);
  const [all, setAll] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  /** The row that gets the focus when the list was changed. */
  const wanted = useRef(false);

  const places = list.entries.flatMap((entry, place) => {
    const own = verdict.entries[place];
    return own !== undefined && isShown(filter, standingOf(entry, own), refused.has(entry.text))
      ? [place]
      : [];
  });
  const shown = all ? places : places.slice(0, limits.listShown);
  const at = Math.min(current, shown.length - 1);

  useEffect(() => {
    if (!wanted.current || editing !== null) return;
    wanted.current = false;
    focusRow(table.current, at);
  });

  const go = (to: number): void => {
    setCurrent(to);
    focusRow(table.current, to);
  };
  const open = (text: string, show: boolean): void => {
    const next = new Set(opened);
    if (show) next.add(text);
    else next.delete(text);
    setOpened(next);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const entry = list.entries[shown[at] ?? -1];
    if (!entry || !(event.target instanceof HTMLTableRowElement)) return;
    const step = stepOf(event);
    if (step === "up" && at === 0) onLeave();
    else if (step) go(stepTo(step, at, shown.length, 8));
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && entry.read.kind !== "comment") {
      setEditing(at);
    } else if (event.key === "Delete") {
      wanted.current = true;
      change(entry, "");
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      open(entry.text, event.key === "ArrowRight");
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const { grid: texts, filter: none } = words();
  return (
    <div className={styles.scroller}>
      <table
        ref={table}
        className={styles.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
        role="grid"
        aria-label={texts.label}
        aria-rowcount={places.length + 1}
        data-list-grid=""
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr className={styles.head}>
            <th className={styles.number} scope="col">
              <span className="visually-hidden">{texts.line}</span>
            </th>
            <th className={styles.pasted} scope="col">
              {texts.pasted}
            </th>
            <th className={styles.read} scope="col">
              {texts.readAs}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((place, index) => {
            const entry = list.entries[place];
            const own = verdict.entries[place];
            return entry === undefined || own === undefined ? null : (
              <ListRow
                key={`${place} ${entry.text}`}
                entry={entry}
                verdict={own}
                refused={refused.get(entry.text)}
                index={index}
                tabStop={index === at}
                open={opened.has(entry.text)}
                editing={editing === index}
                onFocus={() => setCurrent(index)}
                onOpen={(show) => open(entry.text, show)}
                onEdit={() => {
                  setCurrent(index);
                  setEditing(index);
                }}
                onDone={(words) => {
                  setEditing(null);
                  wanted.current = true;
                  if (words !== null && words !== entry.text) change(entry, words);
                }}
              />
            );
          })}
        </tbody>
      </table>
      {places.length > shown.length && (
        <p className={styles.more}>
          {texts.more(places.length - shown.length)}{" "}
          <Button look="link" onClick={() => setAll(true)}>
            {texts.showAll}
          </Button>
        </p>
      )}
      {list.entries.length === 0 && <p className={styles.empty}>{texts.empty} </p>}
      {list.entries.length > 0 && places.length === 0 && (
        <p className={styles.empty}>{filter === "leftOut" ? none.noneLeftOut : none.noneJoins}</p>
      )}
    </div>
  );
}

function isShown(filter: ListFilter, standing: ReturnType<typeof standingOf>, refused: boolean): boolean {
  switch (filter) {
    case "all":
      return true;
    case "joins":
      return standing === "joins" && !refused;
    case "leftOut":
      return standing === "wrong" || standing === "idle" || refused;
  }
}

function focusRow(table: HTMLElement | null, place: number): void {
  table?.querySelector<HTMLElement>(`tr[data-place="${place}"]`)?.focus();
}
