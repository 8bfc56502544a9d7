import { useId } from "react";
import { frontTouchesIcon, iconPlace, stopX, type Track } from "./geometry.ts";
import { RingFills } from "./ring-fills.tsx";
import { RingLines } from "./ring-lines.tsx";
import styles from "./rings.module.css";
import type { ScopeStop } from "./scope-stops.ts";
import { ScopeTrack } from "./scope-track.tsx";

interface RingsProps {
  readonly track: Track;
  readonly stops: readonly ScopeStop[];
  /** Null while nothing is chosen that could be shown. */
  readonly position: number | null;
  /** How far packets get; the position, where the address does not end before. */
  readonly reach?: number | null;
  readonly preview?: number | null;
  readonly knob: "round" | "lock";
  readonly dots?: readonly number[];
}

/** The picker's drawing: rings of reach over one track, named stops, icons in the spaces between. */
export function Rings(props: RingsProps) {
  const { track, stops, position, reach = position, preview = null, knob, dots = [] } = props;
  const { width, height } = track;
  const id = useId();
  const up = { fills: `${id}-fills`, lines: `${id}-lines` };
  const left = `${id}-left`;
  return (
    <svg
      className={styles.drawing}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <Fades track={track} left={left} fills={up.fills} lines={up.lines} />
      <RingFills track={track} reach={reach} fade={{ up: up.fills, left }} />
      <RingLines track={track} reach={reach} preview={preview} fade={{ up: up.lines, left }} />
      <Icons track={track} stops={stops} reach={reach} />
      <ScopeTrack track={track} position={position} reach={reach} preview={preview} knob={knob} dots={dots} />
      <Names track={track} stops={stops} position={position} reach={reach} />
    </svg>
  );
}

function Fades({
  track,
  left,
  fills,
  lines,
}: {
  readonly track: Track;
  readonly left: string;
  readonly fills: string;
  readonly lines: string;
}) {
  const { width, x, y } = track;
  const area = { x: 0, y: 0, width, height: y + 1, maskUnits: "userSpaceOnUse" as const };
  return (
    <defs>
      <linearGradient id={`${left}g`} gradientUnits="userSpaceOnUse" x1="0" y1="0" x2={x} y2="0">
        <stop offset="0.02" className={styles.hidden} />
        <stop offset="1" className={styles.shown} />
      </linearGradient>
      <linearGradient id={`${fills}g`} gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2={y}>
        <stop offset="0" className={styles.hidden} />
        <stop offset="0.52" className={styles.shown} />
      </linearGradient>
      <linearGradient id={`${lines}g`} gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2={y}>
        <stop offset="0" className={styles.hidden} />
        <stop offset="0.5" className={styles.shown} />
      </linearGradient>
      {[left, fills, lines].map((id) => (
        <mask key={id} id={id} {...area}>
          <rect x="0" y="0" width={width} height={y + 1} fill={`url(#${id}g)`} />
        </mask>
      ))}
    </defs>
  );
}

/** An icon hides when the front touches it: a line through it would blur both. */
function Icons({
  track,
  stops,
  reach,
}: Pick<RingsProps, "track" | "stops"> & { readonly reach: number | null }) {
  return stops.slice(1).map(({ value, icon: Icon }, index) => {
    const stop = index + 1;
    const { x, y } = iconPlace(track, stop);
    const look = reach !== null && stop <= reach ? styles.iconReached : styles.icon;
    const hidden = reach !== null && frontTouchesIcon(track, reach, stop) ? styles.iconHidden : "";
    return (
      <Icon
        key={value}
        className={`${look} ${hidden}`}
        x={x - 7.5}
        y={y - 7.5}
        size={15}
        strokeWidth={1.75}
      />
    );
  });
}

function Names({
  track,
  stops,
  position,
  reach,
}: {
  readonly track: Track;
  readonly stops: readonly ScopeStop[];
  readonly position: number | null;
  readonly reach: number | null;
}) {
  return stops.map(({ name, value }, stop) => {
    const state = stop === position ? styles.chosen : reach !== null && stop <= reach ? styles.reached : "";
    return (
      <g key={value} className={`${styles.name} ${state}`}>
        <text x={stopX(track, stop)} y={track.y + 27}>
          {name}
        </text>
        <text className={styles.value} x={stopX(track, stop)} y={track.y + 40}>
          {value}
        </text>
      </g>
    );
  });
}
