/** The history of days. */
export const historyLimits = {
  /** Seconds, minutes and quarter hours are kept for a day, 30 days and a year, each in seconds. */
  historySecondsKept: 24 * 3_600,
  historyMinutesKept: 30 * 24 * 3_600,
  historyQuartersKept: 366 * 24 * 3_600,
  /** What may be asked for instead: an hour up to ten years, and no fewer bytes than an hour of many groups takes. */
  historyKeepLeast: 3_600,
  historyKeepMost: 10 * 366 * 24 * 3_600,
  historyBytesLeast: 16 * 1024 * 1024,
  /** Series that one file ever holds; minutes of further ones are counted. */
  historySeries: 100_000,
  /** Stretches in one answer: more than a screen has pixels. */
  historyPoints: 4_000,
  /** For so many seconds after its end a minute may still grow: packets are read when the process comes to it. */
  historyOpenSeconds: 5,
  /** Clocks drift apart by less before the computer's clock counts as set, in seconds. */
  historyDriftSeconds: 1.5,
  /** Sources of one group that have a history of their own, the busiest; and streams. */
  historySources: 32,
  historyStreams: 32,
  /** Seconds of times between packets that wait to be taken into the history; the oldest give way. */
  intervalSeconds: 64,
  /** Groups in one answer for the overview. */
  historyOverviewRows: 500,
  /** Series of one group in an answer. */
  historySeriesTold: 1_000,
  /** Minutes that wait for a slow disk; further ones are counted. */
  historyQueueMinutes: 10,
  /** Events that wait likewise. */
  historyQueueEvents: 10_000,
  /** What is too old is looked for so often, in seconds. */
  historyPruneSeconds: 3_600,
  /** Events in one answer. */
  historyEvents: 10_000,
  /** For so long the program's end waits for the last minute to be written, in ms. */
  historyCloseMs: 5_000,
  /** Whether drops of a watched group go on is looked at so often, in ms. */
  eventsLookMs: 1_000,
  /** For so long a reader waits for a program that is writing, and looks again so often, in ms. */
  historyReadMs: 5_000,
  historyReadAgainMs: 20,
  /** A lock that is older was left by a program that was killed: nothing is done under one for so long, in ms. */
  historyLockMs: 30_000,
} as const;
