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
import { replayLeavings } from "../../../shared/text/replay.ts";
import { captureDamageText } from "../../../shared/text/sentences.ts";
import styles from "./replay-dialog.module.css";
import type { PreviewState } from "./use-replay-preview.ts";
import { words } from "./words/words.ts";

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
    <section className={styles.preview} aria-label={words().preview.label} aria-live="polite">
      {failure !== null ? (
        <p className={styles.failure}>{failure}</p>
      ) : seen === null ? (
        <p>{words().preview.reading}</p>
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
  const said = words().preview;
  const sentences = replayLeavings(seen, isAimed);
  const { destinations, destinationCount, damage, senders, packets } = seen;
  if (packets === 0) {
    return <p className={styles.failure}>{[said.none, ...sentences].join(" ")}</p>;
  }
  return (
    <>
      <p className={`${styles.figures} num`}>{figuresOf(seen, pace, times)}</p>
      {isAimed ? (
        <Target target={target} packets={packets} />
      ) : (
        <Destinations {...{ destinations, destinationCount }} />
      )}
      {senders > 1 && <p>{said.senders(senders)}</p>}
      {sentences.length > 0 && <p>{sentences.join(" ")}</p>}
      {damage !== null && <p className={styles.failure}>{captureDamageText(damage)}</p>}
    </>
  );
}

function Target({ target, packets }: { readonly target: ReplayRequest["to"]; readonly packets: number }) {
  if (target === null) return null;
  const { address, port } = target;
  const said = words().preview;
  return (
    <ul className={styles.destinations} aria-label={said.destination}>
      <li>
        <span>
          <code>{port === null ? address : formatEndpoint(address, port)}</code>
          {port === null && said.portsAsRecorded}
        </span>
        <span className="num">{said.packets(packets)}</span>
      </li>
    </ul>
  );
}

function Destinations({
  destinations,
  destinationCount,
}: Pick<Preview, "destinations" | "destinationCount">) {
  const said = words().preview;
  const further = destinationCount - Math.min(named, destinations.length);
  return (
    <ul className={styles.destinations} aria-label={said.destinations}>
      {destinations.slice(0, named).map(({ address, port, packets }) => (
        <li key={`${address} ${port}`}>
          <code>{formatEndpoint(address, port)}</code>
          <span className="num">{said.packets(packets)}</span>
        </li>
      ))}
      {further > 0 && <li>{said.further(further)}</li>}
    </ul>
  );
}

/** “1,983 packets, 2.6 MB, 2 min 40 s, at most 950 packets a second, 10.1 Mbit/s”. */
function figuresOf(seen: Preview, pace: ReplayRequest["pace"] | null, times: number | null): string {
  const said = words().preview;
  const what = [said.packets(seen.packets), formatBytes(seen.bytes)];
  if (pace === null) return what.join(", ");
  const ms = replayMs(seen, pace);
  const peak = replayPeak(seen, pace);
  const often = times === 1 ? [] : [times === null ? said.untilStopped : said.times(times)];
  return [
    ...what,
    ms < 10_000 ? formatWait(ms) : formatDuration(ms),
    ...often,
    said.peak(formatRate(peak.packets), formatBitRate(peak.bits)),
  ].join(", ");
}
