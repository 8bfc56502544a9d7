import { Pause, Unplug } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import { membershipStates } from "../../../shared/model/membership.ts";
import { receivingOf, receivingSentence } from "../../../shared/receiving.ts";
import { shownClock } from "../../../shared/text/clock.ts";
import { StateGlyph } from "../../components/state-glyph.tsx";
import { SteadyText } from "../../components/steady-text.tsx";
import { useStale, useTraffic } from "../../context.tsx";
import { OwnFigures } from "./own-figures.tsx";
import styles from "./status-bar.module.css";
import { InterfaceVersions, OldVersions } from "./versions.tsx";
import { words } from "./words/words.ts";

/**
 * What is true of the whole monitor: states, memory, what was dropped, and how well it keeps up. What has no room goes whole;
 * what comes stands in the free room between what is laid out from the left and from the right, and moves nothing.
 */
export function StatusBar() {
  return (
    <footer className={styles.bar} data-pane="status">
      <div className={styles.always}>
        <States />
      </div>
      <div className={styles.whereRoom}>
        <OwnFigures />
      </div>
      <div className={styles.atEnd}>
        <Connection />
        <Paused />
        <OldVersions />
        <Utc />
      </div>
      <div className={styles.rest}>
        <InterfaceVersions />
        <About />
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
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return <span>{words().none}</span>;
  // Room for any of them to become all.
  const widest = 10 ** Math.max(2, String(all).length) - 1;
  return (
    <>
      {stale && <span>{words().lastKnown}</span>}
      {told.map((state, at) => {
        const count = counts[at] ?? 0;
        const text = words().states[state];
        return (
          <span key={state} data-live data-none={count === 0 || undefined} data-state={state}>
            <StateGlyph state={state} stale={stale} />
            <SteadyText text={text(count)} widest={text(widest)} />
          </span>
        );
      })}
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
