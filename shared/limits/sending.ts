/** Sending: how many at once, how fast, and how a schedule that slipped is made up for. */
export const sendingLimits = {
  /** Packets per second a send may ask for. */
  sendRate: 50_000,
  /** The slowest: one packet in a hundred seconds, and a pause of a sequence as long. */
  slowestRate: 0.01,
  sequencePauseMs: 100_000,
  /** Packets of a sequence: each is a row that somebody writes. */
  sequencePackets: 100,
  /** Payload bytes of a sequence that a window asks for: a request carries no more. */
  sequenceBytes: 128 * 1024,
  /** Bytes of a file in pieces that crosses to the monitor as a whole. */
  sendFileBytes: 4 * 1024 * 1024,
  /** Bytes of a file that a window brings to be sent in pieces: it waits on the monitor's disk … */
  stagedFileBytes: 1024 * 1024 * 1024,
  /** … where so many stay, the one that was not sent for longest giving way … */
  stagedFiles: 4,
  /** … and crosses in pieces that fit into a request. */
  stagedChunkBytes: 128 * 1024,
  /** So many of them are on their way at once, as the door lets calls wait; the next is read meanwhile. */
  stagedChunksAhead: 3,
  /** It is read ahead in windows of this size, three for each send: far more than leaves while the disk is asked. */
  stagedWindowBytes: 512 * 1024,
  /** Listed packets wait in memory of this size, a power of two: the largest datagram a dozen times … */
  listedRingBytes: 1024 * 1024,
  /** … no further ahead than this, so many in one turn, and when that is full the next turn comes after this. */
  listedAheadMs: 1_000,
  listedTurnPackets: 512,
  listedRoomMs: 4,
  /** Packets one burst may have: several times what the default receive buffer of most systems holds. */
  sendBurst: 1_000,
  /** Packets one send may ask for; none means until stopped. */
  sendCount: 1_000_000_000,
  /** Steps that a send whose rate changes may have after its first: a ramp is told one by one in packets. */
  sendFurtherSteps: 63,
  /** Payload bits per second above which a send asks first: what floods any link of an old switch … */
  guardBits: 50_000_000,
  /** … or this share of the link that it leaves by, where that is less. */
  guardLinkShare: 0.05,
  /** How often a test stream says that it is over: any one of these packets is enough to know what was lost last … */
  testEndMarkers: 3,
  /** … and they are so far apart that one full queue does not drop them all. */
  testEndGapMs: 20,
  /** Characters a template may have: a datagram's bytes, each written as four. */
  templateCharacters: 262_144,
  /** What may differ from packet to packet in a template: each is written before every packet. */
  templateFields: 64,
  /** Sends that run at once: each holds a socket and shares one thread. */
  sendsAtOnce: 32,
  /** For so long after a send by hand the next one leaves from the same port, so that both are one source to receivers. */
  sendPortKeptMs: 120_000,
  /** Finished sends that stay listed. */
  sendsListed: 100,
  /** Datagrams handed to the kernel and not yet confirmed, per send; more are not queued but late. */
  sendsInFlight: 256,
  /** A send to a host waits so long for an answer to its last datagram: a way across a continent and back. */
  sendAnswerMs: 300,
  /** A send whose interface went away is tried again this often. */
  sendRetryMs: 500,
  /** How much of a schedule that slipped is made up for: a slow moment is no flood later. */
  makeUpSeconds: 0.5,
  /**
   * What is made up for leaves in portions: this share of what is late, so that a computer that is busy
   * keeps the rate and one that stood still does not flood receivers' buffers …
   */
  portionShare: 1 / 4,
  /** … or what no buffer minds at once: so many packets, or so many seconds of the schedule. */
  portionPackets: 16,
  portionSeconds: 0.005,
  /** Portions follow each other at most this many times as fast as asked. */
  makeUpSpeed: 4,
  /** Waits up to this long are slept through; longer ones are left to the event loop's timers. */
  sendSleepMs: 2,
  /** How often progress is told: oftener than the monitor tells the window. */
  sendTellMs: 100,
  /** Waits shorter than this are spun away: falling asleep and waking take about as long. */
  sendSpinMs: 0.03,
  /** How often answers are looked for beside what sending itself tells. */
  sendAnswersEveryMs: 20,
  /** A send that the system refuses this often from its beginning on is given up. */
  sendRefusals: 10,
  /** When the system takes no more at once, it is asked again after this. */
  sendFullMs: 0.5,
  /** A rate this much below the asked one is worth a sentence: rounding is not. */
  sendShortShare: 0.01,
  /** In shorter times one late packet would weigh as much. */
  sendTellingSeconds: 1,
} as const;
