import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from "react";
import { classes } from "../../../components/classes.ts";
import type { Column } from "../../../table/column.tsx";
import { TableHeader } from "../../../table/header.tsx";
import { heights } from "../../../table/heights.ts";
import { focusHeader, stepOf, stepTo } from "../../../table/row-keys.ts";
import { revealRow, rowWindow, useBox } from "../../../table/row-window.ts";
import { leastWidth, tracksOf } from "../../../table/shown-columns.ts";
import { nextSort, type Sort } from "../../../table/sort.ts";
import type { Held } from "../../../table/use-held.ts";
import styles from "./list-table.module.css";

const headerHeight = heights.tableHeader;

/** Space between two columns and beside the outer ones, in px, as the style sheet has it. */
const gap = 12;
const padding = 12;

interface ListTableProps<Row, Order> {
  readonly label: string;
  readonly columns: readonly Column<Row, string, Order>[];
  /** In the order in which they are shown. */
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => number;
  /** Key of the row that stands out; without `onChoose` none can be chosen. */
  readonly chosen?: number | null;
  readonly onChoose?: (key: number) => void;
  /** Arrows choose the rows that they come to. */
  readonly choosesAsItGoes?: true;
  /** Enter and a double click do it, where choosing a row does not open it already. */
  readonly onOpen?: (key: number) => void;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Rows that are seen at once at most. */
  readonly most: number;
  /** Rows of a page of its own are as high as those of the groups; those within details are low. */
  readonly tall?: true;
  /** Told of the table's element and its pointer, where the order must not move under the hand. */
  readonly held?: Pick<HeldParts, "table" | "onPointerOver" | "onPointerLeave">;
}

interface HeldParts {
  readonly table: React.RefObject<HTMLTableElement | null>;
  readonly held: Held;
  readonly onPointerOver: (event: React.PointerEvent) => void;
  readonly onPointerLeave: () => void;
}

/** A table of any length: one tab stop, arrows move the active row, only the rows in view are drawn. */
export function ListTable<Row, Order>(props: ListTableProps<Row, Order>) {
  const { label, columns, rows, keyOf, chosen = null, onChoose, onOpen, sort, onSort, most, held } = props;
  const { choosesAsItGoes = false, tall = false } = props;
  const rowHeight = tall ? heights.groupRow : heights.packetRow;
  const ownTable = useRef<HTMLTableElement>(null);
  const table = held?.table ?? ownTable;
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [active, setActive] = useState<number | null>(null);
  const { box, onScroll } = useBox(scroller);
  const { first, last, shift, pageRows } = rowWindow(
    box.height - headerHeight,
    box.top,
    rows.length,
    rowHeight,
  );
  const activeIndex = rows.findIndex((row) => keyOf(row) === (active ?? chosen));
  const tracks = { gridTemplateColumns: tracksOf(columns, Number.POSITIVE_INFINITY) };

  const activate = (index: number): void => {
    const row = rows[index];
    if (!row || !scroller.current) return;
    setActive(keyOf(row));
    revealRow(scroller.current, index, rowHeight, headerHeight);
  };
  const choose = (index: number): void => {
    const row = rows[index];
    if (row && onChoose) onChoose(keyOf(row));
  };

  const openAt = (index: number): void => {
    const row = rows[index];
    if (row && onOpen) onOpen(keyOf(row));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== table.current) return;
    const step = stepOf(event);
    if (event.key === "Enter" && onOpen) {
      choose(activeIndex);
      openAt(activeIndex);
    } else if (event.key === "Enter" && onChoose) choose(activeIndex);
    else if (step === null) return;
    else if (step === "up" && activeIndex <= 0 && onSort) focusHeader(table.current);
    else {
      const next = stepTo(step, activeIndex, rows.length, pageRows);
      activate(next);
      if (choosesAsItGoes) choose(next);
    }
    event.preventDefault();
  };
  const onMouseDown = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
    if (!row) return;
    activate(Number(row.dataset.index));
    choose(Number(row.dataset.index));
  };

  const onDoubleClick = ({ target }: MouseEvent): void => {
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
    if (row) openAt(Number(row.dataset.index));
  };

  const shown = activeIndex >= first && activeIndex <= last;
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      style={{ height: headerHeight + Math.min(rows.length, most) * rowHeight }}
      onScroll={onScroll}
    >
      <div
        className={styles.tall}
        style={{
          height: headerHeight + rows.length * rowHeight,
          minWidth: leastWidth(columns, gap) + 2 * padding,
        }}
      >
        <div className={styles.pane}>
          <table
            ref={table}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
            role="grid"
            aria-label={label}
            aria-rowcount={rows.length + 1}
            aria-activedescendant={shown ? `${prefix}-${activeIndex}` : undefined}
            tabIndex={0}
            data-entrance
            data-tall={tall || undefined}
            className={styles.table}
            onKeyDown={onKeyDown}
            onMouseDown={onMouseDown}
            onDoubleClick={onDoubleClick}
            onPointerOver={held?.onPointerOver}
            onPointerLeave={held?.onPointerLeave}
          >
            <TableHeader
              columns={columns}
              sorted={sort ?? null}
              onSort={(column) => sort && onSort?.(nextSort(column, sort, null) ?? sort)}
              onLeave={() => table.current?.focus()}
              line={styles.line}
              tracks={tracks}
            />
            <tbody className={styles.rows} data-live style={{ transform: `translateY(${-shift}px)` }}>
              {rows.slice(first, last + 1).map((row, at) => (
                <tr
                  key={keyOf(row)}
                  id={`${prefix}-${first + at}`}
                  className={classes(styles.line, styles.row)}
                  style={tracks}
                  aria-rowindex={first + at + 2}
                  aria-selected={onChoose ? keyOf(row) === chosen : first + at === activeIndex}
                  data-active={first + at === activeIndex ? "" : undefined}
                  data-index={first + at}
                >
                  {columns.map(({ id, align, tooltip, Cell }) => (
                    <td
                      key={id}
                      className={align === "end" ? styles.number : undefined}
                      data-column={id}
                      title={tooltip?.(row)}
                    >
                      <Cell row={row} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}
