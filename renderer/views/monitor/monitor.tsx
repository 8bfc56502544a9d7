import { useRef } from "react";
import { Group, type GroupProps, Panel, type PanelImperativeHandle, Separator } from "react-resizable-panels";
import { useCastscope, useTraffic, useView } from "../../context.tsx";
import { usualGroupsShare } from "../../store/view.ts";
import { Details } from "../details/details.tsx";
import { GroupsPane } from "../groups/groups-pane.tsx";
import styles from "./monitor.module.css";

/** The groups' pane bar and table header; below them come whole rows. */
const aboveRows = 40 + 26;
const rowHeight = 28;
const leastGroups = aboveRows + 3 * rowHeight;
const leastDetails = 140;

/** The height nearest to the one given at which the groups show whole rows. */
export function wholeRows(height: number): number {
  return aboveRows + Math.max(3, Math.round((height - aboveRows) / rowHeight)) * rowHeight;
}

/** The groups over the details of the selected one. */
export function Monitor() {
  const { view } = useCastscope();
  const groups = useRef<PanelImperativeHandle | null>(null);
  const share = view.getState().groupsShare;

  const onLayoutChanged: GroupProps["onLayoutChanged"] = (_layout, { isUserInteraction }) => {
    if (!isUserInteraction || !groups.current) return;
    groups.current.resize(wholeRows(groups.current.getSize().inPixels));
    view.setState({ groupsShare: groups.current.getSize().asPercentage });
  };
  const reset = (): void => {
    groups.current?.resize(`${usualGroupsShare}%`);
    view.setState({ groupsShare: usualGroupsShare });
  };

  return (
    <Group className={styles.split} orientation="vertical" onLayoutChanged={onLayoutChanged}>
      <Panel id="groups" panelRef={groups} defaultSize={`${share}%`} minSize={leastGroups}>
        <GroupsPane />
      </Panel>
      <Separator
        className={styles.separator}
        aria-label="Height of the groups"
        title="Drag to resize; double-click resets"
        disableDoubleClick
        onDoubleClick={reset}
      />
      <Panel id="details" minSize={leastDetails}>
        <SelectedDetails />
      </Panel>
    </Group>
  );
}

function SelectedDetails() {
  const selected = useView((state) => state.selected);
  const there = useTraffic(({ memberships }) => selected !== null && memberships.has(selected));
  return (
    <div className={styles.details} data-pane="details">
      {selected !== null && there ? (
        <Details id={selected} />
      ) : (
        <p className={styles.nothing}>Select a group to see its packets and sources.</p>
      )}
    </div>
  );
}
