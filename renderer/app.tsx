import { CSPProvider } from "@base-ui/react/csp-provider";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { usePart } from "./actions/use-part.ts";
import { useShortcuts } from "./actions/use-shortcuts.ts";
import styles from "./app.module.css";
import { NoticesView } from "./components/notices/notices.tsx";
import { PopupsIn } from "./components/popups.tsx";
import { useComposeColumns } from "./components/use-compose-columns.ts";
import { useComposeRoom } from "./components/use-compose-room.ts";
import { useCastscope, useStale, useTraffic, useView } from "./context.tsx";
import { enterEarly } from "./keyboard/enter-early.ts";
import { keepFocus } from "./keyboard/keep-focus.ts";
import { leaveComposing } from "./keyboard/leave-composing.ts";
import { useClock } from "./language/clock.ts";
import { useLanguage } from "./language/use-language.ts";
import { DropRecording } from "./sessions/drop-recording.tsx";
import { SessionScope } from "./sessions/session-scope.tsx";
import { SessionTabs } from "./sessions/session-tabs.tsx";
import { hasComposeBeside } from "./store/view.ts";
import { KeepListening } from "./views/announced/keep-listening.ts";
import { AddressBook } from "./views/book/address-book.tsx";
import { Compose, ComposeStrip } from "./views/compose/compose.tsx";
import { ComputerPage } from "./views/computer/computer.tsx";
import { EventsPage } from "./views/events/events-page.tsx";
import { TellOfIncidents } from "./views/events/tell-of-incidents.tsx";
import { FirstRun } from "./views/first-run/first-run.tsx";
import { LiveRegion } from "./views/groups/live-region.tsx";
import { offerUndo } from "./views/groups/undo-leave.ts";
import { HelpDialog } from "./views/help/help-dialog.tsx";
import { Monitor } from "./views/monitor/monitor.tsx";
import { OverviewPage } from "./views/overview/overview-page.tsx";
import { Palette } from "./views/palette/palette.tsx";
import { FindPort } from "./views/probe/find-port.tsx";
import { TellNotes } from "./views/profiles/tell-notes.ts";
import { Rail } from "./views/rail/rail.tsx";
import { RecordSide } from "./views/recordings/record-side.tsx";
import { RecordingsPane } from "./views/recordings/recordings-pane.tsx";
import { SpanBar } from "./views/recordings/span/span-bar.tsx";
import { SpanPanes } from "./views/recordings/span/span-panes.tsx";
import { ReplayDialog } from "./views/replay/replay-dialog.tsx";
import { SettingsPage } from "./views/settings/settings-page.tsx";
import { ConnectionBanner, ConnectionPage } from "./views/status/connection.tsx";
import { StatusBar } from "./views/status/status-bar.tsx";
import { Toolbar } from "./views/toolbar/toolbar.tsx";
import { words } from "./words/words.ts";

/** The window: until the monitor's first answer a word of where it is, then everything. */
export function App() {
  const told = useTraffic((traffic) => traffic.ready);
  const { kept } = useCastscope();
  const spoken = `${useLanguage()} ${useClock()}`;
  // A window in another theme, or with other columns, for a moment would be one that twitches.
  const ready = useStore(kept.store, (state) => state.ready) && told;
  return (
    // The page's policy allows no style elements: what they would style, the style sheets do. In another language,
    // or zone, everything is drawn anew: no text that was made before stays.
    <CSPProvider disableStyleElements>
      {ready ? <Frame key={spoken} /> : <ConnectionPage key={spoken} />}
    </CSPProvider>
  );
}

/** Title bar above, rail, pages and Compose beside each other, status below. */
function Frame() {
  const [bookOpen, setBookOpen] = useState(false);
  const popups = useRef<HTMLDivElement>(null);
  const castscope = useCastscope();
  const stale = useStale();
  const undo = useMemo(() => offerUndo(castscope, castscope.notices), [castscope]);
  useEffect(() => undo.start(), [undo]);
  useEffect(keepFocus, []);
  useEffect(leaveComposing, []);
  useEffect(enterEarly, []);
  usePart("undoLeave", undo.undoLast);
  usePart("leaveTogether", undo.together);
  usePart("leaveQuietly", undo.quietly);
  usePart(
    "openAddressBook",
    useCallback(() => setBookOpen(true), []),
  );

  return (
    <PopupsIn place={popups}>
      <div className={styles.frame} data-stale={stale ? "" : undefined}>
        <Toolbar />
        <Rail />
        <main className={styles.main}>
          <div className={styles.popups} ref={popups} data-popups />
          <ConnectionBanner />
          <Recordings />
          <SessionTabs />
          <SessionScope>
            <Shortcuts />
            <SpanOfSession />
            <Page />
          </SessionScope>
        </main>
        <Side />
        <StatusBar />
        <NoticesView />
        <DropRecording />
        <LiveRegion />
        <TellOfIncidents />
        <TellNotes />
        <KeepListening />
        <ReplayDialog />
        <FindPort />
        <Palette />
        <AddressBook open={bookOpen} onClose={() => setBookOpen(false)} />
        <HelpDialog />
      </div>
    </PopupsIn>
  );
}

/** Keys act on what is shown. */
function Shortcuts() {
  useShortcuts();
  return null;
}

function Recordings() {
  return useView((view) => view.page === "recordings") ? <RecordingsPane /> : null;
}

function SpanOfSession() {
  return useCastscope().isRecording ? <SpanBar /> : null;
}

function Page() {
  const { isRecording } = useCastscope();
  const page = useView((view) => view.page);
  const empty = useTraffic((traffic) => traffic.ids.length === 0);
  if (page === "computer") return <ComputerPage {...words().computer} />;
  if (page === "events") return <EventsPage />;
  if (page === "overview") return <OverviewPage />;
  if (page === "settings") return <SettingsPage />;
  if (page === "recordings" && isRecording) return <SpanPanes />;
  return empty && !isRecording ? <FirstRun /> : <Monitor />;
}

/** Compose, where the page has room for it; recordings have recording there. */
function Side() {
  const isRecordings = useView(({ page }) => page === "recordings");
  const hasCompose = useView(hasComposeBeside);
  if (isRecordings) return <RecordSide />;
  return hasCompose ? <ComposeSide /> : null;
}

/** Compose beside the panes, over them in a narrow window, or its strip. */
function ComposeSide() {
  const { view } = useCastscope();
  const narrow = useComposeRoom();
  const open = useView((state) => state.composeOpen);
  const columns = useComposeColumns();
  if (!open) {
    return (
      <div className={styles.strip} data-pane="compose">
        <ComposeStrip />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what opened over the panes closes with Escape and with the focus
    <div
      className={narrow ? styles.over : styles.beside}
      data-wide={columns === "beside" || undefined}
      data-pane="compose"
      onBlur={({ relatedTarget }) => {
        // Over the panes it makes room for the one that is gone to; a menu or dialog of its own is none.
        const pane = relatedTarget?.closest("main > :not([data-popups])");
        if (narrow && pane != null) view.setState({ composeOpen: false });
      }}
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
