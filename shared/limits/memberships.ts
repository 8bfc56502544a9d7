/** Memberships: how many, what is remembered of each, and which a window looks at. */
export const membershipsLimits = {
  /** Memberships at once: one socket each, twice what the largest known user watches. */
  memberships: 2_000,
  /** Events kept per membership: a link that flaps all night fills a screen, not the memory. */
  eventsPerMembership: 50,
  /** Drops that follow each other within this time are one event: it grows, and the list stays readable. */
  dropsApartMs: 10_000,
  /** After a change of the interfaces what waits for one is tried again at this many readings. */
  restoreTurns: 5,
  /** Rows whose figures come with every delta, for a window that looks at them: more than a screen shows … */
  rowsLookedAt: 64,
  /** … and for how long after it said so. The others' figures come once a second. */
  lookMs: 5_000,
  /** A window says again what it looks at before that has run out. */
  lookAgainMs: 2_000,
  /** How long a membership that was left can be restored with its counters. */
  undoLeaveMs: 8_000,
  /** Memberships that wait to be restored, as many as can be left at once; the oldest is forgotten first. */
  undoLeaves: 2_000,
  /**
   * Destinations told apart on a port that is heard as a whole: several times the groups that one port carries
   * in a large plant. Packets to further ones are counted together.
   */
  destinations: 256,
  /** Senders told apart for each of them: one bit for each of the row's first sources. */
  sourcesPerDestination: 1_024,
  /** Which programs joined a destination is looked up no more often: that reads every process. */
  destinationOwnersMs: 5_000,
  /** Characters of a membership's name. */
  nameLength: 80,
} as const;
