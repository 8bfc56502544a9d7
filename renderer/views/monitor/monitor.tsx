import { useMemo } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { usualGroupsShare } from "../../../shared/kept/sections.ts";
import { useCastscope, useTraffic, useView } from "../../context.tsx";
import { Details } from "../details/details.tsx";
import { Together } from "../details/together/together.tsx";
import { GroupsPane } from "../groups/groups-pane.tsx";
import { PairsProvider } from "../pairs/pairs-context.tsx";
import styles from "./monitor.module.css";
import { type ChosenShare, useWholeRows } from "./use-whole-rows.ts";
import { leastGroups } from "./whole-rows.ts";
import { words } from "./words/words.ts";

const leastDetails = 140;
const groupsPanel = "groups";

/** The groups over the details of the selected one. */
export function Monitor() {
  const { view } = useCastscope();
  const chosen = useMemo(
    (): ChosenShare => ({
      usual: usualGroupsShare,
      get: () => view.getState().groupsShare,
      set: (groupsShare) => view.setState({ groupsShare }),
    }),
    [view],
  );
  const { frame, rows, share, onLayoutChanged, reset } = useWholeRows(groupsPanel, chosen);
  return (
    <PairsProvider>
      <Group
        className={styles.split}
        orientation="vertical"
        elementRef={frame}
        onLayoutChanged={onLayoutChanged}
      >
        <Panel id={groupsPanel} panelRef={rows} defaultSize={`${share}%`} minSize={leastGroups}>
          <GroupsPane />
        </Panel>
        <Separator
          className={styles.separator}
          aria-label={words().separator}
          title={words().separatorTitle}
          disableDoubleClick
          onDoubleClick={reset}
        />
        <Panel id="details" minSize={leastDetails}>
          <SelectedDetails />
        </Panel>
      </Group>
    </PairsProvider>
  );
}

function SelectedDetails() {
  const selected = useView((state) => state.selected);
  const there = useTraffic(({ memberships }) => selected !== null && memberships.has(selected));
  const marked = useView((state) => state.marked);
  const many = marked.length > 1;
  return (
    <div className={styles.details} data-pane="details">
      {many ? (
        <Together ids={marked} />
      ) : selected !== null && there ? (
        <Details id={selected} />
      ) : (
        <p className={styles.nothing}>{words().nothing}</p>
      )}
    </div>
  );
}
