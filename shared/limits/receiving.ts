/** Receiving: buffers, batches, and how often the kernel is asked. */
export const receivingLimits = {
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
  /**
   * What a datagram that waits takes of a receive buffer at the least: a socket that is closed is read
   * until it is empty, and where packets go on arriving, until so many were read as can have waited.
   */
  waitingDatagramBytes: 256,
  /** … and of its headers and of what Linux keeps behind it: 42 and 320, and what the driver leaves before them. */
  waitingHeadBytes: 380,
  /** A receive buffer whose size is not told is taken for Windows' usual one. */
  unknownReceiveBufferBytes: 64 * 1_024,
  /**
   * Beyond this share of the time for which the kernel's buffers hold what comes, a wait is worth a warning: rates are those
   * of a second, in which packets do not come evenly.
   */
  lagShareOfBuffer: 0.5,
  /** A damaged datagram that no socket told of within this time was for none of ours. */
  damagedOpenMs: 2_500,
  /** An IPv4 length includes the header: 65,535 less 20 and 8 (RFC 791, RFC 768). */
  payloadBytesIpv4: 65_507,
  /** An IPv6 payload length does not include the header: 65,535 less 8 (RFC 8200). */
  payloadBytesIpv6: 65_527,
  /** Above this a datagram is said to be fragmented: Ethernet's, as no system function tells the path's. */
  ethernetMtu: 1_500,
  /** Sockets told ready in one look; the rest is told in the next. */
  socketsPerLook: 64,
  /** A wait for something to read ends by itself after this, as a net under the wake-up. */
  pollWaitMs: 2_000,
  /**
   * After something came the next look follows this much later, without another thread: what arrives
   * meanwhile is taken in one batch. The kernel stamps each datagram, so that waiting costs no accuracy, and
   * a stream needs some hundred turns a second instead of one for each packet.
   */
  gatherMs: 1,
  /** So long where every socket has room for what a fast network brings meanwhile … */
  gatherLongerMs: 4,
  /** … which is so many bytes: a million datagrams a second, each of which takes a page at most. */
  gatherLongerBytes: 4 * 1_000 * 2_048,
  /** Above so many datagrams in one look they come fast, and would leave the processor's cache. */
  fastDatagrams: 256,
  /**
   * A socket that took so many in one turn may have more. With other work of the thread between turns, such
   * as sorting in slices of 4 ms, it still receives a quarter of a million datagrams a second.
   */
  datagramsPerTurn: 1_024,
  /** The three datagrams of the check at the start are looked for so many times … */
  selfCheckLooks: 40,
  /** … after a pause of this length each. */
  selfCheckLookMs: 5,
  /** How far the kernel's time of them may be from ours: a wrong place in memory is off by decades. */
  selfCheckClockMs: 2_000,
  /**
   * Addresses whose keys are remembered where dgram receives, so that senders that alternate are parsed
   * once.
   */
  addressesRemembered: 1_024,
  /**
   * Descriptors below this are written down, so that a dead thread's are closed: the most that Linux gives a
   * process unless told otherwise (fs.nr_open).
   */
  descriptorsNoted: 1_048_576,
} as const;
