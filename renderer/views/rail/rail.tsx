import { BookOpen, MonitorDot, RadioTower } from "lucide-react";
import type { ReactNode } from "react";
import type { Action } from "../../actions/action.ts";
import { actions } from "../../actions/actions.ts";
import { useAction } from "../../actions/use-action.ts";
import { useView } from "../../context.tsx";
import { OpenRecording } from "../../sessions/open-recording.tsx";
import type { Page } from "../../store/view.ts";
import styles from "./rail.module.css";

/** The way between the window's pages. */
export function Rail() {
  const help = useAction(actions.help);
  return (
    <nav className={styles.rail} aria-label="Pages" data-pane="rail">
      <PageButton
        page="monitor"
        go={actions.goToMonitor}
        icon={<RadioTower size={18} strokeWidth={1.75} />}
      />
      <PageButton
        page="computer"
        go={actions.goToComputer}
        icon={<MonitorDot size={18} strokeWidth={1.75} />}
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
    </nav>
  );
}

interface PageButtonProps {
  readonly page: Page;
  readonly go: Action<"window">;
  readonly icon: ReactNode;
}

function PageButton({ page, go, icon }: PageButtonProps) {
  const { words, run } = useAction(go);
  const current = useView((state) => state.page === page);
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={words}
      aria-current={current ? "page" : undefined}
      title={words}
      onClick={() => run(null)}
    >
      {icon}
    </button>
  );
}
