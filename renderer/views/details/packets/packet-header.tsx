import type { PacketColumn } from "../../../../shared/model/packet-list.ts";
import { classes } from "../../../components/classes.ts";
import { headerKeys } from "../header-keys.ts";
import { SortArrow } from "../sort-arrow.tsx";
import { isLive, type PacketSort } from "./packet-arranger.ts";
import styles from "./packet-grid.module.css";

interface Column {
  readonly id: "time" | "source" | "ttl" | "length" | "info";
  readonly title: string;
  readonly about: string;
  /** What a click on it sorts by; null for what has no order. */
  readonly by: PacketColumn | null;
  /** The first click brings the largest to the top. */
  readonly largestFirst: boolean;
}

const columns: readonly Column[] = [
  {
    id: "time",
    title: "Time",
    about: "When this computer received it, local time; sorts by arrival",
    by: "number",
    largestFirst: false,
  },
  {
    id: "source",
    title: "Source",
    about: "Address and port of the sender",
    by: "source",
    largestFirst: false,
  },
  {
    id: "ttl",
    title: "TTL",
    about: "TTL or hop limit with which it arrived",
    by: "ttl",
    largestFirst: false,
  },
  { id: "length", title: "Len", about: "Bytes of UDP payload", by: "size", largestFirst: true },
  {
    id: "info",
    title: "Info",
    about: "The payload’s first bytes, a dot for each that does not print",
    by: null,
    largestFirst: false,
  },
];

const asTheyArrive: PacketSort = { by: "number", descending: false };

/** A click more: the column's own direction, then the other, then as packets arrive. */
function nextSort({ by, largestFirst }: Column, sort: PacketSort): PacketSort {
  if (by === null) return sort;
  if (sort.by !== by) return { by, descending: largestFirst };
  return sort.descending === largestFirst ? { by, descending: !largestFirst } : asTheyArrive;
}

interface PacketHeaderProps {
  readonly sort: PacketSort;
  readonly onSort: (sort: PacketSort) => void;
  /** Down: back to the rows. */
  readonly onLeave: () => void;
}

/** The headers, reached with Up from the first row; Enter or a click sorts. */
export function PacketHeader({ sort, onSort, onLeave }: PacketHeaderProps) {
  return (
    <thead className={styles.head} onKeyDown={headerKeys(onLeave)}>
      <tr aria-rowindex={1} className={classes(styles.row, styles.header)}>
        {columns.map((column) => {
          const sorted = sort.by === column.by;
          const direction = sort.descending ? "descending" : "ascending";
          return (
            <th
              key={column.id}
              scope="col"
              className={styles.headerCell}
              aria-sort={sorted ? direction : undefined}
              data-column={column.id}
              title={column.about}
            >
              {column.by === null ? (
                column.title
              ) : (
                <button
                  type="button"
                  className={styles.sort}
                  tabIndex={-1}
                  onClick={() => onSort(nextSort(column, sort))}
                >
                  {sorted && !isLive(sort) && <SortArrow descending={sort.descending} />}
                  {column.title}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
