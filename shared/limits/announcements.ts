/** What is announced on the network: anybody may announce anything, and as much as they like. */
export const announcementLimits = {
  /** Announcements that are known at once: more than the sessions of a large broadcast plant. */
  announcements: 1_000,
  /** Groups of one announcement: a session with sixteen media is a large one. */
  announcedGroups: 16,
  /** Characters of a name, and of a host: as long as DNS allows. */
  announcedNameCharacters: 255,
  /** Datagrams that are read in a second: a flood costs some ten milliseconds of it, the rest is counted. */
  announcementsPerSecond: 500,
  /** How often sockets are held against the interface, and what was not heard for long is found. */
  announcementsCheckMs: 2_000,
  /** How often a window that shows them asks. */
  announcedAskMs: 2_000,
  /** Announcements that a list shows before it is asked for all. */
  announcedShown: 20,
  /** For how long the command line listens unless it is told: two periods of most senders, which are half a minute. */
  announcedForMs: 60_000,
} as const;
