import type { Judgement } from "../../../../../shared/described/judge.ts";
import styles from "./step-chart.module.css";
import { words } from "./words/words.ts";

const height = 46;
const base = 38;
const namedGaps = 3;

/** The step of each packet: a line where it is as described, a mark where numbers are missing. */
export function StepChart({ steps, gaps }: Pick<Judgement, "steps" | "gaps">) {
  if (steps.length === 0) return null;
  const { steps: text } = words();
  const most = gaps.reduce((largest, { missing }) => Math.max(largest, missing), 1);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{text.heading}</figcaption>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${steps.length} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.label(steps.length, gaps.length)}
      >
        <line className={styles.line} x1={0} y1={base} x2={steps.length} y2={base} />
        {gaps.map(({ packet, missing }) => (
          <line
            key={packet}
            className={styles.gap}
            x1={packet}
            x2={packet}
            y1={base}
            y2={base - 8 - 22 * (Math.log2(1 + missing) / Math.log2(1 + most))}
          />
        ))}
      </svg>
      <p className={styles.ends} aria-hidden="true">
        <span>{text.ago(steps.length)}</span>
        <span className={styles.named}>
          {gaps
            .slice(-namedGaps)
            .map(({ missing }) => text.gap(missing))
            .join("   ")}
        </span>
        <span>{text.now}</span>
      </p>
    </figure>
  );
}
