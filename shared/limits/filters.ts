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
} as const;
