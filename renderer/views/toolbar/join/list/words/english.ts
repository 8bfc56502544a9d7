import { formatCount, plural } from "../../../../../../shared/text/count.ts";

/** Texts of the list that is looked at before it is joined. */
export const english = {
  title: "Join a list",
  cancel: "Cancel",
  escape: "Esc",
  stop: "Stop",
  progress: (at: number, of: number) => `Joining ${formatCount(at)} of ${formatCount(of)}`,
  refused: (lines: number) =>
    `${lines === 1 ? "1 line was" : `${formatCount(lines)} lines were`} refused: why stands beside each.`,
  filter: {
    label: "Lines",
    all: "All",
    joins: "Joins",
    leftOut: "Left out",
    noneJoins: "No line is joined.",
    noneLeftOut: "No line is left out.",
  },
  grid: {
    label: "Lines of the list",
    line: "Line",
    pasted: "Pasted",
    readAs: "Read as",
    more: (count: number) => `${formatCount(count)} more`,
    showAll: "Show all",
    empty:
      "Paste addresses, URLs, a table, a playlist or a session description, or drop a file. Each line is told before anything is joined.",
  },
  row: {
    /** What those hear who do not see the sign. */
    standings: { joins: "joined", wrong: "mistake", idle: "left out", comment: "comment" },
    line: (lines: string) => `line ${lines}`,
    field: (line: number) => `Line ${line}`,
    edit: "Edit",
    editLine: (lines: string) => `Edit line ${lines}`,
    moreLines: (count: number) => `and ${plural(count, "line")}`,
    comment: "Comment",
    show: "Show its groups",
    hide: "Hide its groups",
    moreGroups: (count: number) => `and ${formatCount(count)} more`,
  },
  summary: {
    lines: (count: number) => plural(count, "line"),
    addresses: (count: number) => plural(count, "address", "addresses"),
    comments: (count: number) => plural(count, "comment"),
    unread: (count: number) => `${plural(count, "line")} beyond the limit not read`,
  },
  range: (first: string, last: string) => `${first} to ${last}`,
  aside: {
    comments: { comment: "not read", heading: "the table’s heading", name: "name of the next" },
    over: "over the limit",
    overSome: (count: number) => `${formatCount(count)} over the limit`,
    already: "already joined",
    alreadySome: (count: number) => `${formatCount(count)} already joined`,
    on: (name: string) => `on ${name}`,
    again: "there before",
    againSome: (count: number) => `${formatCount(count)} there before`,
    groups: (count: number) => plural(count, "group"),
    port: (port: number) => `port ${port}`,
    ports: (count: number) => plural(count, "port"),
    vlc: "VLC address",
    vlcSource: "VLC, source-specific",
    csv: "row of the table",
    watches: "watches the port",
  },
  join: {
    nothing: "Nothing to join",
    first: (count: number) => `Join the first ${formatCount(count)}`,
    all: (count: number) => `Join ${formatCount(count)}`,
    some: (count: number, mistakes: number) =>
      `Join ${formatCount(count)}, leave out ${formatCount(mistakes)}`,
  },
  limit: {
    after: (now: number, after: number, most: number) =>
      `${plural(now, "group")} now, ${formatCount(after)} after; the limit is ${formatCount(most)}.`,
    over: (now: number, more: number, most: number) =>
      `${plural(now, "group")} now, ${formatCount(more)} more asked for; the limit is ${formatCount(most)}.`,
  },
  places: {
    on: "Join on",
    forAll: (count: number) => `for all ${formatCount(count)}`,
    bySystem: "As the system chooses",
    mostly: (name: string) => `mostly ${name}`,
    every: "On every interface",
    joins: (count: number) => plural(count, "join"),
    more: "More",
    hear: "Hear on the port",
    group: "This group only",
    groupSays: "Bound to the group: nothing else on its port comes in.",
    any: "Any address",
    anySays: "Also unicast, broadcast, and groups of other programs.",
    noAddress: "no address",
    noSource: "no source-specific",
    usual: "default",
    loopback: "loopback",
  },
} as const;
