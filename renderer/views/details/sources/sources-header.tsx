import { classes } from "../../../components/classes.ts";
import { headerKeys } from "../header-keys.ts";
import { SortArrow } from "../sort-arrow.tsx";
import { columnTexts, type SourceColumn, sourceColumns } from "./source-columns.ts";
import type { SourceSort } from "./source-order.ts";
import styles from "./sources-table.module.css";

/** Columns that read from the smallest on when first clicked. */
const ascending: ReadonlySet<SourceColumn> = new Set(["source", "port", "interval", "first"]);

interface SourcesHeaderProps {
  readonly sort: SourceSort;
  readonly onSort: (sort: SourceSort) => void;
  /** Down: back to the rows. */
  readonly onLeave: () => void;
}

/** The headers, reached with Up from the first row; Enter or a click sorts, once more turns round. */
export function SourcesHeader({ sort, onSort, onLeave }: SourcesHeaderProps) {
  return (
    <thead className={styles.head} onKeyDown={headerKeys(onLeave)}>
      <tr className={classes(styles.row, styles.header)} aria-rowindex={1}>
        {sourceColumns.map((column) => {
          const sorted = sort.column === column;
          const descending = sorted ? !sort.descending : !ascending.has(column);
          return (
            <th
              key={column}
              className={styles.headerCell}
              aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : undefined}
              data-column={column}
              title={columnTexts[column].title}
            >
              <button
                type="button"
                className={styles.sort}
                tabIndex={-1}
                onClick={() => onSort({ column, descending })}
              >
                {sorted && <SortArrow descending={sort.descending} />}
                {columnTexts[column].name}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
