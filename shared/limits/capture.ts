/** Reading recordings of others. */
export const captureLimits = {
  /** Bytes of one captured packet, as Wireshark itself has it (WTAP_MAX_PACKET_SIZE_STANDARD): what says more is damaged. */
  captureFrameBytes: 262_144,
  /** A pcapng block that must be held whole to be read; a longer one is passed over, and a packet in it counted as such. */
  captureBlockBytes: 1_048_576,
  /** Interfaces of all sections of one file; packets of further ones are counted as faults. */
  captureInterfaces: 4_096,
  /** Characters of an interface's name; what is longer is cut. */
  captureNameLength: 256,
  /** Bytes of fragments that wait for the rest of their datagram: 64 of the largest. */
  captureFragmentBytes: 4_194_304,
  /** Datagrams that wait for fragments; the oldest gives way. */
  captureFragmented: 1_024,
  /** For how long one waits, by the packets' own times: Linux' ip_frag_time. */
  captureFragmentMs: 30_000,
  /** Bytes read from a recording at once: some thousand packets, between which windows are answered. */
  recordingPieceBytes: 2_097_152,
  /** Packed bytes of a recording that are unpacked at once; the way to damage is gone again from the beginning of such a piece. */
  recordingPackedBytes: 65_536,
  /** Packets in one page of a recording's index … */
  recordingPagePackets: 256,
  /** … and pages of it in memory beside those that are being filled: 8 MiB. */
  recordingPages: 1_024,
  /** Bytes read around a payload that is looked at: those beside it are looked at next. */
  recordingLookBytes: 262_144,
  /** Packets of a recording that a sorted or filtered list goes over, a power of two: 128 MiB of places where all fit. */
  recordingArranged: 16_777_216,
  /** Files of a folder that are told; the newest. */
  recordingFiles: 500,
  /** While the page of recordings is open, the folder is listed this often. */
  recordingFilesMs: 3_000,
  /** Recordings of which something is remembered, and those of them that count as opened lately. */
  knownRecordings: 200,
  recentRecordings: 10,
  /** A file that was taken away goes to the bin after so long; until then that can be taken back. */
  undoRemoveMs: 8_500,
  /** Characters of a path: Linux' PATH_MAX. */
  pathLength: 4_096,
  /** While a recording is read, windows are told how far it is this often. */
  recordingTellMs: 250,
  /** Bytes of a recording that a browser brings: what is larger lies better in the folder of `serve --recordings`. */
  uploadBytes: 4_294_967_296,
  /** Recordings that are open at once: each has a thread and memory of its own. */
  recordings: 4,
  /** Packets of a pair's leg that are taken one by one, until it is known what they are, so that few pass it by. */
  recordingHurried: 256,
  /** Points of a recording's rate over time: more than a window is wide. */
  recordingPoints: 2_048,
  /** Rows of a recording whose events are drawn over its time. */
  spanEventRows: 500,
  /** A chosen span is looked at so long after the last key that moved it: each look reads the file anew. */
  spanPauseMs: 300,
} as const;
