import { ringRadius, scopeTrack, type Track } from "./geometry.ts";
import styles from "./rings.module.css";

const stops = Array.from({ length: scopeTrack.last }, (_, index) => index + 1);

/** The upper half of a disc around the origin. */
function halfDisc(track: Track, position: number): string {
  const { x, y } = track;
  const radius = ringRadius(track, position);
  return `M${x - radius} ${y}a${radius} ${radius} 0 0 1 ${2 * radius} 0z`;
}

interface RingFillsProps {
  readonly track: Track;
  /** Null while nothing is reached. */
  readonly reach: number | null;
  /** Ids of the masks that let the drawing fade upward and to the left. */
  readonly fade: { readonly up: string; readonly left: string };
}

/** What is reached, laid over each other: the nearer to this computer, the fuller. */
export function RingFills({ track, reach, fade }: RingFillsProps) {
  const reached = stops.filter((stop) => reach !== null && stop < reach);
  return (
    <g mask={`url(#${fade.left})`}>
      <g mask={`url(#${fade.up})`}>
        {stops.map((stop) => (
          <path key={stop} className={styles.ground} d={halfDisc(track, stop)} />
        ))}
        {reach !== null && (
          <>
            <path className={styles.cover} d={halfDisc(track, reach)} />
            <path className={styles.lift} d={halfDisc(track, reach)} />
          </>
        )}
        {reached.map((stop) => (
          <path key={stop} className={styles.fill} d={halfDisc(track, stop)} />
        ))}
        {reach !== null && <path className={styles.fillFront} d={halfDisc(track, reach)} />}
      </g>
    </g>
  );
}
