/** The details' header and tabs, and what their parts share. */
export const english = {
  detailsOf: (name: string) => `Details of ${name}`,
  header: {
    and: "and",
    from: "from",
    fillCompose: (address: string) => `Fill Compose with ${address}; nothing is sent yet`,
    onlyDirect: "Only unicast and broadcast",
    onlyDirectHint: "Lists and draws what went to this computer or to all, not what went to groups",
    stopWatching: "Stop watching",
    stopWatchingHint: "Stop watching; it can be undone (Del in the table)",
    leaveHint: "Leave this group; it can be undone (Del in the table)",
    stopListeningHint: "Stop listening; it can be undone (Del in the table)",
    leaveBothHint: "Leave both legs; it can be undone",
  },
  tabs: {
    all: "Details",
    packets: "Packets",
    sources: "Sources",
    charts: "Charts",
    stream: "Stream",
    membership: "Membership",
  },
  copied: (what: string) => `Copied ${what}`,
  noClipboard: "The system did not let Castscope use the clipboard",
} as const;
