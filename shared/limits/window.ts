/** The window: how often it asks, draws and says something. */
export const windowLimits = {
  /** Deltas that wait in a window for a snapshot, sixteen seconds of them. More are a gap: one more snapshot is taken. */
  deltasQueued: 64,
  /** How long a window waits after a snapshot that failed before it asks for the next. */
  snapshotAgainMs: 1_000,
  /** The packet list asks for rows at most this often: ten batches a second still read as a flow. */
  packetListMs: 100,
  /** While the list follows the newest, its scroll bar is drawn anew when it is off by this share: a pixel of its thumb. */
  scrollBarShare: 0.02,
  /** Rows asked for beyond the visible ones, on each side: a turn of the wheel finds them ready. */
  packetListAhead: 32,
  /** Rows in a page of the packet list's cache, and pages at once: 8,192 rows … */
  packetPageRows: 64,
  packetPages: 128,
  /** … and bytes of their payloads at once: 2,800 rows where all packets are large, many times what is seen. */
  packetPagesBytes: 4 * 1024 * 1024,
  /** Chromium clamps an element at 33,554,428 px; half of it is still right at 200 % zoom. */
  scrollHeightPx: 15_000_000,
  /** Rows whose sources the command palette asks for when it opens: each is a question of its own. */
  paletteRows: 64,
  /** How often the list of sources is asked for while it is visible. */
  sourcesMs: 500,
  /** How often the streams of a group and the chosen one are asked for while they are looked at: they tell seconds. */
  streamMs: 1_000,
  /** How often the list is asked for where it is longer than `streamsOffered`: a thousand cost a tenth of a second. */
  streamsManyMs: 5_000,
  /** Streams offered in a list that opens; more than that are looked for in the table of all. */
  streamsOffered: 50,
  /** The same of the redundant pairs: their figures grow by seconds. */
  pairsMs: 1_000,
  /** A loss beyond this share gets a sign: less than that most receivers hide. */
  lossWarnShare: 0.01,
  /** How often the host's own memberships are asked for while their list is visible … */
  hostMembershipsMs: 5_000,
  /** … and a diagnosis of a silent group while it is looked at. */
  diagnosisMs: 5_000,
  /** The same of one that receives, where nothing is missing: its checks speak of the time since the join. */
  diagnosisAgainMs: 30_000,
  /** Groups of one interface that are listed before a person asks for all. */
  hostGroupsShown: 100,
  /** Progress that lasts no longer than this is not worth a word that comes and goes. */
  progressMs: 300,
  /** The groups table sorts itself no oftener than this: rows that jump cannot be read … */
  sortEveryMs: 2_000,
  /** … and two rows swap only when one leads by this share, so that equals do not dance. */
  sortLead: 0.05,
  /** How long a figure stays past its unit's limit before the unit changes. */
  unitChangeMs: 3_000,
  /** So long less must have been enough before a chart's scale shrinks. */
  scaleChangeMs: 3_000,
  /** A question that was not answered is put again after this at the latest: what could not be told a minute ago may be by now. */
  askAgainMs: 2_000,
  /** A monitor speaks four times a second: one that says nothing for this long is worth a word … */
  quietMs: 2_000,
  /** … and is looked at this often. */
  quietLookMs: 250,
  /** Events of the history that the list shows below those of this run, and questions that one page of them takes at the most. */
  keptIncidentsShown: 2_000,
  keptIncidentsAsked: 20,
  /** Groups and streams with which an event is compared: each is a question of its own. */
  comparedGroups: 8,
  comparedStreams: 8,
  /** State changes are read out together, at most this often. */
  announceMs: 2_000,
  /** An engine that could not receive for longer than this is worth a word in the status bar. */
  lagShownMs: 50,
  /** A window that nobody sees takes what changed together at this pace. */
  hiddenUpdateMs: 1_000,
  /** Notices that stand in the window at once; the oldest gives way. */
  notices: 4,
  /** A pause this long in typing means that what is unfinished may get its hint. */
  hintMs: 700,
  /** Digits typed on a slider within this time belong to one number. */
  digitsMs: 1_000,
  /** How long a sentence without an action stands. */
  noticeMs: 8_000,
  /** How long a change that is told by no notice, such as a name, can be taken back, and how many of all at once. */
  undoMs: 300_000,
  undos: 2_000,
  /** The same of one that nobody asked for, and that has to be read: two lines. */
  noteMs: 30_000,
  /** Known groups offered at once: more than the eye takes in is a list to read elsewhere. */
  knownGroupsOffered: 6,
  /**
   * How long the packet before stays in sight while the next is on its way: no flicker under an arrow key.
   */
  packetPatienceMs: 250,
  /** How long to wait after a question that failed before the next. */
  questionAgainMs: 1_000,
  /** Packets, and bytes of their payloads, that are copied at once: more is a file's business. */
  copiedPackets: 1_000,
  copiedBytes: 4 * 1024 * 1024,
  /** How long “Copied …” stands. */
  copiedMs: 2_000,
  /** Calls that a window makes at once for many rows, well below what a door lets wait. */
  callsAtOnce: 8,
  /** After G, for this long, a letter names a tab. */
  keySequenceMs: 1_500,
} as const;
