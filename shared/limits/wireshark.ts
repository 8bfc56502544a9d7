/** Decoding by Wireshark's tshark, where it is installed. */
export const wiresharkLimits = {
  /** For how long one run of it may take: it needs a fifth of a second, more where the computer is busy. */
  wiresharkMs: 10_000,
  /** Processor time of one run, after which the system ends it whatever became of Castscope. */
  wiresharkCpuSeconds: 10,
  /** Address space of one run: two and a half times what it needs to start. */
  wiresharkMemoryBytes: 1024 * 1024 * 1024,
  /** What it may print: several times the fields of the largest packet. */
  wiresharkOutputBytes: 16 * 1024 * 1024,
  /** One tag of its XML: a field of a whole datagram has its bytes twice in hex and once more with colons. */
  wiresharkTagCharacters: 1024 * 1024,
  /** What it says on standard error; all names of protocols are some 60 kB. */
  wiresharkSaidBytes: 256 * 1024,
  /** Packets of one question: more rows than a window shows. */
  wiresharkPackets: 200,
  /** Questions that wait for the one that runs; one asker has one at most. */
  wiresharkWaiting: 16,
  /** For how long a packet is looked at before a window asks about it. */
  wiresharkPauseMs: 150,
  /** Rows of a packet list that a window holds Wireshark's words of. */
  wiresharkLinesHeld: 2_000,
  /** Characters of a protocol's name. */
  wiresharkProtocolLength: 40,
} as const;
