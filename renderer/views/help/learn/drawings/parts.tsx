import { type ReactNode, useId } from "react";
import styles from "./drawings.module.css";

/** All drawings are so wide; they take the width that there is. */
const width = 720;

interface DrawingProps {
  readonly height: number;
  /** What is seen on it, for whoever does not see it. */
  readonly alt: string;
  readonly children: ReactNode;
}

export function Drawing({ height, alt, children }: DrawingProps) {
  const id = useId();
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={id}>
      <title id={id}>{alt}</title>
      {children}
    </svg>
  );
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a line, a box or a mark means; drawn differently by more than colour. */
type Look = "plain" | "own" | "dim";

interface BoxProps extends Point {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly look?: Look;
}

export function Box({ x, y, width, height, lines, look = "plain" }: BoxProps) {
  return (
    <g>
      <rect className={styles.box} data-look={look} x={x} y={y} width={width} height={height} rx={6} />
      <Lines x={x + width / 2} y={y + height / 2 + 4} lines={lines} middle />
    </g>
  );
}

interface LinesProps extends Point {
  readonly lines: readonly string[];
  readonly look?: "plain" | "dim" | "bad" | "warn" | "mono";
  readonly anchor?: "start" | "middle" | "end";
  /** The lines together are centred on `y`; else `y` is the first one's. */
  readonly middle?: boolean;
}

const lineHeight = 15;

export function Lines({ x, y, lines, look = "plain", anchor = "middle", middle = false }: LinesProps) {
  const first = middle ? y - ((lines.length - 1) * lineHeight) / 2 : y;
  return lines.map((line, index) => (
    <text
      key={line}
      className={styles.text}
      data-look={look}
      x={x}
      y={first + index * lineHeight}
      textAnchor={anchor}
    >
      {line}
    </text>
  ));
}

interface ArrowProps {
  readonly points: readonly Point[];
  /** `goes` arrives, `other` too, drawn dashed; `stops` is dotted and ends at a cross. */
  readonly look?: "goes" | "other" | "stops";
}

export function Arrow({ points, look = "goes" }: ArrowProps) {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return null;
  const path = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
  const degrees = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return (
    <g>
      <path className={styles.line} data-look={look} d={path} />
      {look === "stops" ? (
        <Mark is="lost" {...end} />
      ) : (
        <path
          className={styles.head}
          data-look={look}
          d="M0 0L-8 -4.5L-8 4.5Z"
          transform={`translate(${end.x} ${end.y}) rotate(${degrees})`}
        />
      )}
    </g>
  );
}

const shapes = {
  lost: "M-6 -6L6 6M6 -6L-6 6",
  damaged: "M0 -7L7 0L0 7L-7 0Z",
  dropped: "M0 -7L7 6L-7 6Z",
} as const;

/** The marks of the timelines: a cross is lost, a diamond damaged, a triangle dropped here. */
export function Mark({ is, x, y }: Point & { readonly is: keyof typeof shapes }) {
  return <path className={styles.mark} data-is={is} d={shapes[is]} transform={`translate(${x} ${y})`} />;
}

interface PacketProps extends Point {
  readonly look?: "plain" | "other" | "missing";
  readonly number?: number;
}

/** A packet, centred. */
export function Packet({ x, y, look = "plain", number }: PacketProps) {
  return (
    <g>
      <rect className={styles.packet} data-look={look} x={x - 12} y={y - 10} width={24} height={20} rx={3} />
      {number !== undefined && <Lines x={x} y={y + 4} lines={[String(number)]} look="mono" />}
    </g>
  );
}

/** A bracket over a stretch, with what it is called. */
export function Bracket({ from, to, y, text }: { from: number; to: number; y: number; text: string }) {
  return (
    <g>
      <path className={styles.bracket} d={`M${from} ${y + 6}V${y}H${to}V${y + 6}`} />
      <Lines x={(from + to) / 2} y={y - 7} lines={[text]} look="dim" />
    </g>
  );
}
