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
  /** Whether all goes to one place, and which that is, as far as it can be read; without a port packets keep theirs. */
  readonly isAimed: boolean;
  readonly target: ReplayRequest["to"];
}

/** So many destinations are named; the others are counted. */
const named = 5;

/** What will leave, in figures and sentences. */
export function ReplayPreview({ preview, ...how }: ReplayPreviewProps) {
  const { seen, failure } = preview;
  return (
    <section className={styles.preview} aria-label="What will leave" aria-live="polite">
      {failure !== null ? (
        <p className={styles.failure}>{failure}</p>
      ) : seen === null ? (
        <p>Reading …</p>
      ) : (
        <Figures seen={seen} {...how} />
      )}
    </section>
  );
}

interface FiguresProps extends Omit<ReplayPreviewProps, "preview"> {
  readonly seen: Preview;
}

function Figures({ seen, pace, times, isAimed, target }: FiguresProps) {
  const sentences = replayLeavings(seen, isAimed);
  const { destinations, destinationCount, damage, senders, packets } = seen;
  if (packets === 0) {
    return <p className={styles.failure}>{["No packet is left to send.", ...sentences].join(" ")}</p>;
  }
  return (
    <>
      <p className={`${styles.figures} num`}>{figuresOf(seen, pace, times)}</p>
      {isAimed ? (
        <Target target={target} packets={packets} />
      ) : (
        <Destinations {...{ destinations, destinationCount }} />
      )}
      {senders > 1 && <p>Of {formatCount(senders)} senders, each of which gets a port of this computer.</p>}
      {sentences.length > 0 && <p>{sentences.join(" ")}</p>}
      {damage !== null && <p className={styles.failure}>{captureDamageText(damage)}</p>}
    </>
  );
}

function Target({ target, packets }: { readonly target: ReplayRequest["to"]; readonly packets: number }) {
  if (target === null) return null;
  const { address, port } = target;
  return (
    <ul className={styles.destinations} aria-label="Destination">
      <li>
        <span>
          <code>{port === null ? address : formatEndpoint(address, port)}</code>
          {port === null && ", the ports as recorded"}
        </span>
        <span className="num">{plural(packets, "packet")}</span>
      </li>
    </ul>
  );
}

function Destinations({
  destinations,
  destinationCount,
}: Pick<Preview, "destinations" | "destinationCount">) {
  const further = destinationCount - Math.min(named, destinations.length);
  return (
    <ul className={styles.destinations} aria-label="Destinations">
      {destinations.slice(0, named).map(({ address, port, packets }) => (
        <li key={`${address} ${port}`}>
          <code>{formatEndpoint(address, port)}</code>
          <span className="num">{plural(packets, "packet")}</span>
        </li>
      ))}
      {further > 0 && <li>and {formatCount(further)} more</li>}
    </ul>
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
