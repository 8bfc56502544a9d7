/** Sending a recording again. */
export const replayLimits = {
  /** Bytes of the memory between the thread that reads and the one that sends, a power of two: a third of a second of a full gigabit. */
  replayRingBytes: 32 * 1024 * 1024,
  /** So much of it has to be free before the next piece of the file is read: all that may be in one, and what waited for its end. */
  replayPieceRoom: 4 * 1024 * 1024,
  /** No more is prepared than these bytes and this time either. */
  replayAheadBytes: 1024 * 1024,
  replayAheadMs: 10_000,
  /** When that is not free, it is looked for again after this. */
  replayRoomMs: 4,
  /** While nothing has been read that could be sent, the ring is looked at this often. */
  replayEmptyMs: 1,
  /** Packets of one turn; other sends have theirs then. */
  replayTurnPackets: 256,
  /** A packet that leaves later than this after its time is counted as late. */
  replayLateMs: 1,
  /** Pairs of sender and destination of one replay: what is measured, rewritten and told apart. */
  replayLanes: 4_096,
  /** Destinations of one replay. */
  replayDestinations: 1_024,
  /** Sockets of one replay, one for each sender of the recording; further senders share those that are there. */
  replaySockets: 64,
  /** Destinations that a preview names, the busiest first. */
  replayPreviewed: 50,
  /** Numberings that are looked for in one lane; where there are more it is no such stream. */
  replayLaneStreams: 64,
  /** Seconds of a recording whose packets are still counted for its fastest one, when files mix them. */
  replaySeconds: 64,
  /** Between two repetitions, where all packets have one time. */
  replayPauseMs: 1_000,
  /** What was read of recordings lately: a preview need not be read anew to be sent. */
  replayScans: 4,
  /** Selections of packets that are kept as files to be sent again. */
  replaySelections: 4,
  /** A preview is read so long after the last letter of its filter. */
  replayPreviewMs: 300,
  /** How many times as fast as it was recorded, at the least and the most. */
  replaySlowest: 0.01,
  replayFastest: 1_000,
  /** Replays that run at once: each has a thread that reads and memory of its own. */
  replaysAtOnce: 4,
} as const;
