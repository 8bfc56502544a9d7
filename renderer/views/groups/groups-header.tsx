import type { CSSProperties } from "react";
import { asJoined } from "../../../shared/kept/sections.ts";
import { useCastscope, useView } from "../../context.tsx";
import { TableHeader } from "../../table/header.tsx";
import { nextSort } from "../../table/sort.ts";
import type { GroupColumn } from "./columns.tsx";
import styles from "./groups-grid.module.css";

interface GroupsHeaderProps {
  readonly columns: readonly GroupColumn[];
  readonly tracks: CSSProperties;
  /** Goes back to the rows. */
  readonly onLeave: () => void;
}

const unsorted = { column: asJoined, descending: false };

/** The headers of the groups; a third click on one goes back to the order of the joins. */
export function GroupsHeader({ columns, tracks, onLeave }: GroupsHeaderProps) {
  const { view } = useCastscope();
  const sort = useView((state) => state.sort);
  return (
    <TableHeader
      columns={columns}
      sorted={sort}
      onSort={(column) => view.setState({ sort: nextSort(column, sort, unsorted) })}
      onLeave={onLeave}
      line={styles.line}
      tracks={tracks}
    />
  );
}
