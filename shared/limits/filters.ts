/** The filter language and what completes it. */
export const filterLimits = {
  /** Characters of a filter: ten lines of the widest field, and nothing that takes time to read. */
  filterLength: 500,
  /** Terms of a filter: each is a test of every packet … */
  filterTerms: 64,
  /** … and brackets and “not” within each other. */
  filterDepth: 32,
  /** Values of one set in braces. */
  filterValues: 64,
  /** Fields whose values are remembered for completion: those of some dozen decoders … */
  filterFieldsSeen: 2_000,
  /** … the last values of each … */
  filterValuesSeen: 50,
  /** … and characters of one: what is longer is chosen from no list. */
  filterSeenCharacters: 80,
  /** Suggestions at one place: more than a list shows, and few enough to be made with each key. */
  filterSuggestions: 50,
  /** Filters that were used and are offered again. */
  recentFilters: 20,
  /** Filters that a window keeps by name, and characters of a name: more than a list to choose from bears. */
  savedFilters: 100,
  savedFilterName: 60,
} as const;
