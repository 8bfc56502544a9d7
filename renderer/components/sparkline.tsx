import { classes } from "./classes.ts";
import styles from "./sparkline.module.css";

interface SparklineProps {
  /** One figure a second, oldest first. */
  readonly values: readonly number[];
  /** The figure at the top of the drawing; the largest of `values` where none is given. */
  readonly top?: number | undefined;
  readonly className?: string | undefined;
}

const height = 20;

/** Seconds as a line over its area, from zero up. Drawn, not told: the figures stand beside it. */
export function Sparkline({ values, top, className }: SparklineProps) {
  const scale = Math.max(1, top ?? 0, ...(top === undefined ? values : []));
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
    </svg>
  );
}
