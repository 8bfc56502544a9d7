import { formatCount, formatFixed, plural } from "../../../../shared/text/count.ts";

/** What the page of all groups' charts says. */
export const english = {
  bar: {
    heading: "Overview",
    groups: (count: number) => plural(count, "group"),
    find: "Filter groups of the overview",
    placeholder: "Filter by group, name",
    spans: {
      label: "How much of the past",
      "15 min": "The last 15 minutes",
      "1 h": "The last hour",
      "2 h": "The last 2 hours",
      "24 h": "The last 24 hours",
      "7 d": "The last 7 days",
    },
    unit: { label: "Unit", packets: "Packets a second", bits: "Bits a second" },
    compared: (count: number) => `Only ${formatCount(count)} chosen`,
    comparedHint: "Show all groups again",
    shared: "Shared scale",
    about: (step: string) => `One point per ${step}, newest at the right`,
    live: "Live",
    liveHint: "Follow the newest second",
    asTable: "Show as table",
    save: "Export CSV",
    saveHint: "Save the points of all shown groups as CSV",
  },
  page: {
    reading: "Reading the history …",
    noneLike: (of: number) => `None of ${formatCount(of)} is like that.`,
    showAll: (of: number) => `Show all ${formatCount(of)}`,
    noGroups: "No groups joined.",
    join: "Join",
  },
  grid: {
    label: "Overview",
    group: "Group",
    drawn: (span: string) => `Rate and loss over ${span}`,
    loss: "Loss",
    worst: "Worst",
    errors: "Error s",
    events: "Events",
    countEvents: (count: number) => plural(count, "event"),
    /** @param step how long the newest stretch is */
    newest: (step: string) => `newest ${step}`,
    at: (clock: string) => `at ${clock}`,
    /** Before the length of the span; the second part is left out where there is no room. */
    within: ["in ", "these "],
  },
  line: {
    /** @param rate with its unit @param worst the largest share lost, in percent; null is not measurable */
    drawing: (title: string, span: string, rate: string, worst: number | null, errors: number) =>
      `${title}, ${span}: ${rate}, ${
        worst === null ? "loss not measurable" : `lost up to ${formatFixed(worst, 2)} %`
      }, ${plural(errors, "error second")}`,
    notJoined: "not joined",
    notJoinedUntil: (clock: string) => `not joined until ${clock}`,
    cannotJoin: "cannot join",
    silent: "silent",
    silentFor: (time: string) => `silent ${time}`,
  },
  gaps: {
    begins: (clock: string) => `History begins at ${clock}`,
    off: (begin: string, end: string) => `Castscope was not running, ${begin} to ${end}`,
  },
  table: {
    label: (span: string) => `Overview, ${span}`,
    notMeasured: "Not measurable in this span.",
    endpoint: { title: "Group", about: "Address and port" },
    name: { title: "Name", about: "What the group is called" },
    state: { title: "State", about: "How it stands now" },
    lost: { title: "Lost", about: "By the streams’ numbers, in the span" },
    dropped: { title: "Dropped here", about: "Dropped by this computer, in the span" },
    silent: { title: "Silent s", about: "Seconds in which it was silent" },
    worst: { title: "Worst", about: "The worst of the span" },
    errors: { title: "Error s", about: "Seconds with loss, silence or error" },
  },
  brush: {
    label: "Span",
    span: (begin: string, end: string) => `${begin} to ${end}`,
    about: (length: string) => `of the last ${length}, total and lost`,
    start: "Start of the span",
    end: "End of the span",
    chosen: (clock: string, length: string) => `${clock}, ${length} chosen`,
    earlier: "Earlier",
    later: "Later",
    whole: "Whole 24 h",
  },
} as const;
