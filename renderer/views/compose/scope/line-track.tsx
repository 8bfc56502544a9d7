import { unicastStops } from "../../../../shared/scope/unicast.ts";
import { stopX, type Track } from "./geometry.ts";
import styles from "./line-track.module.css";

interface LineTrackProps {
  readonly track: Track;
  /** Null while nothing is chosen. */
  readonly position: number | null;
  /** Where the line begins; before stop 1 where a value below it can be picked. */
  readonly start?: number;
  readonly radius: number;
}

/** A straight track in octaves, 1 to 255: line, stops, knob and values. */
export function LineTrack({ track, position, start = 0, radius }: LineTrackProps) {
  return (
    <g>
      <line
        className={styles.line}
        x1={stopX(track, start)}
        y1={track.y}
        x2={stopX(track, track.last)}
        y2={track.y}
      />
      {position !== null && (
        <line
          className={styles.reached}
          x1={stopX(track, start)}
          y1={track.y}
          x2={stopX(track, position)}
          y2={track.y}
        />
      )}
      {unicastStops.map((_, stop) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: a stop is its place.
          key={stop}
          className={position !== null && stop <= position ? styles.stopReached : styles.stop}
          cx={stopX(track, stop)}
          cy={track.y}
          r={radius}
        />
      ))}
    </g>
  );
}

export function LineKnob({ track, position }: { readonly track: Track; readonly position: number }) {
  return <circle className={styles.knob} cx={stopX(track, position)} cy={track.y} r="6.75" />;
}

export function LineValues({
  track,
  value,
  y,
}: {
  readonly track: Track;
  /** Null while nothing is chosen. */
  readonly value: number | null;
  readonly y: number;
}) {
  return unicastStops.map((stop, at) => (
    <text key={stop} className={stop === value ? styles.chosen : styles.value} x={stopX(track, at)} y={y}>
      {stop}
    </text>
  ));
}
