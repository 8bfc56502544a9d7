/** Texts of the title bar; those of joining and of recording stand in tables of their own. */
export const english = {
  totals: {
    none: "No groups joined",
    all: "All groups together",
    lastKnown: "All groups together, last known",
    drops: "drops, this PC",
    dropsTitle:
      "The kernel dropped these packets because they came faster than this computer took them: they were not lost on the network.",
    dropsUnknown: "This system does not tell what it drops.",
  },
  paused: {
    word: "Paused",
    /** Where there is room, right behind the word. */
    more: ", counting goes on",
    title: (hint: string) => `${hint}. Counting went on meanwhile.`,
  },
} as const;
