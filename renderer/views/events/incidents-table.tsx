import { type CSSProperties, type KeyboardEvent, type MouseEvent, memo, useId, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { classes } from "../../components/classes.ts";
import { HeaderCell } from "../../table/header.tsx";
import { stepOf, stepTo } from "../../table/row-keys.ts";
import { useShownColumns } from "../../table/use-shown-columns.ts";
import { useWidth } from "../../table/use-width.ts";
import { type IncidentLine, incidentColumns } from "./incident-columns.tsx";
import { type IncidentRow, isNew, type Section, type Seen } from "./incident-rows.ts";
import { durationText, momentText } from "./incident-values.ts";
import styles from "./incidents-table.module.css";
import { words } from "./words/words.ts";

interface IncidentsTableProps {
  readonly sections: readonly Section[];
  /** Number of the row that is looked at; null for none. */
  readonly chosen: number | null;
  readonly onChoose: (id: number) => void;
  /** Enter or a double click: to its charts. */
  readonly onOpen: () => void;
  readonly seen: Seen;
  /** Shows older ones; null where there are none. */
  readonly onMore: (() => void) | null;
  /** ms since 1970. */
  readonly now: number;
  readonly today: number;
}

/** Rows of a page, for the keys. */
const pageRows = 10;

/** What happened, under headings: one tab stop, arrows choose. */
export function IncidentsTable(props: IncidentsTableProps) {
  const { sections, chosen, onChoose, onOpen, seen, onMore, now, today } = props;
  const { list } = words();
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const { columns, tracks } = useShownColumns(incidentColumns, width);
  const rows = sections.flatMap((section) => section.rows);
  const at = rows.findIndex(({ id }) => id === chosen);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event);
    if (event.key === "Enter" && at !== -1) onOpen();
    else if (step === null) return;
    else {
      const row = rows[stepTo(step, at, rows.length, pageRows)];
      if (row) {
        onChoose(row.id);
        document.getElementById(`${prefix}-${row.id}`)?.scrollIntoView({ block: "nearest" });
      }
    }
    event.preventDefault();
  };
  const onMouseDown = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-incident]") : null;
    if (row) onChoose(Number(row.dataset.incident));
  };

  return (
    <div className={styles.scroller} ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
        role="grid"
        aria-label={list.label}
        aria-activedescendant={at === -1 ? undefined : `${prefix}-${chosen}`}
        tabIndex={0}
        data-entrance=""
        className={styles.table}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onDoubleClick={onOpen}
      >
        <thead className={styles.head}>
          <tr className={classes(styles.line, styles.header)} style={tracks}>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        {sections.map(({ title, rows: held }) => (
          <tbody key={title} className={styles.section} aria-label={`${title}, ${held.length}`}>
            <tr className={styles.heading}>
              <th scope="rowgroup" colSpan={columns.length}>
                {title} <span className={styles.count}>{held.length}</span>
              </th>
            </tr>
            {held.map((row) => (
              <Row
                key={row.id}
                row={row}
                id={`${prefix}-${row.id}`}
                {...{ columns, tracks }}
                moment={momentText(row.at, today)}
                lasted={durationText(row, now)}
                isNew={isNew(row, seen)}
                isChosen={row.id === chosen}
              />
            ))}
          </tbody>
        ))}
      </table>
      {onMore !== null && (
        <Button look="quiet" className={styles.more} onClick={onMore}>
          {list.older}
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  readonly row: IncidentRow;
  readonly id: string;
  readonly columns: readonly (typeof incidentColumns)[number][];
  readonly tracks: CSSProperties;
  readonly moment: string;
  readonly lasted: string | null;
  readonly isNew: boolean;
  readonly isChosen: boolean;
}

/** One incident; it renders when what it says changed, and not with each second. */
const Row = memo(function Row({ row, id, columns, tracks, moment, lasted, isNew, isChosen }: RowProps) {
  const line: IncidentLine = { ...row, moment, lasted };
  return (
    <tr
      id={id}
      className={classes(styles.line, styles.row)}
      style={tracks}
      aria-selected={isChosen}
      data-incident={row.id}
      data-new={isNew ? "" : undefined}
    >
      {columns.map(({ id: column, align, tooltip, Cell }) => (
        <td
          key={column}
          className={align === "end" ? styles.number : undefined}
          data-column={column}
          title={tooltip?.(line)}
        >
          <Cell row={line} />
        </td>
      ))}
    </tr>
  );
}, sameRow);

/** Rows are made anew with each change of the list: one is another only where it says something else. */
function sameRow(before: RowProps, after: RowProps): boolean {
  const { row: one, ...was } = before;
  const { row: other, ...is } = after;
  const keys = Object.keys(is) as (keyof typeof is)[];
  if (!keys.every((key) => was[key] === is[key])) return false;
  return (
    one.what === other.what &&
    one.worst === other.worst &&
    one.until === other.until &&
    one.called === other.called &&
    one.told.length === other.told.length
  );
}
