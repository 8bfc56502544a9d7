import { limits } from "../limits.ts";

/** A loss as it is shown, and how it stands out. */
interface ShownLoss {
  /** In percent, two decimals: “1.84”. */
  readonly percent: string;
  /** `high` above `limits.lossWarnShare`. */
  readonly level: "none" | "some" | "high";
}

/**
 * Missing numbers as a share of those that were sent; null where that is not measurable: without a sequence,
 * or before its first number.
 */
export function lossShare(lost: number | null, expected: number | null): number | null {
  return lost === null || expected === null || expected === 0 ? null : lost / expected;
}

/** A share of loss for people. One that would round to nothing is told as less than what does not. */
export function shownLoss(share: number): ShownLoss {
  if (share === 0) return { percent: "0.00", level: "none" };
  const percent = share < 0.000_05 ? "< 0.01" : share < 1 ? floored(share) : "100";
  return { percent, level: share > limits.lossWarnShare ? "high" : "some" };
}

/** Two decimals; all but everything is not everything. */
function floored(share: number): string {
  return Math.min(99.99, share * 100).toFixed(2);
}

/** A part of something, one decimal: “99.7 %”, “under 0.1 %”. What is not all never reads as all, nor what is some as nothing. */
export function formatShare(part: number): string {
  const percent = part * 100;
  if (percent > 0 && percent < 0.1) return "under 0.1 %";
  if (percent < 100 && percent > 99.9) return "over 99.9 %";
  return Number.isInteger(percent) ? `${percent} %` : `${percent.toFixed(1)} %`;
}
