import { Pause, TriangleAlert, Unplug } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import { formatBytes, formatDuration } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";
import { membershipStates } from "../../../shared/model/membership.ts";
import { receivingOf, receivingSentence } from "../../../shared/receiving.ts";
import { formatClock, shownClock } from "../../../shared/text/clock.ts";
import { StateGlyph } from "../../components/state-glyph.tsx";
import { useStale, useTraffic } from "../../context.tsx";
import styles from "./status-bar.module.css";
import { InterfaceVersions, OldVersions } from "./versions.tsx";
import { words } from "./words/words.ts";

/** What is true of the whole monitor: states, memory, what was dropped, and how well it keeps up. What has no room goes whole. */
export function StatusBar() {
  return (
    <footer className={styles.bar} data-pane="status">
      <div className={styles.always}>
        <States />
      </div>
      <div className={styles.whereRoom}>
        <Memory />
        <Lag />
        <Way />
        <Damaged />
      </div>
      <div className={styles.rest}>
        <InterfaceVersions />
        <About />
      </div>
      <div className={styles.always}>
        <Paused />
        <Connection />
        <Utc />
        <OldVersions />
      </div>
    </footer>
  );
}

/** Stalled rows are silent ones that once received. */
const told = ["receiving", "silent", "failed", "joining"] as const;

function States() {
  const counts = useTraffic(
    useShallow(({ memberships }) => {
      const count = new Map(membershipStates.map((state) => [state, 0]));
      for (const { state } of memberships.values()) {
        const as = state === "stalled" ? "silent" : state;
        count.set(as, (count.get(as) ?? 0) + 1);
      }
      return told.map((state) => count.get(state) ?? 0);
    }),
  );
  const stale = useStale();
  if (counts.every((count) => count === 0)) return <span>{words().none}</span>;
  return (
    <>
      {stale && <span>{words().lastKnown}</span>}
      {told.map((state, at) =>
        counts[at] ? (
          <span key={state} data-live>
            <StateGlyph state={state} stale={stale} />
            {words().states[state](counts[at])}
          </span>
        ) : null,
      )}
    </>
  );
}

function Memory() {
  const bytes = useTraffic(({ totals }) => formatBytes(totals?.storeBytes ?? 0));
  const limit = useTraffic(({ totals }) => (totals ? formatBytes(totals.storeLimit) : null));
  const dropped = useTraffic(({ totals }) => totals?.storeDropped ?? 0);
  if (limit === null) return null;
  return (
    <span className={styles.memory} title={words().memory.title}>
      {words().memory.kept(bytes, limit)}
      {dropped > 0 && words().memory.gaveWay(dropped)}
    </span>
  );
}

/** What was spoilt on the way here, whoever it was for: neither lost nor dropped by this computer. */
function Damaged() {
  const damaged = useTraffic(({ totals }) => totals?.damaged ?? 0);
  if (damaged === 0) return null;
  return (
    <span className={styles.memory} title={words().damaged.title}>
      {words().damaged.count(damaged)}
    </span>
  );
}

function Lag() {
  const lag = useTraffic(({ totals }) => Math.round(totals?.lag ?? 0));
  const most = useTraffic(({ totals }) => Math.round(Math.max(totals?.lag ?? 0, totals?.lagMost ?? 0)));
  if (most <= limits.lagShownMs) return null;
  if (lag <= limits.lagShownMs) {
    return (
      <span className={styles.memory} title={words().lag.longestTitle}>
        {words().lag.longest(most)}
      </span>
    );
  }
  return (
    <span className={styles.warning} title={words().lag.busyTitle}>
      <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
      {words().lag.busy(lag)}
    </span>
  );
}

/** The way from the monitor to this window: for how long it was blocked, and what it could not bring. */
function Way() {
  const lag = useTraffic(({ totals }) => Math.round(totals?.doorLag ?? 0));
  const missed = useTraffic((traffic) => traffic.missed);
  const longest = useTraffic((traffic) => traffic.longestQuiet);
  const texts = words().way;
  return (
    <>
      {lag > limits.lagShownMs && (
        <span className={styles.warning} title={texts.waitedTitle}>
          <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
          {texts.waited(lag)}
        </span>
      )}
      {longest !== null && (
        <span className={styles.memory} title={texts.quietTitle}>
          {texts.quiet(formatDuration(longest.ms), formatClock(longest.since))}
        </span>
      )}
      {missed > 0 && (
        <span className={styles.memory} title={texts.skippedTitle}>
          {texts.skipped(missed)}
        </span>
      )}
    </>
  );
}

function Paused() {
  const paused = useTraffic((traffic) => traffic.paused);
  if (!paused) return null;
  return (
    <span className={styles.warning}>
      <Pause size={12} strokeWidth={2} aria-hidden="true" />
      {words().paused}
    </span>
  );
}

/** Times are not this computer's. */
function Utc() {
  if (shownClock() === "local") return null;
  const { text, title } = words().utc;
  return (
    <span className={styles.utc} title={title}>
      {text}
    </span>
  );
}

function Connection() {
  const connection = useTraffic((traffic) => traffic.connection);
  if (connection === "open") return null;
  return (
    <span className={styles.warning}>
      <Unplug size={12} strokeWidth={2} aria-hidden="true" />
      {connection === "connecting" ? words().connecting : words().notConnected}
    </span>
  );
}

function About() {
  const about = useTraffic((traffic) => traffic.about);
  if (!about) return null;
  const texts = words().about;
  return (
    <>
      <span title={texts.doorTitle}>{texts.doors[about.door]}</span>
      <span title={receivingSentence(receivingOf(about))}>{texts.receivingBy(about.receivePath)}</span>
      <span>Castscope {about.version}</span>
    </>
  );
}
