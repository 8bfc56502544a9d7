import { type CSSProperties, type RefObject, useCallback, useMemo, useRef, useState } from "react";
import { usePart } from "../../actions/use-part.ts";
import { useCastscope, useView } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import { heights } from "../../table/heights.ts";
import { revealRow, rowWindow, useBox } from "../../table/row-window.ts";
import { useFollowedRow } from "../../table/use-followed-row.ts";
import type { HeldTable } from "../../table/use-held.ts";
import type { GroupColumn } from "./columns.tsx";
import { GroupRow } from "./group-row.tsx";
import styles from "./groups-grid.module.css";
import { GroupsHeader } from "./groups-header.tsx";
import { useLook } from "./use-look.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useSelection } from "./use-selection.ts";

interface GroupsGridProps {
  readonly order: readonly number[];
  readonly columns: readonly GroupColumn[];
  readonly tracks: CSSProperties;
  readonly tableRef: RefObject<HTMLTableElement | null>;
  /** Says while the rows are in use. */
  readonly held: HeldTable;
}

const { groupRow: rowHeight, tableHeader: headerHeight } = heights;

/** Rows drawn beyond each edge, so that a short scroll shows no gap. */
const overscan = 6;
/** Rows drawn before the table has a height. */
const unmeasured = 40;

/** The groups: one tab stop, arrows move the selection, only the rows in view are drawn. */
export function GroupsGrid({ order, columns, tracks, tableRef, held }: GroupsGridProps) {
  const { view } = useCastscope();
  const selected = useView((state) => state.selected);
  const sort = useView((state) => state.sort);
  const [renaming, setRenaming] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { box, onScroll } = useBox(scroller, rowHeight);
  const room = box.height === 0 ? unmeasured * rowHeight : box.height - headerHeight;
  const seen = rowWindow(room, box.top, order.length, rowHeight);
  const start = Math.max(0, seen.first - overscan);
  const end = Math.min(order.length, seen.last + 1 + overscan);
  const { current, focusRow } = useSelection(scroller, order, reveal);
  useFollowedRow(scroller, { index: current, sort, rowHeight, headerHeight });
  const { pageRows } = seen;
  const onKeyDown = useRowKeys({ scroller, order, current, focusRow, pageRows });

  const open = useCallback(() => void focusPane("details"), []);
  const rename = useCallback(
    (id: number | null) => {
      setRenaming(id);
      if (id === null) requestAnimationFrame(() => focusRow(view.getState().selected));
    },
    [focusRow, view],
  );
  usePart("rename", setRenaming);

  // The row that Tab reaches is there even when it is scrolled out of view.
  const drawn = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
  if (current >= 0 && (current < start || current >= end)) drawn.push(current);
  const ids = drawn.flatMap((index) => order[index] ?? []);
  // The selected one first: its details follow its figures.
  useLook(selected === null ? ids : [selected, ...ids.filter((id) => id !== selected)]);

  return (
    <div className={styles.scroller} ref={scroller} onScroll={onScroll}>
      <table
        ref={tableRef}
        className={styles.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
        role="grid"
        aria-label="Groups"
        aria-rowcount={order.length + 1}
        aria-colcount={columns.length}
        onKeyDown={onKeyDown}
        onPointerOver={held.onPointerOver}
        onPointerLeave={held.onPointerLeave}
      >
        <GroupsHeader columns={columns} tracks={tracks} onLeave={() => focusRow(order[current] ?? null)} />
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

function reveal(scroller: HTMLElement, index: number): void {
  revealRow(scroller, index, rowHeight, headerHeight);
}

interface PlacedRowProps {
  readonly id: number;
  readonly index: number;
  readonly columns: readonly GroupColumn[];
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
