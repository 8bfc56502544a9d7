import { formatCount, plural } from "../../../../shared/text/count.ts";

/** What the page of events says: its bar, its list, and what is known of one event. */
export const english = {
  page: {
    heading: "Events",
    copy: "Copy as CSV",
    copied: (count: number) => `${plural(count, "event")} as CSV`,
    thresholds: "Thresholds",
    suppressed: (count: number) => `${formatCount(count)} more came too often to be listed.`,
    height: "Height of the events",
    nothingYet:
      "Nothing has happened yet. What happens to a group stands here: that it is silent, that packets are lost, that a limit is crossed.",
    noneLike: (of: number) => `None of ${formatCount(of)} is like that.`,
    showAll: (of: number) => `Show all ${formatCount(of)}`,
  },
  bar: {
    find: "Find events",
    placeholder: "Find by group, name, what",
    showAllAgain: "Show all again",
    kind: "Kind",
    kinds: {
      all: "All",
      open: "Open",
      loss: "Loss",
      silence: "Silence",
      rate: "Rate",
      sources: "Sources",
      other: "Other",
    },
  },
  list: {
    label: "Events",
    open: "Open",
    isNew: "New since you last looked",
    isNewSince: (when: string) => `New since you last looked, ${when}`,
    today: "Earlier today",
    before: "On days before",
    older: "Show older events",
  },
  /** Beside the shapes: how grave it is is never told by colour alone. */
  gravity: { problem: "problem", warning: "warning", info: "worth knowing" },
  columns: {
    gravity: { title: "Gravity", about: "A problem, a warning, or worth knowing" },
    time: { title: "Time", about: "When it began" },
    group: { title: "Group", about: "The group and its port", unknown: "No single group" },
    name: { title: "Name", about: "What the group is called" },
    what: { title: "What", about: "What happened" },
    worst: {
      title: "Worst",
      about: "The worst of it, or how much it was",
      unknown: "Nothing of it is measured",
    },
    duration: {
      title: "Duration",
      about: "How long it lasted, or since when it goes on",
      unknown: "It has no length",
    },
    told: {
      title: "Told by",
      about: "By what it was told: the mark in this window, and the ways that are on",
    },
  },
  values: {
    packets: (count: number) => plural(count, "packet"),
    sources: (count: number) => plural(count, "source"),
    errorSeconds: (count: number) => `${formatCount(count)} s in 1 h`,
    unknown: "unknown",
    now: "now",
    nowSince: (age: string) => `now, ${age}`,
    underSecond: "under 1 s",
    window: "window",
    notTold: "not told",
  },
  details: {
    region: "What is known",
    reading: "Reading the history …",
    since: (begin: string, age: string) => `since ${begin}, ${age}`,
    atLeast: (begin: string, end: string) => `${begin} to ${end} at least`,
    span: (begin: string, end: string, lasted: string) => `${begin} to ${end}, ${lasted}`,
    notJoined: "This group is not joined now.",
    packets: "Packets",
    packetsHint: "Its packets of that time that are in memory",
    charts: "Charts",
    chartsHint: "Rate and loss of this group at that time",
    gone: "No longer in memory",
    goneButKept: (file: string) => `No longer in memory; ${file} has them`,
    noneCame: "No packet came then",
    noGroup: "It concerns no single group: there is nothing to draw.",
    cut: "Castscope ended while it went on: when it was over is not known.",
  },
  facts: {
    came: "Packets that came",
    lost: "Lost on the network",
    lostOf: (lost: string, sent: string) => `${lost} of ${sent}`,
    dropped: "Dropped here",
    worst: "Worst",
    worstSecond: "Worst second",
    mostLost: (when: string) => `Most lost, ${when}`,
    alike: "The same in other groups",
    none: "none",
    told: "Told by",
  },
  chart: {
    rateAndLoss: "Rate and loss",
    rate: "Rate",
    sub: (unit: string, measured: boolean, dropped: boolean) =>
      `${unit}${measured ? " above, share lost per second below" : "; loss was not measurable"}${
        dropped ? ", triangles where this computer dropped" : ""
      }`,
    limit: (value: string) => `limit ${value}`,
  },
  cause: {
    none: "No cause can be told from what was measured.",
    dropped: (seconds: number) =>
      `Here, packets were dropped in ${formatCount(seconds)} s: that part was lost in this computer, and not on the way.`,
    allSources: (count: number) =>
      `${count === 2 ? "Both sources" : `All ${formatCount(count)} sources`} lost together`,
    someSources: (count: number, losing: readonly string[]) =>
      `Of ${formatCount(count)} sources only ${losing.join(" and ")} lost`,
    othersNothing: (on: string | null) => `other groups${where(on)} lost nothing`,
    othersAll: (on: string | null) => `all other groups${where(on)} lost at the same time`,
    othersSome: (alike: number, of: number, on: string | null) =>
      `${formatCount(alike)} of ${formatCount(of)} other groups${where(on)} lost at the same time`,
    liesWithSource: "the loss lies with that source, or on its way",
    liesWithGroup: "the loss lies where only this group passes",
    liesWithAll: "the loss lies where all of them pass",
    /** One sentence of what was found, and what follows from it. */
    sentence: (found: readonly string[], lies: string | null) =>
      capital(`${found.join(", ")}${lies === null ? "" : `: ${lies}`}.`),
    silentAll: (on: string | null) =>
      `Nothing came${where(on)} in any group at that time: look at what they share.`,
    silentAlone: (on: string | null) => `Other groups${where(on)} went on: it was this group alone.`,
    silentSome: (going: number, of: number, on: string | null) =>
      `${formatCount(going)} of ${formatCount(of)} other groups${where(on)} went on.`,
  },
  news: (count: number, last: string) => `${formatCount(count)} events, the last one: ${last}`,
} as const;

function where(on: string | null): string {
  return on === null ? "" : ` on ${on}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
