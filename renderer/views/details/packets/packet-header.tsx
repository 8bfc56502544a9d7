import { type CSSProperties, useContext } from "react";
import { TableHeader } from "../../../table/header.tsx";
import { nextSort, type Sort } from "../../../table/sort.ts";
import { isLive, type PacketSort } from "./packet-arranger.ts";
import { type PacketListColumn, packetColumns } from "./packet-columns.tsx";
import styles from "./packet-grid.module.css";
import { ShownTimes, timeTitle } from "./packet-time.tsx";

interface PacketHeaderProps {
  readonly columns: readonly PacketListColumn[];
  readonly tracks: CSSProperties;
  readonly sort: PacketSort;
  readonly onSort: (sort: PacketSort) => void;
  /** Down: back to the rows. */
  readonly onLeave: () => void;
}

const asTheyArrive: PacketSort = { by: "number", descending: false };

/** The headers of the packets; a third click on one goes back to packets as they arrive. */
export function PacketHeader({ columns, tracks, sort, onSort, onLeave }: PacketHeaderProps) {
  const sorted = sortOf(sort);
  const { kind } = useContext(ShownTimes);
  return (
    <TableHeader
      columns={columns.map((column) => (column.id === "time" ? { ...column, ...timeTitle(kind) } : column))}
      sorted={sorted}
      marked={!isLive(sort)}
      onSort={(column) => onSort(packetSortOf(nextSort(column, sorted, sortOf(asTheyArrive))))}
      onLeave={onLeave}
      line={styles.line}
      tracks={tracks}
    />
  );
}

function sortOf({ by, descending }: PacketSort): Sort<PacketListColumn["id"]> | null {
  const column = packetColumns.find(({ sort }) => sort?.by === by);
  return column ? { column: column.id, descending } : null;
}

function packetSortOf(sort: Sort | null): PacketSort {
  const by = packetColumns.find(({ id }) => id === sort?.column)?.sort?.by;
  return sort && by ? { by, descending: sort.descending } : asTheyArrive;
}
