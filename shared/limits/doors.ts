/** The doors between monitor and window, and the command line: sizes, times, and how programs end. */
export const doorsLimits = {
  /** Longest time that the command line watches, in seconds: Node's timers end at 24 days. */
  watchSeconds: 2_000_000,
  /** A message from the window larger than this is refused: the largest payload, twice. */
  requestBytes: 160 * 1024,
  /**
   * Bytes of reports that wait for a reader of standard output who is slow, or reads nothing any more: further
   * ones are left out and counted. Some hundred lines of a few groups, or one of two thousand.
   */
  unreadBytes: 1024 * 1024,
  /** Windows that may be connected to one headless door. */
  clients: 16,
  /** Bytes waiting for a slow window before its deltas are dropped and it must take a snapshot. */
  clientBacklogBytes: 4 * 1024 * 1024,
  /**
   * Bytes of answers waiting for a window that asks and never reads: its connection is ended. The
   * largest snapshot takes two million, and all windows together stay below the kept packets' memory.
   */
  clientBacklogMostBytes: 12 * 1024 * 1024,
  /** Memory that a waiting frame takes besides its bytes, as measured: small ones cost only this. */
  frameOverheadBytes: 1024,
  /** Calls of one window that may be unanswered: a screen of packet ranges needs about ten … */
  callsPerClient: 64,
  /** … of which so many are in the monitor's hands, in front of other windows' calls … */
  callsRunning: 8,
  /** … and the others, which wait, take no more memory than this: five of the largest sends. */
  callsWaitingBytes: 512 * 1024,
  /** Calls refused for want of room between two pings before the connection ends: a window waits. */
  refusalsPerPing: 64,
  /** Elements of one list or map in a request: as many as groups can be joined. */
  requestEntries: 2_048,
  /** A window that did not answer the ping before this one is taken for dead. */
  pingMs: 15_000,
  /** Connections of browsers that were let in: a page opens six, and one for its WebSocket. */
  knownConnections: 256,
  /** Connections of whoever has not shown yet that it was let in; the oldest gives way … */
  strangers: 64,
  /** … and for how long one may stay: a request over a slow tunnel comes within a second. */
  strangerMs: 5_000,
  /** Parts of one message: browsers send a message as one, and each part costs memory besides its bytes. */
  requestFragments: 64,
  /** A call over a slow tunnel takes seconds for the largest snapshot; after this it has failed. */
  callMs: 30_000,
  /** First and longest pause before a lost connection is tried again. */
  reconnectFirstMs: 250,
  reconnectMostMs: 5_000,
  /** Failed attempts after which a window asks whether its session is still valid. */
  sessionCheckAfter: 3,
  /** Events that a desktop window may not have taken yet: ten seconds of deltas, then they are dropped. */
  windowBacklog: 40,
  /** Leaving every group takes milliseconds; a monitor that hangs is ended after this. */
  monitorCloseMs: 3_000,
  /** Free ports that are tried until one is free on both addresses of the loopback. */
  portTries: 16,
  /** Tokens that were used and are still told from wrong ones: as many as a person opens browsers. */
  usedTokens: 16,
  /** How long a window may take to confirm the end of its connection. */
  clientCloseMs: 500,
  /** Signals closer together than this are one wish: npm passes on the Ctrl+C that its program got too. */
  sameWishMs: 500,
  /** Characters of a foreign value that a sentence repeats. */
  quotedLength: 80,
  /**
   * How long leaving may take before the desktop program ends without it. The kernel then leaves the groups.
   */
  leaveMs: 5_000,
  /** Characters of an address in a request, with its zone: twice the longest. */
  addressLength: 80,
  /** Characters of an interface's name in a request: Windows gives the longest ones. */
  interfaceLength: 200,
  /** Values in one answer for metrics, and streams whose values are among them; how many are missing is one of them. */
  metricSamples: 20_000,
  metricStreams: 2_000,
  /** Metrics are sent to a collector at least so seldom, in seconds. */
  metricsEveryLeast: 1,
  /** Pixels from the origin at which a remembered window may stand: beyond it no screen is. */
  windowPixels: 100_000,
} as const;
