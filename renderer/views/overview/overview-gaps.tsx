import type { Result } from "../../../shared/contract.ts";
import { clockOf } from "../details/stream/timeline/second-text.ts";
import styles from "./overview.module.css";
import { runsOf } from "./overview-rows.ts";
import { words } from "./words/words.ts";

interface OverviewGapsProps {
  readonly overview: Result<"historyOverview">;
  readonly from: number;
  readonly to: number;
  readonly begins: number | null;
}

/** A gap that is narrower has no room for its words, in shares of the axis. */
const wideEnough = 0.02;

/** When Castscope was not running: hatched over all rows, with the times. */
export function OverviewGaps({ overview, from, to, begins }: OverviewGapsProps) {
  const { running, step } = overview;
  const timeOf = (place: number): number => overview.from + place * step;
  return runsOf(running.length, (place) => running[place] === 0).map((gap) => {
    const [begin, end] = [Math.max(from, timeOf(gap.from)), Math.min(to, timeOf(gap.to))];
    if (end <= begin) return null;
    const share = (end - begin) / (to - from);
    const isFirst = begins !== null && gap.from === 0;
    const said = words().gaps;
    const text = isFirst ? said.begins(clockOf(begins)) : said.off(clockOf(begin), clockOf(end));
    return (
      <span
        key={gap.from}
        className={styles.gap}
        style={{ left: `${(100 * (begin - from)) / (to - from)}%`, width: `${100 * share}%` }}
      >
        {share > wideEnough && <span className={styles.gapWords}>{text}</span>}
      </span>
    );
  });
}
