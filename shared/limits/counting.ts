/** Figures and their times: rates, bursts, silence, and how the clocks are followed. */
export const countingLimits = {
  /** Deltas per second to the window are 1000 / tickMs: rates that people read change four times. */
  tickMs: 250,
  /** A tick that comes this much after the one before was held up: what waits is read before it is told. */
  lateTickMs: 1_000,
  /** Seconds of history behind a row's sparkline. */
  historySeconds: 60,
  /** Width of the window in which a burst is counted, as Wireshark's multicast statistics do. */
  burstWindowMs: 100,
  /** Silence is declared no sooner than this … */
  silentAfterMs: 5_000,
  /** … and no sooner than this many usual intervals, so that slow protocols are not called silent. */
  silentIntervals: 10,
  /** Packets closer together than this are one burst when the usual interval is learned. */
  rhythmGapMs: 100,
  /** A wall clock that goes on by more than this at once means that the computer slept. */
  sleepMs: 10_000,
  /** The average of a row that stands still is told again this often, in ticks: it goes on falling. */
  averageTicks: 16,
  /** Pauses that are remembered: a change of rhythm is learned within so many intervals. */
  rhythmPauses: 8,
  /**
   * A first pause is taken for the usual one only where hardly any time passed in the bursts around it: this
   * share at most.
   */
  rhythmLoneShare: 0.99,
  /**
   * A wall clock that was set, or a computer that slept: beyond this the anchor of packets' times is taken
   * anew.
   */
  wallToleranceMs: 20,
  /** How finely the event loop is watched; a wait is told beyond this only. */
  lagFinenessMs: 10,
  /** How often the door tells for how long it was busy: the monitor tells of the last second. */
  doorLagMs: 1_000,
} as const;
