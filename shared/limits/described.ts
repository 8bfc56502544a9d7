/** Formats that people describe. */
export const describedLimits = {
  /** Characters of a format's name: it stands in menus and in a row. */
  describedNameCharacters: 60,
  /** The furthest place of a field: counters stand in headers, and a UDP payload has at most 65,527 bytes. */
  describedOffset: 65_519,
  /** Bytes with which packets begin: a magic word and some more. */
  describedStartsBytes: 32,
  /** Characters of the text before a number. */
  describedTextCharacters: 60,
  /** Bytes in which that text is looked for, in each packet. */
  describedSearchedBytes: 512,
  /** A format's longest JSON, in characters: some hundred fields, each on a line. In UTF-8 it fits one message of a window. */
  describedJsonCharacters: 48_000,
  /** Fields of a format, those of groups and lists included … */
  describedFields: 400,
  /** … and groups within groups. */
  describedDepth: 5,
  /** Names of the values of one field. */
  describedValues: 512,
  /** Characters of the name of a field or of a value, and of a unit. */
  describedWordCharacters: 60,
  /** Characters of what a packet is told as. */
  describedInfoCharacters: 300,
  /** Bytes that end a text. */
  describedUntilBytes: 8,
  /** Ports that are a format's own. */
  describedPorts: 32,
  /** Packets below which nobody can tell whether a field counts. */
  judgedLeast: 50,
  /** Packets that the live check looks at, the newest ones. */
  judgedMost: 1_000,
  /** How often it does, in ms: twice a second. */
  formatCheckMs: 500,
  /** Descriptions that a window keeps; the oldest gives way. */
  keptFormats: 32,
  /** Bytes of each of those that a window is sent: fields of headers stand there. */
  headBytes: 2_048,
  /** Packets that are looked through for those of one source. */
  headsLookedAt: 20_000,
  /** Gaps that the live check tells one by one. */
  judgedGaps: 100,
  /** Packets in which counters are looked for by themselves, the newest ones … */
  suggestedPackets: 200,
  /** … how many bytes of each … */
  suggestedBytes: 96,
  /** … values that a key may have: a stream needs some packets to show its steps … */
  suggestedKeys: 32,
  /** … and how many suggestions are told. */
  suggestions: 5,
} as const;
