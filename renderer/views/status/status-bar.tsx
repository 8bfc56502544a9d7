import { Pause, TriangleAlert, Unplug } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import { formatBytes, formatDuration, formatTimeOfDay } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";
import { type MembershipState, membershipStates } from "../../../shared/model/membership.ts";
import { receivingOf, receivingSentence } from "../../../shared/receiving.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { StateGlyph, stateWords } from "../../components/state-glyph.tsx";
import { useStale, useTraffic } from "../../context.tsx";
import styles from "./status-bar.module.css";
import { InterfaceVersions } from "./versions.tsx";

/** What is true of the whole monitor: states, memory, what was dropped, and how well it keeps up. */
export function StatusBar() {
  return (
    <footer className={styles.bar} data-pane="status">
      <States />
      <Memory />
      <Damaged />
      <Lag />
      <Way />
      <span className={styles.space} />
      <Paused />
      <Connection />
      <InterfaceVersions />
      <About />
    </footer>
  );
}

/** Stalled rows are silent ones that once received. */
const told: readonly MembershipState[] = ["receiving", "silent", "failed", "joining"];

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
  if (counts.every((count) => count === 0)) return <span>No groups joined</span>;
  return (
    <>
      {stale && <span className={styles.item}>Last known:</span>}
      {told.map((state, at) =>
        counts[at] ? (
          <span key={state} className={styles.item} data-live>
            <StateGlyph state={state} stale={stale} />
            {formatCount(counts[at])} {stateWords[state]}
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
    <span
      className={styles.memory}
      title="Packets that are kept to be looked at. When the memory is full, the oldest give way; they stay counted."
    >
      Packets kept: {bytes} of {limit}
      {dropped > 0 && `, ${plural(dropped, "older packet")} gave way`}
    </span>
  );
}

/** What was spoilt on the way here, whoever it was for: neither lost nor dropped by this computer. */
function Damaged() {
  const damaged = useTraffic(({ totals }) => totals?.damaged ?? 0);
  if (damaged === 0) return null;
  return (
    <span
      className={styles.memory}
      title="Datagrams that arrived on this computer with a wrong checksum since Castscope began, for any program: a cable, an adapter or a sender is at fault."
    >
      {formatCount(damaged)} damaged on arrival
    </span>
  );
}

function Lag() {
  const lag = useTraffic(({ totals }) => Math.round(totals?.lag ?? 0));
  const most = useTraffic(({ totals }) => Math.round(Math.max(totals?.lag ?? 0, totals?.lagMost ?? 0)));
  if (most <= limits.lagShownMs) return null;
  if (lag <= limits.lagShownMs) {
    return (
      <span
        className={styles.memory}
        title="The longest time since the start for which the monitor could not receive. Packets wait in the kernel’s buffers meanwhile, as long as these hold them."
      >
        Longest wait {formatCount(most)} ms
      </span>
    );
  }
  return (
    <span
      className={styles.warning}
      title="For so long the monitor could not receive within the last second. Packets wait in the kernel’s buffers meanwhile, as long as these hold them."
    >
      <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
      Monitor was busy for {formatCount(lag)} ms
    </span>
  );
}

/** The way from the monitor to this window: for how long it was blocked, and what it could not bring. */
function Way() {
  const lag = useTraffic(({ totals }) => Math.round(totals?.doorLag ?? 0));
  const missed = useTraffic((traffic) => traffic.missed);
  const longest = useTraffic((traffic) => traffic.longestQuiet);
  return (
    <>
      {lag > limits.lagShownMs && (
        <span
          className={styles.warning}
          title="For so long nothing could be passed on to this window within the last second. The monitor counts in a thread of its own: nothing is lost by it."
        >
          <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
          Window waited for {formatCount(lag)} ms
        </span>
      )}
      {longest !== null && (
        <span
          className={styles.memory}
          title="The longest time for which this window heard nothing from the monitor, and when it began. Whether packets were lost by it, drops tell."
        >
          No word for {formatDuration(longest.ms)} at{" "}
          {formatTimeOfDay(longest.since).slice(0, "hh:mm:ss".length)}
        </span>
      )}
      {missed > 0 && (
        <span
          className={styles.memory}
          title="This window was too slow to take them and took everything anew instead: the counts are right."
        >
          {plural(missed, "update")} skipped
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
      Display paused, counting goes on
    </span>
  );
}

function Connection() {
  const connection = useTraffic((traffic) => traffic.connection);
  if (connection === "open") return null;
  return (
    <span className={styles.warning}>
      <Unplug size={12} strokeWidth={2} aria-hidden="true" />
      {connection === "connecting" ? "Connecting" : "Not connected"}
    </span>
  );
}

const doors = {
  desktop: "Desktop window",
  headless: "Browser window",
  "command line": "Command line",
} as const;

function About() {
  const about = useTraffic((traffic) => traffic.about);
  if (!about) return null;
  return (
    <>
      <span className={styles.wide} title="How this window reaches the monitor">
        {doors[about.door]}
      </span>
      <span className={styles.wide} title={receivingSentence(receivingOf(about))}>
        Receiving by {about.receivePath}
      </span>
      <span>Castscope {about.version}</span>
    </>
  );
}
