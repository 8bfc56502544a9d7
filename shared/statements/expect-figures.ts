/** What can be expected of a group at the end of a watch. Scripts rely on these names: add, never rename. */
export const expectFigures = [
  "loss",
  "lost",
  "rate",
  "bitrate",
  "jitter",
  "reordered",
  "duplicates",
  "sources",
  "drops",
] as const;
export type ExpectFigure = (typeof expectFigures)[number];
