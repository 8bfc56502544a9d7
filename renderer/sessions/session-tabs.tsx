import { FileClock, Square, X } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useStore } from "zustand";
import type { OpenedRecording } from "../../shared/contract/sessions.ts";
import { formatBytes, formatRate } from "../../shared/format.ts";
import { recordingNotes } from "../../shared/text/recording.ts";
import { Button, IconButton } from "../components/button.tsx";
import { StateGlyph } from "../components/state-glyph.tsx";
import { useCastscope, useStale, useTraffic, useView } from "../context.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ReplayButton } from "./replay-button.tsx";
import { SessionScope } from "./session-scope.tsx";
import styles from "./session-tabs.module.css";
import type { Sessions } from "./sessions.ts";
import { words } from "./words/words.ts";

/** Live traffic and the recordings that are open, one of which is shown below. On the monitor's page nothing while none is open. */
export function SessionTabs() {
  const { sessions } = useCastscope();
  const page = useView((view) => view.page);
  if (sessions === undefined || (page !== "monitor" && page !== "recordings")) return null;
  return <Tabs sessions={sessions} always={page === "recordings"} />;
}

function Tabs({ sessions, always }: { readonly sessions: Sessions; readonly always: boolean }) {
  const { recordings, shown, opening } = useStore(sessions.store);
  if ((recordings === null || recordings.length === 0) && opening === null && !always) return null;
  const current = recordings?.find(({ session }) => session === shown) ?? null;
  const said = words().tabs;
  return (
    <div className={styles.sessions} data-pane="sessions">
      <div className={styles.tabs} role="tablist" aria-label={said.label} onKeyDown={walkTabs}>
        <Tab label={said.live} icon={<LiveGlyph />} isShown={shown === null} show={() => sessions.show(null)}>
          <LiveRate />
        </Tab>
        {recordings?.map(({ session, recording, failure }) => (
          <Tab
            key={session}
            label={recording.name}
            icon={<FileClock className={styles.file} size={14} strokeWidth={1.75} aria-hidden="true" />}
            isShown={session === shown}
            show={() => sessions.show(session)}
          >
            {recording.state === "reading" && failure === null && <ReadBar recording={recording} />}
          </Tab>
        ))}
      </div>
      {opening !== null && <span className={styles.opening}>{said.opening(opening)}</span>}
      {current !== null && (
        <>
          <HostsButton
            recording={current.recording}
            show={(unicast) => void sessions.showUnicast(current.session, unicast)}
          />
          <Standing one={current} stop={() => sessions.stop(current.session)} />
        </>
      )}
      {current !== null && <ReplayButton one={current} />}
      <SessionScope>
        <ExportMenu />
      </SessionScope>
      {current !== null && (
        <IconButton
          label={said.close(current.recording.name)}
          title={said.closeHint}
          onClick={() => sessions.close(current.session)}
        >
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}

interface TabProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isShown: boolean;
  readonly show: () => void;
  readonly children?: ReactNode;
}

function Tab({ label, icon, isShown, show, children }: TabProps) {
  return (
    <button
      type="button"
      role="tab"
      className={styles.tab}
      aria-selected={isShown}
      title={label}
      data-entrance={isShown ? "" : undefined}
      tabIndex={isShown ? 0 : -1}
      onClick={show}
    >
      {icon}
      <span className={styles.label}>{label}</span>
      {children}
    </button>
  );
}

/** One tab stop: arrows, Home and End go from tab to tab, Enter shows what is read from the start otherwise. */
function walkTabs(event: KeyboardEvent<HTMLElement>): void {
  const tabs = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]"));
  const at = tabs.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (at === -1 || to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  tabs[(to + tabs.length) % tabs.length]?.focus();
  event.preventDefault();
}

/** Whether anything arrives now. */
function LiveGlyph() {
  const receives = useTraffic(({ totals }) => (totals?.rate.packets ?? 0) > 0);
  return <StateGlyph state={receives ? "receiving" : "silent"} stale={useStale()} />;
}

/** What arrives now, so that it is not taken for what is opened. */
function LiveRate() {
  const rate = useTraffic(({ totals }) => totals?.rate.packets ?? 0);
  return (
    <span className={styles.rate} data-live>
      {words().tabs.rate(formatRate(rate))}
    </span>
  );
}

/** How far one is read, as a thin bar under its tab. */
function ReadBar({ recording: { bytesRead, bytes } }: Pick<OpenedRecording, "recording">) {
  const percent = bytes === 0 ? 0 : (100 * bytesRead) / bytes;
  return <span className={styles.read} style={{ width: `${percent}%` }} aria-hidden="true" />;
}

interface HostsButtonProps {
  readonly recording: OpenedRecording["recording"];
  readonly show: (unicast: boolean) => void;
}

/** Packets to single hosts are rows where somebody wants them. */
function HostsButton({ recording: { unicast, showsUnicast }, show }: HostsButtonProps) {
  if (unicast === 0 && !showsUnicast) return null;
  return (
    <Button look="quiet" aria-pressed={showsUnicast} onClick={() => show(!showsUnicast)}>
      {showsUnicast ? words().tabs.groupsOnly : words().tabs.showHosts}
    </Button>
  );
}

/** How far it was read, and what of it is in no row. */
function Standing({ one, stop }: { readonly one: OpenedRecording; readonly stop: () => void }) {
  const said = words().reading;
  const { recording, failure } = one;
  const { state, bytesRead, bytes, damage } = recording;
  if (state === "reading" && failure === null) {
    return (
      <div className={styles.standing}>
        <progress className={styles.progress} aria-label={said.progress} max={bytes} value={bytesRead} />
        <span>{said.read(formatBytes(bytesRead), formatBytes(bytes))}</span>
        <IconButton label={said.stop} onClick={stop}>
          <Square size={12} strokeWidth={2} aria-hidden="true" />
        </IconButton>
      </div>
    );
  }
  const notes = failure === null ? recordingNotes(recording) : [said.ended(failure)];
  const text = notes.length === 0 ? said.done : notes.join(" ");
  return (
    <p className={styles.notes} data-damaged={damage !== null || failure !== null || undefined} title={text}>
      {text}
    </p>
  );
}
