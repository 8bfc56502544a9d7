/** Kept packets and known sources, and the lists over them. */
export const memoryLimits = {
  /** Sources told apart per membership; packets of further sources are counted in the row only. */
  sourcesPerMembership: 16_384,
  /** Sources whose figures are in one answer: more than anybody sees at once, and a twentieth of a second's traffic. */
  sourcesPerAnswer: 1_000,
  /** Characters of a text by which sources are found: the longest address with its zone and port. */
  sourceSearchLength: 100,
  /** Sources and streams of each group in a line of `watch --json`, the busiest: a line stays one that is read. */
  watchRows: 100,
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
  /**
   * Bytes of a payload that travel with a packet's row, from which the window reads what the packet is: what Ethernet carries
   * in one piece (IPv4), for announcements in XML, JSON or SDP are told by their whole structure.
   */
  previewBytes: 1_472,
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
  /** The clock is looked at after so many packets: to decode them takes some microseconds each, or with large ones a hundred. */
  arrangeLookPackets: 16,
  /** A question about a list that is being made is answered after this, done or not. */
  arrangeWaitMs: 100,
  /** Packets that are looked at for the next one of a stream: as many as a list goes over. */
  neighbourPackets: 1_048_576,
  /** … and in one step of that, or of adding up a selection: a fraction of a millisecond. */
  neighbourStepPackets: 1_024,
  tallyStepPackets: 4_096,
  /** Pieces of a selection of packets: nobody clicks oftener. */
  selectedRanges: 500,
  /** Packets that are placed in one step of sorting: a fraction of a millisecond. */
  arrangeStepPackets: 32_768,
} as const;
