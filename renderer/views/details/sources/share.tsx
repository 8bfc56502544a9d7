import { formatFixed } from "../../../../shared/text/count.ts";
import styles from "./sources-table.module.css";

interface ShareProps {
  readonly packets: number;
  readonly total: number;
  /** Place of the source in the order of arrival, which gives its colour; null for the further sources. */
  readonly rank: number | null;
}

/** Which part of the group's packets came from here, as a bar and a number. */
export function Share({ packets, total, rank }: ShareProps) {
  // The two figures were read at different moments: never more than all.
  const part = total === 0 ? 0 : Math.min(1, packets / total);
  return (
    <span className={styles.share}>
      <span className={styles.track}>
        <span
          className={styles.bar}
          data-mark={rank === null ? 0 : markOf(rank)}
          style={{ width: `${part * 100}%` }}
        />
      </span>
      <span className={styles.percent}>{formatPercent(part)}</span>
    </span>
  );
}

/** Number of a source's colour, 1 to 4, by its place in the order of arrival. */
export function markOf(rank: number): number {
  return (rank % 4) + 1;
}

/** “62 %”, “4.1 %”, “< 0.1 %”. */
export function formatPercent(part: number): string {
  const percent = part * 100;
  if (percent > 0 && percent < 0.1) return `< ${formatFixed(0.1, 1)} %`;
  return `${percent < 9.95 && percent > 0 ? formatFixed(percent, 1) : Math.round(percent)} %`;
}
