/** Recording, saving and exporting what is received. */
export const recordingLimits = {
  /**
   * Bytes between reception and the thread that writes a file: 50,000 full frames, half a second of a gigabit that
   * a disk may stand still for. A power of two, because places in it are counted modulo 2^32.
   */
  recordRingBytes: 64 * 1024 * 1024,
  /** Recordings that run at once: each has a thread, and a ring of its own. */
  recordingsAtOnce: 4,
  /** Recordings that ended and stay listed. */
  recordingsListed: 50,
  /** Interfaces of one recording; packets of further ones count as those of an interface that is not told. */
  recordedInterfaces: 64,
  /** What a recording leaves free on the disk: this much, or this share of it where that is less. */
  recordLeavesBytes: 256 * 1024 * 1024,
  recordLeavesShare: 0.1,
  /** The disk is asked for its free space at least this often … */
  recordFreeMs: 1_000,
  /** The thread that writes rests this long after each turn, so that it writes many packets at once. */
  recordRestMs: 5,
  /** While nothing comes it looks this often whether a file is full by time, or shall be synced. */
  recordIdleMs: 250,
  /** Bytes of one write, and of what a filter lets through and is gathered. */
  recordWriteBytes: 4 * 1024 * 1024,
  /** A file is handed to the disk's own care this often, so that a power cut loses no more than this. */
  recordSyncMs: 5_000,
  /**
   * A recording that is read again, as for another span, shows what was read before until all is there, or for so long: both
   * are in memory then.
   */
  recordingSwapMs: 1_000,
  /** Files of a ring, and the least bytes of one. */
  recordFiles: 9_999,
  recordFileLeastBytes: 64 * 1024,
  /** Million bytes of one file of a ring that the settings offer: a terabyte … */
  ringMegabytes: 1_000_000,
  /** … and seconds: a day. */
  ringSeconds: 86_400,
  /** Seconds before and after an event that a recording of it may have: as much as a person goes over afterwards. */
  eventRecordingSeconds: 3_600,
  /** Bytes of one piece of packets that a window exports, beyond which it takes no further packet. */
  exportPieceBytes: 1024 * 1024,
  /** Packets of a piece between two looks at the clock: to decode one takes some microseconds, a large one a hundred. */
  exportStepPackets: 16,
  /** Bytes that a window exports at once, which it holds until they are saved … */
  exportWindowBytes: 256 * 1024 * 1024,
  /** … and for how long: a person may be asked first where to. */
  exportHeldMs: 10 * 60_000,
  /** Calls under way at once while a session is read for a table or a page. */
  reportCalls: 16,
  /** Of live traffic: groups whose rates are read for a page, the busiest, and the points of its charts. */
  reportGroups: 200,
  reportPoints: 960,
  /** Events of a page, and how far back that of live traffic reaches. */
  reportEvents: 1_000,
  reportLiveMs: 24 * 3_600_000,
  /** Groups that are offered at once to be chosen for a recording; others are found by a part. */
  recordChoicesShown: 200,
  /** Characters of a recording's name. */
  recordNameLength: 200,
} as const;
