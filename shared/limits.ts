/**
 * Every bound and interval of the program, each with its reason. What a bound drops is counted
 * where it happens and shown in the window.
 */
export const limits = {
  /** Deltas per second to the window are 1000 / tickMs: rates that people read change four times. */
  tickMs: 250,
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

  /** Memberships at once: one socket each, twice what the largest known user watches. */
  memberships: 2_000,
  /** Sources told apart per membership; packets of further sources are counted in the row only. */
  sourcesPerMembership: 16_384,
  /** Sources in one answer, the busiest: more than anybody reads, and a twentieth of a second's traffic. */
  sourcesPerAnswer: 1_000,
  /** A damaged datagram that no socket told of within this time was for none of ours. */
  damagedOpenMs: 2_500,
  /** Events kept per membership: a link that flaps all night fills a screen, not the memory. */
  eventsPerMembership: 50,
  /** After a change of the interfaces what waits for one is tried again at this many readings. */
  restoreTurns: 5,
  /** A wall clock that goes on by more than this at once means that the computer slept. */
  sleepMs: 10_000,
  /** Rows whose figures come with every delta, for a window that looks at them: more than a screen shows … */
  rowsLookedAt: 64,
  /** … and for how long after it said so. The others' figures come once a second. */
  lookMs: 5_000,
  /** A window says again what it looks at before that has run out. */
  lookAgainMs: 2_000,
  /** How long a membership that was left can be restored with its counters. */
  undoLeaveMs: 8_000,
  /** Memberships that wait to be restored; the oldest is forgotten first. */
  undoLeaves: 50,

  /**
   * Bytes for kept packets and known sources together, unless told otherwise: some 800,000 packets of
   * 300 bytes, and no more than a browser tab takes.
   */
  memoryBytes: 256 * 1024 * 1024,
  /** The least and the most that can be told: enough to work with, and what typed arrays stand. */
  memoryLeastBytes: 16 * 1024 * 1024,
  memoryMostBytes: 64 * 1024 * 1024 * 1024,
  /** Bytes in one segment of the packet store: the largest datagram fits, and 2,000 memberships find one each. */
  segmentBytes: 80 * 1024,
  /** Share of the memory that sources may take before further ones are only counted in their rows. */
  sourcesShare: 0.25,
  /** Packets the window may ask for in one call: several screens of rows. */
  packetsPerRequest: 500,
  /** Bytes of a payload that travel with a packet's row, for its preview. */
  previewBytes: 96,

  /** Packets that a sorted or filtered list goes over, the newest: 8 MiB of places. */
  arrangementPackets: 1_048_576,
  /** Sorted or filtered lists at once, over all windows; one that is not looked at gives way … */
  arrangements: 8,
  /** … when nobody asked for its rows for this long. */
  arrangementIdleMs: 5_000,
  /** Sorting and filtering hold up reception for no longer than this at a time, some thousand datagrams … */
  arrangeSliceMs: 4,
  /** … and go on when a turn of everything else took less than this: nothing waits any more … */
  arrangeQuietMs: 0.25,
  /** … or after this long, so that they end even where the computer is too slow for what arrives. */
  arrangePauseMs: 40,
  /** A question about a list that is being made is answered after this, done or not. */
  arrangeWaitMs: 100,
  /** Characters of a packet filter, and bytes that it looks for. */
  packetFilterLength: 200,

  /**
   * Receive buffer asked of the kernel per socket; what it granted is read back and shown. A pause of
   * a twentieth of a second at 400,000 small packets a second fits. Only what waits takes memory.
   */
  receiveBufferBytes: 32 * 1024 * 1024,
  /**
   * A snapshot waits no longer than this for what the kernel still holds. The fullest buffer is empty
   * in a quarter of it; beyond, more arrives than this computer can take.
   */
  catchUpMs: 1_000,
  /** An IPv4 length includes the header: 65,535 less 20 and 8 (RFC 791, RFC 768). */
  payloadBytesIpv4: 65_507,
  /** An IPv6 payload length does not include the header: 65,535 less 8 (RFC 8200). */
  payloadBytesIpv6: 65_527,

  /** Above this a datagram is said to be fragmented: Ethernet's, as no system function tells the path's. */
  ethernetMtu: 1_500,

  /** Packets per second a send may ask for. */
  sendRate: 50_000,
  /** Packets one burst may have: several times what the default receive buffer of most systems holds. */
  sendBurst: 1_000,
  /** Packets one send may ask for; none means until stopped. */
  sendCount: 1_000_000_000,
  /** Sends that run at once: each holds a socket and shares one thread. */
  sendsAtOnce: 32,
  /** Finished sends that stay listed. */
  sendsListed: 100,
  /** Datagrams handed to the kernel and not yet confirmed, per send; more are not queued but late. */
  sendsInFlight: 256,
  /** A send to a host waits so long for an answer to its last datagram: a way across a continent and back. */
  sendAnswerMs: 300,
  /** A send whose interface went away is tried again this often. */
  sendRetryMs: 500,

  /** Longest time that the command line watches, in seconds: Node's timers end at 24 days. */
  watchSeconds: 2_000_000,
  /** How often the list of interfaces is read again: a cable is noticed within this time. */
  interfacesMs: 2_000,
  /** What the kernel tells of by itself is read this much later: one cable is several changes. */
  interfaceChangeMs: 50,
  /** A join or send uses a list of interfaces no older than this. */
  interfacesFreshMs: 250,
  /** UDP sockets of other programs that are read per family: several times what a busy server has. */
  hostSockets: 16_384,
  /** Groups of this computer that are told at most, over all interfaces. */
  hostMemberships: 4_096,
  /** Processes and their descriptors that are searched for the owner of a socket … */
  hostProcesses: 4_096,
  hostDescriptors: 65_536,
  /** … and for how long, because reception shares the thread. */
  hostScanMs: 1_500,
  /** The system's own tools answer within this time and size, or their part is left out. */
  hostToolMs: 5_000,
  hostToolBytes: 4 * 1024 * 1024,
  /** How long a diagnosis listens to counters where packets are missing: slow enough to mean something. */
  diagnoseListenMs: 1_000,
  /** Sources whose way back is looked up in a diagnosis: the first ones tell enough. */
  diagnoseSources: 8,
  /** Characters of a membership's name. */
  nameLength: 80,

  /** A message from the window larger than this is refused: the largest payload, twice. */
  requestBytes: 160 * 1024,
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
  /** Elements of one list or map in a request: the contract's largest has eight. */
  requestEntries: 64,
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
  /** Rows in a page of the packet list's cache, and pages at once: 8,192 rows, about 2 MB. */
  packetPageRows: 64,
  packetPages: 128,
  /** Chromium clamps an element at 33,554,428 px; half of it is still right at 200 % zoom. */
  scrollHeightPx: 15_000_000,
  /** How often the list of sources is asked for while it is visible. */
  sourcesMs: 500,

  /** How often the host's own memberships are asked for while their list is visible … */
  hostMembershipsMs: 5_000,
  /** … and a diagnosis of a silent group while it is looked at. */
  diagnosisMs: 5_000,
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
  /** A monitor speaks four times a second: one that says nothing for this long is worth a word … */
  quietMs: 5_000,
  /** … and is looked at this often. */
  quietLookMs: 1_000,
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
} as const;
