/** Pairs: two streams that carry the same packets (SMPTE ST 2022-7, A and B lines of market data). */
export const pairLimits = {
  /** Pairs at once: each compares packet by packet. */
  pairs: 64,
  /** Numbers that wait for the other leg at once: 164 ms at 100,000 packets a second, and 65 ms at 250,000. */
  pairWindow: 16_384,
  /** Rows that a leg was before it moved, such as on other interfaces: so far back moves can be taken back. */
  legMoves: 4,
  /** For how long the other leg may bring a packet that one has not brought: skew class B of ST 2022-7 … */
  pairWaitMs: 50,
  /** … and what may be chosen instead. */
  pairWaits: [10, 20, 50, 100, 200, 500, 1_000],
  /** For so long a packet may lie unread in the kernel before a leg that tells nothing more has had its turn. */
  pairReadMs: 500,
  /** A leg of which nothing came for so long, while the other one goes on, is away. */
  pairAwayMs: 2_000,
  /** In a second that decides whether the legs carry the same, so many packets must have been compared. */
  pairCompared: 8,
  /** Two streams that may be a pair are compared for so long … */
  pairProbeMs: 15_000,
  /** … until so many packets were the same on both: fewer could be chance where packets are short … */
  pairProof: 32,
  /** … in a small window, so many at once. */
  pairProbeWindow: 2_048,
  pairProbes: 8,
  /** Streams that are looked at for that, in the order in which they were found: once a second, beside reception. */
  pairCandidates: 2_000,
  /** Of them two by two with one key and numbers that are near, in a second. */
  pairComparisons: 20_000,
  /** What was tried without a result is tried again after this. */
  pairProbeAgainMs: 60_000,
  /** Proposals that are kept. */
  pairProposals: 64,
} as const;
