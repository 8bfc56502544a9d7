import { Activity, Bell, BookOpen, FileClock, MonitorDot, RadioTower, Settings } from "lucide-react";
import type { ReactNode } from "react";
import type { Action } from "../../actions/action.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { useTraffic, useView } from "../../context.tsx";
import { OpenRecording } from "../../sessions/open-recording.tsx";
import { countNew } from "../../store/new-incidents.ts";
import type { Page } from "../../store/view.ts";
import styles from "./rail.module.css";
import { words } from "./words/words.ts";

/** The way between the window's pages. */
export function Rail() {
  const help = useAction(actions.help);
  return (
    <nav className={styles.rail} aria-label={words().label} data-pane="rail">
      <PageButton
        page="monitor"
        go={actions.goToMonitor}
        icon={<RadioTower size={18} strokeWidth={1.75} />}
      />
      <PageButton
        page="overview"
        go={actions.goToOverview}
        icon={<Activity size={18} strokeWidth={1.75} />}
      />
      <PageButton page="events" go={actions.goToEvents} icon={<EventsIcon />} />
      <PageButton
        page="computer"
        go={actions.goToComputer}
        icon={<MonitorDot size={18} strokeWidth={1.75} />}
      />
      <PageButton
        page="recordings"
        go={actions.goToRecordings}
        icon={<FileClock size={18} strokeWidth={1.75} />}
      />
      <OpenRecording look={styles.button ?? ""} />
      <span className={styles.space} />
      <button
        type="button"
        className={styles.button}
        aria-label={help.words}
        title={help.hint}
        onClick={() => help.run(null)}
      >
        <BookOpen size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <PageButton
        page="settings"
        go={actions.goToSettings}
        icon={<Settings size={18} strokeWidth={1.75} />}
      />
    </nav>
  );
}

/** A bell, with how many that ask for a look were not looked at. */
function EventsIcon() {
  const count = useTraffic(countNew);
  return (
    <>
      <Bell size={18} strokeWidth={1.75} aria-hidden="true" />
      {count > 0 && (
        <span className={styles.badge} aria-hidden="true" data-live>
          {count > 99 ? "99+" : count}
        </span>
      )}
    </>
  );
}

interface PageButtonProps {
  readonly page: Page;
  readonly go: Action<"window">;
  readonly icon: ReactNode;
}

function PageButton({ page, go, icon }: PageButtonProps) {
  const { words: name, hint, run } = useAction(go);
  const current = useView((state) => state.page === page);
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={name}
      aria-current={current ? "page" : undefined}
      title={hint}
      onClick={() => run(null)}
    >
      {icon}
    </button>
  );
}
