/** Heights of the tables and their bars, in px. They stand here alone: the style sheets get them from here. */
export const heights = {
  paneBar: 40,
  tableHeader: 26,
  groupRow: 28,
  packetRow: 23,
  treeRow: 20,
  hexRow: 17,
} as const;

const properties: Readonly<Record<keyof typeof heights, `--${string}`>> = {
  paneBar: "--pane-bar",
  tableHeader: "--table-header",
  groupRow: "--group-row",
  packetRow: "--packet-row",
  treeRow: "--tree-row",
  hexRow: "--hex-row",
};

/** Tells the style sheets the heights, as custom properties of the document; before the first picture. */
export function setHeights(root: HTMLElement): void {
  for (const name of Object.keys(heights) as (keyof typeof heights)[]) {
    // no words: a length
    root.style.setProperty(properties[name], `${heights[name]}px`);
  }
}
