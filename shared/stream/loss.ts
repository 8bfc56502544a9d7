/**
 * Missing numbers as a share of those that were sent; null where that is not measurable: without a sequence,
 * or before its first number.
 */
export function lossShare(lost: number | null, expected: number | null): number | null {
  return lost === null || expected === null || expected === 0 ? null : lost / expected;
}
