import { formatFixed } from "../../../../../shared/text/count.ts";

/**
 * Parts of a whole in percent with two decimals, which add up to 100.00 where nothing is too small to be told: the largest
 * one takes what rounding leaves. What is some never reads as nothing.
 */
export function sharesOf(counts: readonly number[], sent: number): readonly string[] {
  if (sent === 0) return counts.map(() => "–");
  const hundredths = counts.map((count) => Math.round((count / sent) * 10_000));
  const largest = counts.indexOf(Math.max(...counts));
  const others = hundredths.reduce(
    (sum, part, at) => (at === largest ? sum : sum + Math.max(part, counts[at] ? 1 : 0)),
    0,
  );
  return hundredths.map((part, at) => {
    if (at === largest) return formatFixed((10_000 - others) / 100, 2);
    return part === 0 && counts[at] ? `< ${formatFixed(0.01, 2)}` : formatFixed(part / 100, 2);
  });
}
