import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { bufferedMs } from "../../../shared/buffered-time.ts";
import { formatBytes, formatDuration, formatWait } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";
import { formatClock } from "../../../shared/text/clock.ts";
import { widestCount } from "../../../shared/text/count.ts";
import { SteadySlots } from "../../components/steady-slots.tsx";
import { SteadyText } from "../../components/steady-text.tsx";
import { useTraffic } from "../../context.tsx";
import styles from "./status-bar.module.css";
import { words } from "./words/words.ts";

/** What the monitor tells of itself: memory, what did not arrive whole, and how well it and the window keep up. */
export function OwnFigures() {
  const way = useWay();
  const slots = [
    { key: "memory", content: useMemory() },
    { key: "gaveWay", content: useGaveWay() },
    { key: "lag", content: useLag() },
    { key: "waited", content: way.waited },
    { key: "quiet", content: way.quiet },
    { key: "skipped", content: way.skipped },
    { key: "damaged", content: useDamaged() },
  ];
  return <SteadySlots className={styles.figure} slots={slots} />;
}

function useMemory(): ReactNode {
  const bytes = useTraffic(({ totals }) => formatBytes(totals?.storeBytes ?? 0));
  const limit = useTraffic(({ totals }) => (totals ? formatBytes(totals.storeLimit) : null));
  if (limit === null) return null;
  const { kept, title } = words().memory;
  // Just below the next unit a number is the longest.
  return <SteadyText title={title} text={kept(bytes, limit)} widest={kept(formatBytes(1_048_000), limit)} />;
}

function useGaveWay(): ReactNode {
  const count = useTraffic(({ totals }) => totals?.storeDropped ?? 0);
  const { gaveWay, title } = words().memory;
  return count === 0 ? null : <Counted count={count} text={gaveWay} title={title} />;
}

/** What was spoilt on the way here, whoever it was for: neither lost nor dropped by this computer. */
function useDamaged(): ReactNode {
  const count = useTraffic(({ totals }) => totals?.damaged ?? 0);
  const damaged = words().damaged;
  return count === 0 ? null : <Counted count={count} text={damaged.count} title={damaged.title} />;
}

/** For how long the monitor could not receive; a warning only where the kernel's buffers may have been full meanwhile. */
function useLag(): ReactNode {
  const lag = useTraffic(({ totals }) => Math.round(totals?.lag ?? 0));
  const most = useTraffic(({ totals }) => Math.round(Math.max(totals?.lag ?? 0, totals?.lagMost ?? 0)));
  const buffered = useTraffic(({ memberships }) => bufferedMs(memberships.values()));
  if (most <= limits.lagShownMs) return null;
  const said = words().lag;
  const held = Number.isFinite(buffered) ? formatWait(roughly(buffered)) : null;
  const widest = said.busy(widestCount(most));
  if (lag <= limits.lagShownMs || lag <= buffered * limits.lagShareOfBuffer) {
    return <SteadyText title={said.longestTitle(held)} text={said.longest(most)} widest={widest} />;
  }
  return (
    <span className={styles.busy} title={said.busyTitle(formatWait(roughly(buffered)))}>
      <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
      <SteadyText text={said.busy(lag)} widest={widest} />
    </span>
  );
}

/** One digit that counts: an estimate of which more would be too much. */
function roughly(ms: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, ms))));
  return Math.floor(ms / step) * step;
}

/** The way from the monitor to this window: for how long it was blocked, and what it could not bring. */
function useWay(): Readonly<Record<"waited" | "quiet" | "skipped", ReactNode>> {
  const lag = useTraffic(({ totals }) => Math.round(totals?.doorLag ?? 0));
  const missed = useTraffic((traffic) => traffic.missed);
  const longest = useTraffic((traffic) => traffic.longestQuiet);
  const said = words().way;
  return {
    // What is shorter than between two deltas makes no figure later.
    waited: lag > limits.tickMs ? <Counted count={lag} text={said.waited} title={said.waitedTitle} /> : null,
    quiet:
      longest === null ? null : (
        <span title={said.quietTitle}>
          {said.quiet(formatDuration(longest.ms), formatClock(longest.since))}
        </span>
      ),
    skipped: missed > 0 ? <Counted count={missed} text={said.skipped} title={said.skippedTitle} /> : null,
  };
}

interface CountedProps {
  readonly count: number;
  readonly text: (count: number) => string;
  readonly title: string;
}

/** A count that goes on, with the room that it needs for long. */
function Counted({ count, text, title }: CountedProps) {
  return <SteadyText title={title} text={text(count)} widest={text(widestCount(count))} />;
}
