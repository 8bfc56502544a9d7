import { limits } from "../limits.ts";
import { formatFixed } from "./count.ts";
import { inLanguages } from "./words.ts";

const words = inLanguages({
  en: { under: (percent: string) => `under ${percent} %`, over: (percent: string) => `over ${percent} %` },
  de: { under: (percent) => `unter ${percent} %`, over: (percent) => `über ${percent} %` },
});

/** A loss as it is shown, and how it stands out. */
interface ShownLoss {
  /** In percent, two decimals: “1.84”. */
  readonly percent: string;
  /** `high` above `limits.lossWarnShare`. */
  readonly level: "none" | "some" | "high";
}

/** A share of loss for people. One that would round to nothing is told as less than what does not. */
export function shownLoss(share: number): ShownLoss {
  if (share === 0) return { percent: formatFixed(0, 2), level: "none" };
  const percent = share < 0.000_05 ? `< ${formatFixed(0.01, 2)}` : share < 1 ? floored(share) : "100";
  return { percent, level: share > limits.lossWarnShare ? "high" : "some" };
}

/** Two decimals; all but everything is not everything. */
function floored(share: number): string {
  return formatFixed(Math.min(99.99, share * 100), 2);
}

/** A part of something, one decimal: “99.7 %”, “under 0.1 %”. What is not all never reads as all, nor what is some as nothing. */
export function formatShare(part: number): string {
  const percent = part * 100;
  if (percent > 0 && percent < 0.1) return words().under(formatFixed(0.1, 1));
  if (percent < 100 && percent > 99.9) return words().over(formatFixed(99.9, 1));
  return `${formatFixed(percent, Number.isInteger(percent) ? 0 : 1)} %`;
}
