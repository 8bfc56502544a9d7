import { Laptop, Lock } from "lucide-react";
import { scopeTrack, stopX, type Track } from "./geometry.ts";
import styles from "./rings.module.css";

const { last } = scopeTrack;
const stops = Array.from({ length: last }, (_, index) => index + 1);

interface ScopeTrackProps {
  readonly track: Track;
  /** Where the knob stands, and how far the drawing is filled: a link-local group ends before its TTL. Null while nothing is chosen. */
  readonly position: number | null;
  readonly reach: number | null;
  readonly preview: number | null;
  readonly knob: "round" | "lock";
  /** Positions of the values between names that are marked on the track. */
  readonly dots: readonly number[];
}

/** The line through all stops, this computer at its beginning, and the knob. */
export function ScopeTrack({ track, position, reach: reached, preview, knob, dots }: ScopeTrackProps) {
  const { x, y } = track;
  const end = stopX(track, last);
  const reach = reached ?? 0;
  return (
    <g>
      <line className={styles.track} x1={x} y1={y} x2={end} y2={y} />
      <line className={styles.trackReached} x1={x} y1={y} x2={stopX(track, reach)} y2={y} />
      {dots.map((dot) => (
        <circle
          key={dot}
          className={dot < reach ? styles.dotReached : styles.dot}
          cx={stopX(track, dot)}
          cy={y}
          r="1"
        />
      ))}
      {stops.map((stop) => (
        <circle
          key={stop}
          className={stop <= reach ? styles.stopReached : styles.stop}
          cx={stopX(track, stop)}
          cy={y}
          r="3.5"
        />
      ))}
      <circle className={styles.host} cx={x} cy={y} r="12" />
      <Laptop className={styles.hostIcon ?? ""} x={x - 7} y={y - 7} size={14} strokeWidth={1.75} />
      {preview !== null && <circle className={styles.previewKnob} cx={stopX(track, preview)} cy={y} r="8" />}
      {position !== null && knob === "lock" && <LockKnob track={track} position={position} />}
      {position !== null && position > 0 && knob === "round" && (
        <RoundKnob track={track} position={position} />
      )}
    </g>
  );
}

interface KnobProps {
  readonly track: Track;
  readonly position: number;
}

/** White and round; between two names a ring sets it apart from the stops. */
function RoundKnob({ track, position }: KnobProps) {
  const { y } = track;
  const at = stopX(track, position);
  return (
    <>
      {!Number.isInteger(position) && <circle className={styles.knobRing} cx={at} cy={y} r="11" />}
      <circle className={styles.knob} cx={at} cy={y} r="6.75" />
    </>
  );
}

/** A square with a lock: the scope is the address's and is not dragged. */
function LockKnob({ track, position }: KnobProps) {
  const { y } = track;
  const at = stopX(track, position);
  return (
    <>
      <rect className={styles.lock} x={at - 9} y={y - 9} width="18" height="18" rx="4" />
      <Lock className={styles.lockIcon ?? ""} x={at - 6} y={y - 6} size={12} strokeWidth={2} />
    </>
  );
}
