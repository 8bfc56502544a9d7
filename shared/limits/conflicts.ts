/** Conflicts on a group: what must have come to be one, and how often one is told. */
export const conflictLimits = {
  /** They are looked for so often, from what is counted anyway. */
  conflictLookMs: 1_000,
  /** What came no longer ago still comes. */
  conflictComingMs: 3_000,
  /** Seen in so many seconds in a row something is a conflict: a change of senders is none. */
  conflictBeginLooks: 5,
  /** Not seen for so long it is over: what comes and goes is one conflict, and told no oftener. */
  conflictEndMs: 15_000,
  /** A group had one sender when that was alone for so long. */
  conflictSoleMs: 10_000,
  /** Packets after which a sender is no stray, and its TTL is known. */
  conflictPackets: 16,
  /** Sources and streams of one membership that are looked at, in the order in which they came. */
  conflictLookedAt: 512,
  /** Conflicts of one membership at once: nobody reads more. */
  conflictsAtOnce: 8,
  /** Conflicts of one row of a recording that are remembered when a span of it is looked at. */
  conflictsKnown: 64,
  /** Times that another TTL is told of one source: what changes more often is its habit. */
  conflictTtlTells: 3,
} as const;
