/** Looking for the port of a group: a socket for each port that is tried, for a while. */
export const probingLimits = {
  /** Ports of one search: a quarter of the descriptors that most systems give a program. */
  probePorts: 256,
  /** Of them such as other programs of this computer are bound to. */
  probeHostPorts: 64,
  /** Ports that a window or the command line names beside those that are known. */
  probeNamedPorts: 128,
  /** For how long, unless it is told: a sender that says something every few seconds is heard twice … */
  probeMs: 20_000,
  /** … and at most: what is announced every five minutes is heard once. */
  probeMostMs: 300_000,
  /** Searches at once, each with its sockets. */
  probesAtOnce: 2,
  /** Searches that are over and still told. */
  probesKept: 8,
  /** Where any port is seen: ports that are told apart, packets of further ones are counted. */
  probeHeardPorts: 256,
  /** Senders of a port that are told apart. */
  probeSenders: 64,
  /** First packets of a port by which it is recognised. */
  probeSamples: 8,
  /** How often a window that shows a search asks. */
  probeAskMs: 500,
} as const;
