import { useRef } from "react";
import { Button } from "../../../components/button.tsx";
import { useCastscope, useTraffic, useView } from "../../../context.tsx";
import { useHeld } from "../../../table/use-held.ts";
import { useShownColumns } from "../../../table/use-shown-columns.ts";
import { useWidth } from "../../../table/use-width.ts";
import { type GroupColumn, groupColumns } from "../../groups/columns.tsx";
import { GroupsGrid } from "../../groups/groups-grid.tsx";
import { useOrder } from "../../groups/use-order.ts";
import styles from "./span-panes.module.css";
import { words } from "./words/words.ts";

/** What is told of a group beside its packets, with the widths for half a window. */
const places: Readonly<Record<string, Pick<GroupColumn, "track" | "leavesBelow">>> = {
  state: { track: "28px", leavesBelow: null },
  group: { track: "minmax(150px, 4fr)", leavesBelow: null },
  name: { track: "minmax(70px, 3fr)", leavesBelow: 620 },
  sources: { track: "32px", leavesBelow: 500 },
  packets: { track: "76px", leavesBelow: null },
  packetRate: { track: "56px", leavesBelow: null },
  bitRate: { track: "72px", leavesBelow: null },
  loss: { track: "70px", leavesBelow: null },
};
const placed = (column: GroupColumn, place: object): PropertyDescriptorMap => ({
  ...Object.getOwnPropertyDescriptors(column),
  ...Object.getOwnPropertyDescriptors(place),
});
const columns = groupColumns.flatMap((column): GroupColumn[] => {
  const place = places[column.id];
  // Getters stay getters: titles are asked for when they are shown.
  return place === undefined ? [] : [Object.defineProperties({}, placed(column, place)) as GroupColumn];
});

/** The groups of a recording, with what they came to in the chosen time. */
export function SpanGroups() {
  const { view } = useCastscope();
  const pane = useRef<HTMLElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const width = useWidth(pane);
  const held = useHeld(table);
  const order = useOrder(held.held);
  const all = useTraffic(({ ids }) => ids.length);
  const packets = useTraffic(({ memberships }) =>
    [...memberships.values()].reduce((sum, row) => sum + row.packets, 0),
  );
  const isFiltered = useView(({ filter, stateFilter }) => filter !== "" || stateFilter !== "all");
  const shown = useShownColumns(columns, width);
  const said = words().groups;
  return (
    <section ref={pane} className={styles.groups} aria-labelledby="groups-heading" data-pane="groups">
      <div className={styles.bar}>
        <h2 className={styles.heading} id="groups-heading">
          {said.heading}
        </h2>
        <span className={styles.faint}>{said.counts(all, packets)}</span>
        <span className={styles.space} />
        {isFiltered ? (
          <Button look="link" onClick={() => view.setState({ filter: "", stateFilter: "all" })}>
            {said.filtered(order.length)}
          </Button>
        ) : (
          <span className={styles.faint}>{said.countedAgain}</span>
        )}
      </div>
      <GroupsGrid order={order} columns={shown.columns} tracks={shown.tracks} tableRef={table} held={held} />
    </section>
  );
}
