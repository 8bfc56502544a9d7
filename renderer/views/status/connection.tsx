import { Unplug } from "lucide-react";
import { formatTimeOfDay } from "../../../shared/format.ts";
import { actions } from "../../actions/actions.ts";
import { useShortcuts } from "../../actions/use-shortcuts.ts";
import { AppMark } from "../../components/app-mark.tsx";
import { useTraffic } from "../../context.tsx";
import type { ShownTraffic } from "../../store/traffic.ts";
import { MenuButton } from "../toolbar/menu-button.tsx";
import styles from "./connection.module.css";

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

function bannerOf({ connection, quietSince, ownMonitor }: ShownTraffic): string | null {
  if (connection === "refused")
    return "The monitor refused this window: it was started again. Open the address that it printed.";
  if (connection === "open" && quietSince === null) return null;
  const since =
    quietSince === null ? "" : ` since ${formatTimeOfDay(quietSince).slice(0, "hh:mm:ss".length)}`;
  const word = `No word from the monitor${since}`;
  if (connection === "open")
    return `${word}. Below is what was known then; this window goes on with its next word.`;
  return ownMonitor
    ? `${word}: it has stopped. Below is what was known then; close Castscope and open it again.`
    : `${word}: it is not reachable. Below is what was known then; trying again every few seconds.`;
}

/** Of the window's keys there is nothing else to act on yet. */
const menuOnly = [actions.menu];

/** The whole window before the first answer of the monitor. */
export function ConnectionPage() {
  useShortcuts(menuOnly);
  const [title, text] = useTraffic(wordsOf);
  return (
    <main className={styles.page}>
      <div className={styles.titleBar}>
        <MenuButton />
      </div>
      <AppMark />
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text} role="status">
        {text}
      </p>
    </main>
  );
}

function wordsOf({
  connection,
  quietSince,
  ownMonitor,
}: ShownTraffic): readonly [title: string, text: string] {
  if (quietSince !== null && (connection === "connecting" || connection === "open")) return words.quiet;
  return connection === "lost" && ownMonitor ? words.stopped : words[connection];
}

const words = {
  connecting: ["Castscope", "Connecting to the monitor."],
  open: ["Castscope", "Reading what is joined."],
  quiet: [
    "The monitor does not answer",
    "Nothing has come from it for some seconds. This window goes on with its next word.",
  ],
  stopped: ["The monitor has stopped", "Nothing is joined any more. Close Castscope and open it again."],
  lost: [
    "The monitor is not reachable",
    "It may have been stopped. This window tries again every few seconds and goes on when it is back.",
  ],
  refused: [
    "This address is not enough",
    "Open the whole address that Castscope printed when it started, with its token: it lets this browser in.",
  ],
} as const;
