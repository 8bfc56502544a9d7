import { ArrowDown, ArrowUp } from "lucide-react";
import type { KeyboardEvent } from "react";
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
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const headers = Array.from(event.currentTarget.querySelectorAll("button"));
    const at = headers.findIndex((header) => header.matches(":focus"));
    if (event.key === "ArrowRight") headers[at + 1]?.focus();
    else if (event.key === "ArrowLeft") headers[at - 1]?.focus();
    else if (event.key === "ArrowDown") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <thead className={styles.head} onKeyDown={onKeyDown}>
      <tr className={styles.header} aria-rowindex={1}>
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
                {sorted && <Arrow descending={sort.descending} />}
                {columnTexts[column].name}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Arrow({ descending }: { readonly descending: boolean }) {
  const Icon = descending ? ArrowDown : ArrowUp;
  return <Icon size={12} strokeWidth={2} aria-hidden="true" />;
}
