import { ringRadius, scopeTrack, type Track } from "./geometry.ts";
import styles from "./rings.module.css";

const stops = Array.from({ length: scopeTrack.last }, (_, index) => index + 1);

/** The upper half of a circle around the origin. */
function arc(track: Track, position: number): string {
  const { x, y } = track;
  const radius = ringRadius(track, position);
  return `M${x - radius} ${y}a${radius} ${radius} 0 0 1 ${2 * radius} 0`;
}

interface RingLinesProps {
  readonly track: Track;
  /** Null while nothing is reached. */
  readonly reach: number | null;
  /** A ring that was chosen but not yet agreed to; null when there is none. */
  readonly preview: number | null;
  readonly fade: { readonly up: string; readonly left: string };
}

/** The rings of the named stops, and the front: the ring of the present value. */
export function RingLines({ track, reach, preview, fade }: RingLinesProps) {
  return (
    <g mask={`url(#${fade.left})`}>
      <g mask={`url(#${fade.up})`}>
        {stops
          .filter((stop) => stop !== reach && stop !== preview)
          .map((stop) => (
            <path
              key={stop}
              className={reach !== null && stop < reach ? styles.ringReached : styles.ring}
              d={arc(track, stop)}
            />
          ))}
        {preview !== null && <path className={styles.preview} d={arc(track, preview)} />}
        {reach !== null && <path className={styles.front} d={arc(track, reach)} />}
      </g>
    </g>
  );
}
