import {
  Bell,
  CircleDot,
  Database,
  Keyboard,
  Layers,
  type LucideIcon,
  Palette,
  Power,
  Send,
  SlidersHorizontal,
} from "lucide-react";
import { formatCount } from "../../../shared/text/count.ts";
import type { SettingSection } from "./settings-list.ts";
import styles from "./settings-page.module.css";
import { words } from "./words/words.ts";

const icons: Readonly<Record<SettingSection, LucideIcon>> = {
  general: SlidersHorizontal,
  appearance: Palette,
  packets: Layers,
  keyboard: Keyboard,
  sending: Send,
  recording: CircleDot,
  events: Bell,
  history: Database,
  start: Power,
};

interface SectionListProps {
  readonly sections: readonly { readonly name: SettingSection; readonly changed: number }[];
  /** The one that is read. */
  readonly current: SettingSection | null;
  readonly onGo: (section: SettingSection) => void;
}

/** The page's sections: leads to each, and counts what is changed there. */
export function SectionList({ sections, current, onGo }: SectionListProps) {
  const { groups, sectionChanged, sections: label, actsAtOnce, undo } = words();
  return (
    <nav className={styles.sections} aria-label={label}>
      {sections.map(({ name, changed }) => {
        const Icon = icons[name];
        return (
          <button
            key={name}
            type="button"
            className={styles.section}
            aria-current={name === current ? "true" : undefined}
            aria-label={sectionChanged(groups[name], changed)}
            onClick={() => onGo(name)}
          >
            <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
            <span className={styles.sectionName}>{groups[name]}</span>
            {changed > 0 && <span className={styles.sectionChanged}>{formatCount(changed)}</span>}
          </button>
        );
      })}
      <p className={styles.sectionsNote}>
        {actsAtOnce}
        <br />
        {undo}
      </p>
    </nav>
  );
}
