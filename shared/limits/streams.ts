/** Analysis of streams: what is kept of each, and when a number is late, lost or of another numbering. */
export const streamLimits = {
  /** Share of the memory that streams may take; packets of further ones are counted as such. */
  streamsShare: 0.3,
  /** Share of that at which the seconds of streams stop growing beyond `streamSecondsLeast`, so that new streams find room. */
  streamSecondsShare: 0.6,
  /** Seconds that each stream keeps, and the most that one keeps where there is memory: an hour. */
  streamSecondsLeast: 60,
  streamSecondsMost: 3_600,
  /** Streams in one answer, the busiest: more than anybody reads. */
  streamsPerAnswer: 1_000,
  /**
   * Numbers behind the highest within which a late packet is told from a duplicate: 16 ms at 250,000 packets a second,
   * and 4 s at 1,000.
   */
  reorderWindow: 4_096,
  /** Gaps of a stream whose packets are told when a missing number comes after all, the newest: senders reorder few at once. */
  notedGaps: 32,
  /** A jump of so many numbers may be a loss at any time (MAX_DROPOUT of RFC 3550, A.1) … */
  dropoutNumbers: 3_000,
  /** … a larger one only where the time that passed could hold so many times as many packets. */
  dropoutSlack: 4,
  /**
   * Wraps of the sequence within a pause are counted by the rate before it up to so many; of a longer pause nobody
   * can tell what was lost, and it is a restart.
   */
  pauseWraps: 5,
  /** The rate before a pause is that of so many ms: several pictures, each of which comes in a burst. */
  paceMs: 500,
  /** Packets older than the first one seen that still belong to the beginning. */
  beforeFirst: 16,
  /** So many packets in a row that count up through what was seen already are a restart. */
  repeatedRun: 8,
  /**
   * After a restart of no more packets than this a numbering that goes on with its very next number was none: what came
   * in between was late or a copy.
   */
  strayRun: 1_024,
  /** For how long counters that were reset can be taken back: longer than a window offers it … */
  resetUndoMs: 20_000,
  /** … and how many resets at once, each of which counts beside the others; an older one stays. */
  resetsAtOnce: 4,
  /** Cells of the map of the whole run: twice the width that a window has for it. */
  mapCells: 1_536,
  /** Packets of a source in which a format must show; after that it has none … */
  recognitionPackets: 64,
  /** … until it is tried again after this, for as many packets. */
  recognitionAgainMs: 10_000,
  /** Packets in a row that no longer fit: the source has changed its kind. */
  recognitionMisfits: 16,
  /** One that some format can read counts for so much less: a source may send many streams in turn. */
  recognitionPatience: 1_024,
  /** Streams that are being recognised at once, over all groups, 8 MB of them: the oldest gives way. */
  recognitionCandidates: 16_384,
  /** Headers of a candidate that are counted afterwards: no format needs more to show. */
  recognitionRecords: 12,
  /** Bytes at the beginning of a datagram that are kept once a second, for what its headers say. */
  streamSampleBytes: 192,
  /** A media clock is measured over at least so long, and taken when a usual one is this near. */
  mediaClockMs: 1_000,
  mediaClockTolerance: 0.02,
} as const;
