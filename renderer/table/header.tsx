import { ArrowDown, ArrowUp } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { classes } from "../components/classes.ts";
import type { Column } from "./column.tsx";
import { headerKeys } from "./row-keys.ts";
import type { Sort } from "./sort.ts";
import styles from "./table.module.css";

type HeaderColumn = Pick<Column<never>, "id" | "title" | "silentTitle" | "about" | "sort" | "align">;

interface TableHeaderProps<C extends HeaderColumn> {
  readonly columns: readonly C[];
  /** By what the rows are sorted. */
  readonly sorted: Sort | null;
  /** False where that is the order of a table that nobody sorted: it is told, and not drawn. */
  readonly marked?: boolean;
  readonly onSort: (column: C) => void;
  /** Down: back to the rows. */
  readonly onLeave: () => void;
  /** How the table lays out a row, and the tracks of its columns. */
  readonly line: string | undefined;
  readonly tracks: CSSProperties;
  /** What stands in a column's header instead of its title, by the column's id. */
  readonly instead?: Readonly<Record<string, ReactNode>>;
}

/** The headers, reached with Up from the first row; Enter or a click anywhere in one sorts. */
export function TableHeader<C extends HeaderColumn>(props: TableHeaderProps<C>) {
  const { columns, sorted, marked = true, onSort, onLeave, line, tracks, instead } = props;
  return (
    <thead className={styles.head} onKeyDown={headerKeys(onLeave)}>
      <tr className={classes(line, styles.header)} aria-rowindex={1} style={tracks}>
        {columns.map((column) => (
          <HeaderCell
            key={column.id}
            column={column}
            descending={sorted?.column === column.id ? sorted.descending : null}
            marked={marked}
            onSort={() => onSort(column)}
            instead={instead?.[column.id]}
          />
        ))}
      </tr>
    </thead>
  );
}

interface HeaderCellProps {
  readonly column: HeaderColumn;
  /** Null where the table is sorted by another. */
  readonly descending?: boolean | null;
  readonly marked?: boolean;
  readonly onSort?: () => void;
  readonly instead?: ReactNode;
}

/** One header; by itself in tables that are laid out as such and cannot be sorted. */
export function HeaderCell({ column, descending = null, marked = true, onSort, instead }: HeaderCellProps) {
  const { id, title, silentTitle, about, sort, align } = column;
  const Arrow = descending ? ArrowDown : ArrowUp;
  const words = silentTitle ? <span className="visually-hidden">{title}</span> : title;
  const arrow = descending !== null && marked;
  return (
    <th
      className={classes(styles.headerCell, align === "end" && styles.end)}
      scope="col"
      aria-sort={descending === null ? undefined : descending ? "descending" : "ascending"}
      data-column={id}
      title={about}
    >
      {instead !== undefined ? (
        instead
      ) : sort === null ? (
        words
      ) : (
        <button type="button" className={styles.sort} tabIndex={-1} onClick={onSort}>
          {(arrow || silentTitle) && (
            <Arrow
              // Without a word there is something to see under the pointer all the same.
              className={arrow ? "" : (styles.offer ?? "")}
              size={13}
              strokeWidth={1.75}
              aria-hidden="true"
            />
          )}
          {words}
        </button>
      )}
    </th>
  );
}
