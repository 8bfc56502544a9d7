/** A list of groups that is pasted, dropped or read from a file. */
export const joiningLimits = {
  /** Characters of a list: a playlist of ten thousand channels with their pictures' addresses has half of that. */
  listCharacters: 4 * 1024 * 1024,
  /** Lines of it that are read; further ones are counted. Five for each membership that there can be. */
  listLines: 10_000,
  /** Entries that are read of them: a line may have several. */
  listEntries: 20_000,
  /** Groups of one range, addresses times ports: a longer one is a mistake in its prefix. */
  rangeGroups: 65_536,
  /** Layers of one media in a session description that have a port each; with more of them the first port is taken for all. */
  sdpLayers: 64,
  /** Groups of a whole list that are looked at one by one, while it is typed; further ones are beyond what can be joined anyway. */
  listGroups: 65_536,
  /** Entries of a list that are drawn before a person asks for all: more are looked through by their verdict. */
  listShown: 300,
} as const;
