import { classes } from "./classes.ts";
import styles from "./sparkline.module.css";
import { useSteadyTop } from "./steady-top.ts";

interface SparklineProps {
  /** One figure a second, oldest first. */
  readonly values: readonly number[];
  /** The largest figure that has room in the drawing; that of `values` where none is given. */
  readonly top?: number | undefined;
  /** How many were lost in each of these seconds; nothing is marked without. */
  readonly lost?: readonly number[] | undefined;
  readonly className?: string | undefined;
}

const height = 20;
/** Of a mark below the line: a second's width, but for what tells it from the next. */
const mark = { width: 0.8, height: 3 };

/** Seconds as a line over its area, from zero up. Drawn, not told: the figures stand beside it. */
export function Sparkline({ values, top, lost = [], className }: SparklineProps) {
  const scale = useSteadyTop(Math.max(1, top ?? 0, ...(top === undefined ? values : [])));
  const last = Math.max(1, values.length - 1);
  // A line's width of air above and below, so that neither a peak nor the ground is cut.
  const points = values.map((value, at) => {
    const y = height - 1 - (Math.min(value, scale) / scale) * (height - 3);
    return `${at},${y.toFixed(2)}`;
  });
  const line = `M${points.join("L")}`;
  return (
    <svg
      className={classes(styles.sparkline, className)}
      viewBox={`0 0 ${last} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles.area} d={`${line}L${last},${height}L0,${height}Z`} />
      <path className={styles.line} d={line} vectorEffect="non-scaling-stroke" />
      {lost.some((count) => count > 0) && <path className={styles.lost} d={lossMarks(lost, last)} />}
    </svg>
  );
}

/** A mark at the ground for each second in which something was lost. */
function lossMarks(lost: readonly number[], last: number): string {
  const { width } = mark;
  return lost
    .map((count, at) => {
      const from = Math.min(Math.max(0, at - width / 2), last - width);
      return count > 0 ? `M${from.toFixed(1)},${height}v-${mark.height}h${width}v${mark.height}Z` : "";
    })
    .join("");
}
