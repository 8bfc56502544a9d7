import { Laptop, Server } from "lucide-react";
import { type HostDistance, unicastPosition } from "../../../../shared/scope/unicast.ts";
import styles from "./corridor.module.css";
import { stopX, type Track } from "./geometry.ts";
import { LineKnob, LineTrack, LineValues } from "./line-track.tsx";
import { words } from "./words/words.ts";

export const corridorTrack: Track = { x: 33.5, y: 68.5, step: 32.5, last: 8, width: 328, height: 115 };

const halfHeight = 17;
const top = corridorTrack.y - halfHeight;
const bottom = corridorTrack.y + halfHeight;

/** The rounded end of the corridor. */
function capTo(end: number): string {
  return `A${halfHeight} ${halfHeight} 0 0 1 ${end} ${bottom}`;
}

interface CorridorProps {
  readonly track: Track;
  readonly host: string;
  readonly distance: HostDistance | null;
  /** Null while nothing is chosen. */
  readonly value: number | null;
}

/**
 * A corridor instead of rings: one host, no scopes. How many routers away it is is known at most where there are none,
 * so the host stands above the corridor and nowhere along it.
 */
export function Corridor({ track, host, distance, value }: CorridorProps) {
  const { x, y, width, height } = track;
  const position = value === null ? null : unicastPosition(value);
  return (
    <svg
      className={styles.drawing}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <Server className={styles.server ?? ""} x={17} y={9} size={16} strokeWidth={1.75} />
      <text className={styles.host} x="40" y="15">
        {host}
      </text>
      <text className={styles.distance} x="40" y="29">
        {words().host.distances[distance ?? "unknown"]}
      </text>
      {position !== null && <Floor end={stopX(track, position)} />}
      <LineTrack track={track} position={position} radius={3.5} />
      {position !== null && <Cap end={stopX(track, position)} />}
      <circle className={styles.self} cx={x} cy={y} r="12" />
      <Laptop className={styles.selfIcon ?? ""} x={x - 7} y={y - 7} size={14} strokeWidth={1.75} />
      {position !== null && position > 0 && <LineKnob track={track} position={position} />}
      <LineValues track={track} value={value} y={y + 35} />
    </svg>
  );
}

function Floor({ end }: { readonly end: number }) {
  const { x } = corridorTrack;
  return (
    <>
      <path
        className={styles.floor}
        d={`M${x} ${top}H${end}${capTo(end)}H${x}A${halfHeight} ${halfHeight} 0 0 1 ${x} ${top}z`}
      />
      <path className={styles.walls} d={`M${x} ${top}H${end}M${x} ${bottom}H${end}`} />
    </>
  );
}

function Cap({ end }: { readonly end: number }) {
  return <path className={styles.cap} d={`M${end} ${top}${capTo(end)}`} />;
}
