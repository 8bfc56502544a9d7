import { formatCount } from "../../../../../../shared/text/count.ts";

/** How times and bursts of loss spread. */
export const english = {
  /** Names as a table has them, and inside a line. */
  names: {
    interval: { title: "Interval", inline: "interval" },
    delay: { title: "Delay", inline: "delay" },
    jitter: { title: "Jitter", inline: "jitter" },
    deviation: { title: "Deviation", inline: "deviation" },
  },
  percentiles: {
    heading: "Percentiles",
    scale: "ms, log scale",
    copied: "percentiles as CSV",
  },
  points: {
    least: "min",
    median: "50 %",
    p90: "90 %",
    p95: "95 %",
    p99: "99 %",
    p999: "99.9 %",
    most: "max",
  },
  bursts: {
    heading: "Loss bursts by length",
    inRow: (unit: string) => `${unit} in a row`,
    copied: "bursts as CSV",
    length: "Length",
    share: "Share",
    count: "Bursts",
    over: (length: number) => `over ${formatCount(length)}`,
  },
} as const;
