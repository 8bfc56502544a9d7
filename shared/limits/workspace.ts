/** What people set up and the door keeps: workspace, profiles, settings. */
export const workspaceLimits = {
  /** Characters of one kept section as JSON: even in three bytes each they fit into a message of a window. */
  keptCharacters: 48_000,
  /** How long a window gathers changes of one section before it brings them. */
  keptGatherMs: 300,
  /** Profiles of one user: each is a file, and a menu lists them. */
  profiles: 100,
  profileNameLength: 60,
  /** Characters of a profile's file: two thousand groups, each with everything that can be said of it. */
  profileCharacters: 4_000_000,
  /** Characters of one piece in which a window brings such a file … */
  profilePieceCharacters: 48_000,
  /** … and files that are brought and neither taken nor given up; the oldest is forgotten. */
  profileOffers: 4,
  /** Mistakes of a file that are told; further ones are counted. */
  profileMistakes: 20,
  /** Groups of a preview that are named one by one, of each kind; further ones are counted. */
  profilePreviewed: 200,
  /** Objects and lists within each other in a profile: a described format in a group in a list. */
  profileDepth: 24,
  /** Entries of the address book, and characters of a note. */
  bookEntries: 1_000,
  bookNoteLength: 200,
  /** Groups and targets that were used last. */
  recentUsed: 20,
  /** Characters of a group's label. */
  labelLength: 40,
  /** Headings of the groups table of which is kept that they are folded; the ones before are forgotten. */
  foldedHeadings: 100,
  /** Changes are written at most this often: a single one with the next tick. */
  keptSaveMs: 1_000,
  /** After so many seconds what could not be written is tried again. */
  keptRetrySeconds: 10,
  /** Versions of a file that others wrote, kept beside it; the oldest go. */
  keptEdited: 20,
  /** How often the files are looked at for a change by hand. */
  settingsLookMs: 2_000,
} as const;
