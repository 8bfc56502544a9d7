import { useRef } from "react";
import { useView } from "../../context.tsx";
import { useHeld } from "../../table/use-held.ts";
import { useShownColumns } from "../../table/use-shown-columns.ts";
import { useWidth } from "../../table/use-width.ts";
import { groupColumns } from "./columns.tsx";
import { GroupsBar } from "./groups-bar.tsx";
import { GroupsGrid } from "./groups-grid.tsx";
import styles from "./groups-pane.module.css";
import { LabelRows } from "./label-rows.tsx";
import { RenameMany } from "./rename-many.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useOrder } from "./use-order.ts";
import { words } from "./words/words.ts";

/** The pane of the joined groups: filters above, the table below. */
export function GroupsPane() {
  const pane = useRef<HTMLElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const width = useWidth(pane);
  const held = useHeld(table);
  const order = useOrder(held.held);
  const marked = useView((view) => view.marked);
  const hiddenColumns = useView((view) => view.hiddenColumns);
  const { columns, hidden, tracks } = useShownColumns(groupColumns, width, hiddenColumns);
  return (
    <section ref={pane} className={styles.pane} aria-label={words().pane} data-pane="groups">
      {marked.length === 0 ? (
        <GroupsBar hidden={hidden} narrow={width < 960} />
      ) : (
        <SelectionBar shown={order} marked={marked} width={width} />
      )}
      <GroupsGrid order={order} columns={columns} tracks={tracks} tableRef={table} held={held} />
      <RenameMany />
      <LabelRows />
    </section>
  );
}
