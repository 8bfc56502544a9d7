/**
 * A switch with IGMP or MLD snooping and no querier forgets a membership when the report of the join
 * runs out: 2 x 125 s + 10 s (RFC 3376 section 8.4, RFC 3810 section 9.4). Makers differ a little.
 */
export const membershipRunsOut = { usualMs: 260_000, leastMs: 200_000, mostMs: 320_000 } as const;

/** Whether traffic that ended so long after the join looks cut off for want of a querier. */
export function looksLikeNoQuerier(joinedAt: number, lastAt: number): boolean {
  const lasted = lastAt - joinedAt;
  return lasted >= membershipRunsOut.leastMs && lasted <= membershipRunsOut.mostMs;
}
