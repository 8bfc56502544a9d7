import type { ReplayPreview as Preview, ReplayRequest } from "../../../shared/contract/replays.ts";
import {
  formatBitRate,
  formatBytes,
  formatDuration,
  formatRate,
  formatWait,
} from "../../../shared/format.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { replayMs, replayPeak } from "../../../shared/sending/replay-pace.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { replayLeavings } from "../../../shared/text/replay.ts";
import { captureDamageText } from "../../../shared/text/sentences.ts";
import styles from "./replay-dialog.module.css";
import type { PreviewState } from "./use-replay-preview.ts";

interface ReplayPreviewProps {
  readonly preview: PreviewState;
  readonly pace: ReplayRequest["pace"] | null;
  /** How often it is sent; null is until it is stopped. */
  readonly times: number | null;
  /** Whether all goes to one place. */
  readonly isAimed: boolean;
}

/** So many destinations are named; the others are counted. */
const named = 5;

/** What will leave, in figures and sentences. */
export function ReplayPreview({ preview, pace, times, isAimed }: ReplayPreviewProps) {
  const { seen, failure } = preview;
  return (
    <section className={styles.preview} aria-label="What will leave" aria-live="polite">
      {failure !== null ? (
        <p className={styles.failure}>{failure}</p>
      ) : seen === null ? (
        <p>Reading …</p>
      ) : (
        <Figures {...{ seen, pace, times, isAimed }} />
      )}
    </section>
  );
}

interface FiguresProps extends Omit<ReplayPreviewProps, "preview"> {
  readonly seen: Preview;
}

function Figures({ seen, pace, times, isAimed }: FiguresProps) {
  const sentences = replayLeavings(seen, isAimed);
  const { destinations, destinationCount, damage, senders, packets } = seen;
  if (packets === 0) {
    return <p className={styles.failure}>{["No packet is left to send.", ...sentences].join(" ")}</p>;
  }
  const further = destinationCount - Math.min(named, destinations.length);
  return (
    <>
      <p className={`${styles.figures} num`}>{figuresOf(seen, pace, times)}</p>
      <ul className={styles.destinations} aria-label="Destinations of the recording">
        {destinations.slice(0, named).map(({ address, port, packets: count }) => (
          <li key={`${address} ${port}`}>
            <code>{formatEndpoint(address, port)}</code>
            <span className="num">{plural(count, "packet")}</span>
          </li>
        ))}
        {further > 0 && <li>and {formatCount(further)} more</li>}
      </ul>
      {senders > 1 && <p>Of {formatCount(senders)} senders, each of which gets a port of this computer.</p>}
      {sentences.length > 0 && <p>{sentences.join(" ")}</p>}
      {damage !== null && <p className={styles.failure}>{captureDamageText(damage)}</p>}
    </>
  );
}

/** “1,983 packets, 2.6 MB, 2 min 40 s, at most 950 packets a second, 10.1 Mbit/s”. */
function figuresOf(seen: Preview, pace: ReplayRequest["pace"] | null, times: number | null): string {
  const what = [plural(seen.packets, "packet"), formatBytes(seen.bytes)];
  if (pace === null) return what.join(", ");
  const ms = replayMs(seen, pace);
  const peak = replayPeak(seen, pace);
  const often = times === 1 ? [] : [times === null ? "until stopped" : `${formatCount(times)} times`];
  return [
    ...what,
    ms < 10_000 ? formatWait(ms) : formatDuration(ms),
    ...often,
    `at most ${formatRate(peak.packets)} packets a second, ${formatBitRate(peak.bits)}`,
  ].join(", ");
}
