import { CSPProvider } from "@base-ui/react/csp-provider";
import { useEffect, useMemo, useState } from "react";
import styles from "./app.module.css";
import { NoticesProvider, NoticesView, useNotices } from "./components/notices/notices.tsx";
import { createNoticesStore } from "./components/notices/notices-store.ts";
import { useComposeRoom } from "./components/use-compose-room.ts";
import { useCastscope, useTraffic, useView } from "./context.tsx";
import { useShortcuts } from "./keyboard/use-shortcuts.ts";
import { Compose, ComposeStrip } from "./views/compose/compose.tsx";
import { ComputerPage } from "./views/computer/computer.tsx";
import { FirstRun } from "./views/first-run/first-run.tsx";
import { LiveRegion } from "./views/groups/live-region.tsx";
import { offerUndo } from "./views/groups/undo-leave.ts";
import { HelpDialog } from "./views/help/help-dialog.tsx";
import { Monitor } from "./views/monitor/monitor.tsx";
import { Rail } from "./views/rail/rail.tsx";
import { ConnectionBanner, ConnectionPage } from "./views/status/connection.tsx";
import { StatusBar } from "./views/status/status-bar.tsx";
import { Toolbar } from "./views/toolbar/toolbar.tsx";

/** The window: until the monitor's first answer a word of where it is, then everything. */
export function App() {
  const [notices] = useState(createNoticesStore);
  const ready = useTraffic((traffic) => traffic.ready);
  return (
    // The page's policy allows no style elements: what they would style, the style sheets do.
    <CSPProvider disableStyleElements>
      <NoticesProvider store={notices}>{ready ? <Frame /> : <ConnectionPage />}</NoticesProvider>
    </CSPProvider>
  );
}

/** Title bar above, rail, pages and Compose beside each other, status below. */
function Frame() {
  const [helpOpen, setHelpOpen] = useState(false);
  const castscope = useCastscope();
  const notices = useNotices();
  const undo = useMemo(() => offerUndo(castscope, notices), [castscope, notices]);
  useEffect(() => undo.start(), [undo]);
  const openHelp = (): void => setHelpOpen(true);
  useShortcuts(useMemo(() => ({ openHelp: () => setHelpOpen(true), undoLeave: undo.undoLast }), [undo]));

  return (
    <div className={styles.frame}>
      <Toolbar />
      <Rail onHelp={openHelp} />
      <main className={styles.main}>
        <ConnectionBanner />
        <Page />
      </main>
      <ComposeSide />
      <StatusBar />
      <NoticesView />
      <LiveRegion />
      <HelpDialog open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

function Page() {
  const page = useView((view) => view.page);
  const empty = useTraffic((traffic) => traffic.ids.length === 0);
  if (page === "computer") {
    const text = "What is joined on its interfaces, by whom, and what is worth joining.";
    return <ComputerPage title="This computer" text={text} heading="Interfaces" />;
  }
  return empty ? <FirstRun /> : <Monitor />;
}

/** Compose beside the panes, over them in a narrow window, or its strip. */
function ComposeSide() {
  const { view } = useCastscope();
  const narrow = useComposeRoom();
  const open = useView((state) => state.composeOpen);
  if (!open) {
    return (
      <div className={styles.strip} data-pane="compose">
        <ComposeStrip />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what opened over the panes
    <div
      className={narrow ? styles.over : styles.beside}
      data-pane="compose"
      onKeyDown={(event) => {
        if (!narrow || event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        view.setState({ composeOpen: false });
      }}
    >
      <Compose />
    </div>
  );
}
