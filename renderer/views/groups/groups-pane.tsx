import { useRef } from "react";
import { useTraffic, useView } from "../../context.tsx";
import { useHeld } from "../../table/use-held.ts";
import { useShownColumns } from "../../table/use-shown-columns.ts";
import { useWidth } from "../../table/use-width.ts";
import { usePairs } from "../pairs/pairs-context.tsx";
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
  const bare = [useNameless() ? "name" : "", useBrief() ? "interface" : ""];
  const { columns, hidden, tracks } = useShownColumns(groupColumns, width, hiddenColumns, bare);
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

/** Letters of an interface's name that its column has room for where all are as short. */
const briefName = 5;

/** Whether all interfaces have names as short as eth0, and no heading writes beside them how many are chosen. */
function useBrief(): boolean {
  const isPlain = useView(({ groupBy }) => groupBy === "none");
  const isBrief = useTraffic(({ memberships }) =>
    [...memberships.values()].every(({ interface: on }) => (on?.name.length ?? 0) <= briefName),
  );
  return isPlain && isBrief;
}

/** Whether the column of names is empty: no group has one or a label, and no pair, heading or destination stands in it. */
function useNameless(): boolean {
  const { pairs } = usePairs();
  const isPlain = useView(({ groupBy, opened }) => groupBy === "none" && opened.length === 0);
  const isEmpty = useTraffic(({ memberships }) =>
    [...memberships.values()].every(({ name, label }) => name === "" && label === ""),
  );
  return isPlain && isEmpty && pairs.length === 0;
}
