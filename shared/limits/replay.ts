/** Sending a recording again. */
export const replayLimits = {
  /** Bytes that are read ahead: all of most recordings, so that reading does not hold up sending … */
  replayAheadBytes: 64 * 1024 * 1024,
  /** … with so many for each packet beside its payload. */
  replayPacketBytes: 256,
  /** Destinations of one replay, each with a socket of its own. */
  replayDestinations: 256,
  /** Waits longer than this are left to the event loop's timers, which are about a millisecond off. */
  replayTimerMs: 3,
  /** The last of a wait is spun away: falling asleep and waking take about as long. */
  replaySpinMs: 0.08,
  /** Packets that the system has not confirmed; more are waited for. */
  replayInFlight: 256,
} as const;
