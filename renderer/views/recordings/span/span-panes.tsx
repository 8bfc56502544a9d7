import { Tabs } from "@base-ui/react/tabs";
import { useState } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { useMedia } from "../../../components/use-media.ts";
import { useTraffic, useView } from "../../../context.tsx";
import { usePaneSizes } from "../../../store/use-pane-sizes.ts";
import { Details } from "../../details/details.tsx";
import { PairsProvider } from "../../pairs/pairs-context.tsx";
import { SpanGroups } from "./span-groups.tsx";
import styles from "./span-panes.module.css";
import { words } from "./words/words.ts";

/** What the chosen time holds: its groups beside the packets of the selected one, in a small window one of both. */
export function SpanPanes() {
  const isSmall = useMedia("(max-width: 1199px), (max-height: 760px)");
  return <PairsProvider>{isSmall ? <OneOfBoth /> : <Both />}</PairsProvider>;
}

function Both() {
  const layout = useDefaultLayout({ id: "castscope.span", storage: usePaneSizes() });
  return (
    <Group className={styles.split} orientation="horizontal" {...layout}>
      <Panel id="span-groups" defaultSize="50%" minSize={380}>
        <SpanGroups />
      </Panel>
      <Separator className={styles.separator} aria-label={words().panes.width} />
      <Panel id="span-details" minSize={380}>
        <OfSelected />
      </Panel>
    </Group>
  );
}

function OneOfBoth() {
  const [tab, setTab] = useState("groups");
  return (
    <Tabs.Root
      className={styles.one ?? ""}
      value={tab}
      onValueChange={(next: unknown) => setTab(String(next))}
    >
      <Tabs.List className={styles.tabs ?? ""} aria-label={words().panes.tabs}>
        <Tabs.Tab className={styles.tab ?? ""} value="groups" data-opens-pane="groups">
          {words().panes.groups}
        </Tabs.Tab>
        <Tabs.Tab className={styles.tab ?? ""} value="packets" data-opens-pane="details">
          {words().panes.packets}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel className={styles.panel ?? ""} value="groups" tabIndex={-1}>
        <SpanGroups />
      </Tabs.Panel>
      <Tabs.Panel className={styles.panel ?? ""} value="packets" tabIndex={-1}>
        <OfSelected />
      </Tabs.Panel>
    </Tabs.Root>
  );
}

function OfSelected() {
  const selected = useView((view) => view.selected);
  const isThere = useTraffic(({ memberships }) => selected !== null && memberships.has(selected));
  return (
    <div className={styles.details} data-pane="details">
      {selected !== null && isThere ? (
        <Details id={selected} />
      ) : (
        <p className={styles.nothing}>{words().panes.select}</p>
      )}
    </div>
  );
}
