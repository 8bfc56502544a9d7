import { Unplug } from "lucide-react";
import { formatClock } from "../../../shared/text/clock.ts";
import { actions } from "../../actions/actions.ts";
import { useShortcuts } from "../../actions/use-shortcuts.ts";
import { AppMark } from "../../components/app-mark.tsx";
import { useTraffic } from "../../context.tsx";
import type { ShownTraffic } from "../../store/traffic.ts";
import { MenuButton } from "../toolbar/menu-button.tsx";
import styles from "./connection.module.css";
import { words } from "./words/words.ts";

/** Above the panes while the monitor cannot be reached: what stands below is the last that was known. */
export function ConnectionBanner() {
  const sentence = useTraffic(bannerOf);
  if (sentence === null) return null;
  return (
    <div className={styles.banner} role="alert">
      <Unplug size={16} strokeWidth={1.75} aria-hidden="true" />
      <p>{sentence}</p>
    </div>
  );
}

function bannerOf({ connection, quietSince, ownMonitor, otherVersion }: ShownTraffic): string | null {
  const texts = words().banner;
  if (connection === "refused") return texts.refused;
  if (connection === "open" && otherVersion) return ownMonitor ? texts.otherOwn : texts.otherVersion;
  if (connection === "open" && quietSince === null) return null;
  const noWord = quietSince === null ? texts.noWord : texts.noWordSince(formatClock(quietSince));
  if (connection === "open") return texts.open(noWord);
  return ownMonitor ? texts.stopped(noWord) : texts.unreachable(noWord);
}

/** Of the window's keys there is nothing else to act on yet. */
const menuOnly = [actions.menu];

/** The whole window before the first answer of the monitor. */
export function ConnectionPage() {
  useShortcuts(menuOnly);
  const { title, text } = words().page[useTraffic(pageOf)];
  // Before the first answer could be read it stands alone.
  const other = useTraffic((traffic) => (traffic.otherVersion ? bannerOf(traffic) : null));
  return (
    <main className={styles.page}>
      <div className={styles.titleBar}>
        <MenuButton />
      </div>
      <AppMark />
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text} role="status">
        {other ?? text}
      </p>
    </main>
  );
}

function pageOf({ connection, quietSince, ownMonitor }: ShownTraffic) {
  if (quietSince !== null && (connection === "connecting" || connection === "open")) return "quiet";
  return connection === "lost" && ownMonitor ? "stopped" : connection;
}
