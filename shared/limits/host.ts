/** What is read of this computer: interfaces, sockets, processes, its own tools. */
export const hostLimits = {
  /** How often the list of interfaces is read again: a cable is noticed within this time. */
  interfacesMs: 2_000,
  /** Routes that are asked for without a pause, a millisecond or so, when the kernel told of a change … */
  routesAtOnce: 64,
  /** … and in one turn where nobody tells of changes and each question is a process. */
  routesPerTurn: 16,
  /** What the kernel tells of by itself is read this much later: one cable is several changes. */
  interfaceChangeMs: 50,
  /** … and no sooner than so many times as long as the last reading took: a storm of changes costs a tenth of the time. */
  interfaceChangePauses: 10,
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
  /** Rules of the firewall that a datagram is held against, and chains within chains: more than people write. */
  firewallRules: 10_000,
  firewallDepth: 16,
  /** How long a diagnosis listens to counters where packets are missing: slow enough to mean something. */
  diagnoseListenMs: 1_000,
  /** How long the command line waits for packets before a diagnosis: until a group without any counts as silent. */
  whyListenMs: 6_000,
  /** … and how long it goes on when packets came: what goes wrong with them shows in a second. */
  whyReceivedMs: 1_000,
  /** How often it looks. */
  whyLookMs: 100,
  /** Sources whose way back is looked up in a diagnosis: the first ones tell enough. */
  diagnoseSources: 8,
  /** Pieces of one answer of the kernel: some hundred thousand interfaces. */
  kernelAnswerPieces: 4_096,
  /** A list that changed while it was told is asked for so many times. */
  kernelAnswerTries: 4,
  /** News of the kernel that are read in one turn; then others have theirs. */
  kernelMessagesPerTurn: 256,
  /** Descriptors that are looked at side by side; more would keep the file system to themselves. */
  hostDescriptorsAtOnce: 32,
  /**
   * Descriptors that sockets never get, so that the system can be asked when all are used up: as many as
   * running one of its tools takes.
   */
  descriptorsReserved: 12,
} as const;
