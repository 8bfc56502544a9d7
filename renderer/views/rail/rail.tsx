import { BookOpen, MonitorDot, RadioTower } from "lucide-react";
import type { ReactNode } from "react";
import { useCastscope, useView } from "../../context.tsx";
import type { Page } from "../../store/view.ts";
import styles from "./rail.module.css";

interface RailProps {
  readonly onHelp: () => void;
}

/** The way between the window's pages. */
export function Rail({ onHelp }: RailProps) {
  return (
    <nav className={styles.rail} aria-label="Pages" data-pane="rail">
      <PageButton page="monitor" label="Monitor" icon={<RadioTower size={18} strokeWidth={1.75} />} />
      <PageButton page="computer" label="This computer" icon={<MonitorDot size={18} strokeWidth={1.75} />} />
      <span className={styles.space} />
      <button type="button" className={styles.button} aria-label="Help" title="Help (?)" onClick={onHelp}>
        <BookOpen size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </nav>
  );
}

interface PageButtonProps {
  readonly page: Page;
  readonly label: string;
  readonly icon: ReactNode;
}

function PageButton({ page, label, icon }: PageButtonProps) {
  const { view } = useCastscope();
  const current = useView((state) => state.page === page);
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      aria-current={current ? "page" : undefined}
      title={label}
      onClick={() => view.setState({ page })}
    >
      {icon}
    </button>
  );
}
