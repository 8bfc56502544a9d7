import { type CSSProperties, type RefObject, useCallback, useMemo, useRef, useState } from "react";
import { useCastscope, useView } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import type { Column } from "./columns.ts";
import { GroupRow } from "./group-row.tsx";
import styles from "./groups-grid.module.css";
import { HeaderRow } from "./header-row.tsx";
import { useLook } from "./use-look.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useSelection } from "./use-selection.ts";
import { useVisibleRows } from "./use-visible-rows.ts";

interface GroupsGridProps {
  readonly order: readonly number[];
  readonly columns: readonly Column[];
  /** Set while the pointer or the keyboard is in the table. */
  readonly held: RefObject<boolean>;
}

const rowHeight = 28;
const headerHeight = 26;

/** The groups: one tab stop, arrows move the selection, only the rows in view are drawn. */
export function GroupsGrid({ order, columns, held }: GroupsGridProps) {
  const { view } = useCastscope();
  const selected = useView((state) => state.selected);
  const [renaming, setRenaming] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { start, end, onScroll, reveal } = useVisibleRows(scroller, order.length, rowHeight, headerHeight);
  const { current, focusRow } = useSelection(scroller, order, reveal);
  const onKeyDown = useRowKeys({
    scroller,
    order,
    current,
    focusRow,
    rename: setRenaming,
    rowHeight,
    headerHeight,
  });

  const tracks = useMemo<CSSProperties>(
    () => ({ gridTemplateColumns: columns.map((column) => column.track).join(" ") }),
    [columns],
  );
  const open = useCallback(() => void focusPane("details"), []);
  const rename = useCallback(
    (id: number | null) => {
      setRenaming(id);
      if (id === null) requestAnimationFrame(() => focusRow(view.getState().selected));
    },
    [focusRow, view],
  );

  // The row that Tab reaches is there even when it is scrolled out of view.
  const drawn = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
  if (current >= 0 && (current < start || current >= end)) drawn.push(current);
  const ids = drawn.flatMap((index) => order[index] ?? []);
  // The selected one first: its details follow its figures.
  useLook(selected === null ? ids : [selected, ...ids.filter((id) => id !== selected)]);

  return (
    <div className={styles.scroller} ref={scroller} onScroll={onScroll}>
      <table
        className={styles.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
        role="grid"
        aria-label="Groups"
        aria-rowcount={order.length + 1}
        aria-colcount={columns.length}
        onKeyDown={onKeyDown}
        onPointerEnter={() => hold(held, scroller, true)}
        onPointerLeave={() => hold(held, scroller, false)}
        onFocus={() => hold(held, scroller, true)}
        onBlur={() => requestAnimationFrame(() => hold(held, scroller, false))}
      >
        <thead className={styles.head}>
          <HeaderRow columns={columns} style={tracks} onLeave={() => focusRow(order[current] ?? null)} />
        </thead>
        <tbody className={styles.body} style={{ height: order.length * rowHeight }}>
          {drawn.map((index) => {
            const id = order[index];
            return id === undefined ? null : (
              <PlacedRow
                key={id}
                id={id}
                index={index}
                columns={columns}
                tracks={tracks}
                selected={id === selected}
                tabStop={index === current}
                renaming={id === renaming}
                onRename={rename}
                onOpen={open}
              />
            );
          })}
        </tbody>
      </table>
      {order.length === 0 && <p className={styles.empty}>No group matches the filter.</p>}
    </div>
  );
}

/** The table is left only when neither the pointer nor the focus is in it. */
function hold(held: RefObject<boolean>, scroller: RefObject<HTMLElement | null>, inside: boolean): void {
  const element = scroller.current;
  held.current =
    inside || (element !== null && (element.matches(":hover") || element.matches(":focus-within")));
}

interface PlacedRowProps {
  readonly id: number;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly tracks: CSSProperties;
  readonly selected: boolean;
  readonly tabStop: boolean;
  readonly renaming: boolean;
  readonly onRename: (id: number | null) => void;
  readonly onOpen: () => void;
}

/** The style is made anew only when the row moves, so that a row renders for its own sake alone. */
function PlacedRow({ index, tracks, ...rest }: PlacedRowProps) {
  const style = useMemo(() => ({ ...tracks, top: index * rowHeight }), [tracks, index]);
  return <GroupRow {...rest} index={index} style={style} />;
}
