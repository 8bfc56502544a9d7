import { AppMark } from "../../components/app-mark.tsx";
import { ProfileButton } from "../profiles/profile-button.tsx";
import { JoinField } from "./join/join-field.tsx";
import { MenuButton } from "./menu-button.tsx";
import { PaletteButton } from "./palette-button.tsx";
import { PauseButton } from "./pause-button.tsx";
import { RecordButton } from "./record/record-button.tsx";
import { ThemeButton } from "./theme-button.tsx";
import styles from "./toolbar.module.css";
import { Totals } from "./totals.tsx";

/** The title bar. In the desktop window it moves the window and leaves room for the system's buttons. */
export function Toolbar() {
  return (
    <header className={styles.toolbar}>
      <div className={styles.bar}>
        <span className={styles.mark}>
          <AppMark />
        </span>
        <h1 className={styles.name}>Castscope</h1>
        <JoinField />
        <div className={styles.rest} data-pane="toolbar">
          <ProfileButton />
          <PauseButton />
          <RecordButton />
          <span className={styles.space} />
          <Totals />
          <PaletteButton />
          <ThemeButton />
          <MenuButton />
        </div>
      </div>
    </header>
  );
}
