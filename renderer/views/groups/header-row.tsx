import { ArrowDown, ArrowUp } from "lucide-react";
import type { CSSProperties, KeyboardEvent } from "react";
import { classes } from "../../components/classes.ts";
import { useCastscope, useView } from "../../context.tsx";
import type { View } from "../../store/view.ts";
import type { Column } from "./columns.ts";
import styles from "./groups-grid.module.css";

interface HeaderRowProps {
  readonly columns: readonly Column[];
  readonly style: CSSProperties;
  /** Goes back to the rows. */
  readonly onLeave: () => void;
}

/** The headers: reached with Up from the first row; Enter or a click sorts. */
export function HeaderRow({ columns, style, onLeave }: HeaderRowProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    const headers: readonly Element[] = Array.from(event.currentTarget.querySelectorAll("button"));
    const at = headers.indexOf(event.target as Element);
    if (event.key === "ArrowRight") focus(headers[at + 1]);
    else if (event.key === "ArrowLeft") focus(headers[at - 1]);
    else if (event.key === "ArrowDown") onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <tr className={styles.header} aria-rowindex={1} style={style} onKeyDown={onKeyDown}>
      {columns.map((column) => (
        <Header key={column.id} column={column} />
      ))}
    </tr>
  );
}

function focus(element: Element | undefined): void {
  if (element instanceof HTMLElement) element.focus();
}

/** A click more: numbers largest first, words from A; then the other way; then as they were joined. */
function nextSort(column: Column, { column: sorted, descending }: View["sort"]): View["sort"] {
  const { sort, numeric } = column;
  if (sort === null || (sorted === sort && descending !== numeric))
    return { column: "joined", descending: false };
  return { column: sort, descending: sorted === sort ? !descending : numeric };
}

function Header({ column }: { readonly column: Column }) {
  const { view } = useCastscope();
  const descending = useView(({ sort }) => (sort.column === column.sort ? sort.descending : null));
  const sorted = descending === null ? undefined : descending ? "descending" : "ascending";
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <th
      className={classes(styles.headerCell, column.numeric && styles.numeric)}
      scope="col"
      aria-sort={sorted}
      data-column={column.id}
      title={column.about}
    >
      {column.sort === null ? (
        column.title
      ) : (
        <button
          type="button"
          className={styles.sort}
          tabIndex={-1}
          onClick={() => view.setState({ sort: nextSort(column, view.getState().sort) })}
        >
          {sorted && <Arrow size={13} strokeWidth={1.75} aria-hidden="true" />}
          {column.title}
        </button>
      )}
    </th>
  );
}
