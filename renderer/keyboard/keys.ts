/** Every key of the window, for the help; the handlers stand in `use-shortcuts.ts` and in the tables. */
interface KeyHelp {
  /** Keys pressed together; `then` between keys pressed in turn, `or` between alternatives. */
  readonly keys: readonly string[];
  readonly does: string;
}

interface KeyGroup {
  readonly title: string;
  readonly keys: readonly KeyHelp[];
}

export const keyGroups: readonly KeyGroup[] = [
  {
    title: "Everywhere",
    keys: [
      { keys: ["J"], does: "Join field" },
      { keys: ["/"], does: "Filter of the pane" },
      { keys: ["Space"], does: "Pause the display; counting goes on" },
      { keys: ["Ctrl", "B"], does: "Open or close Compose" },
      { keys: ["Ctrl", "Enter"], does: "Send what Compose holds" },
      { keys: ["Ctrl", "Z"], does: "Undo the last leave, within 8 s" },
      { keys: ["F6"], does: "Next pane; with Shift, the one before" },
      { keys: ["Esc"], does: "Close, then back to the table" },
      { keys: ["?"], does: "This help" },
    ],
  },
  {
    title: "Groups",
    keys: [
      { keys: ["↑", "or", "↓"], does: "Row above or below; above the first, the headers" },
      { keys: ["Home", "or", "End"], does: "First or last row" },
      { keys: ["Enter"], does: "Details of the row" },
      { keys: ["G", "then", "P", "or", "S"], does: "Its packets or its sources" },
      { keys: ["G", "then", "M"], does: "Its membership, and why it is silent" },
      { keys: ["S"], does: "Fill Compose from the row" },
      { keys: ["F2"], does: "Rename" },
      { keys: ["Ctrl", "C"], does: "Copy as the join field reads it" },
      { keys: ["Del"], does: "Leave" },
    ],
  },
  {
    title: "Packets",
    keys: [
      { keys: ["↑", "or", "↓"], does: "Packet above or below; above the first, the headers" },
      { keys: ["Home", "or", "End"], does: "First packet; the newest, and on with it" },
      { keys: ["Enter"], does: "Bytes of the packet; in the filter, to the rows" },
    ],
  },
  {
    title: "Join field",
    keys: [
      { keys: ["Enter"], does: "Join, or what is marked below" },
      { keys: ["Ctrl", "Enter"], does: "Use in Compose instead" },
      { keys: ["↑", "or", "↓"], does: "Another choice" },
    ],
  },
];
