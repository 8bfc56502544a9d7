import { formatCount, plural } from "../../../../../shared/text/count.ts";

/** The time of a recording, the span that is chosen, and what it holds. */
export const english = {
  bar: {
    time: "Time",
    whole: (day: string, from: string, to: string) => `${day} ${from} to ${to}`,
    chosen: "Chosen",
    to: "to",
    chosenFrom: "Chosen from",
    chosenTo: "Chosen to",
    zoom: "Zoom to it",
    zoomHint: "Show the chosen time as wide as the window (+ and −)",
    all: "Whole",
    allHint: "Look at the whole recording (0)",
    mistake: (from: string, to: string) => `A time between ${from} and ${to}, such as 13:48:50.`,
  },
  chart: {
    rate: "Rate",
    top: (rate: string) => `to ${rate}`,
    lost: (packets: number) => `Lost ${formatCount(packets)}`,
    events: "Events",
    start: "Start of the span",
    end: "End of the span",
    value: (clock: string, span: string) => `${clock}, ${span} chosen`,
    keys: (label: string, step: string) =>
      `${label}: arrows move it by ${step}, with Shift by ten times that`,
    further: (events: number) => `and ${formatCount(events)} more`,
    lossEvent: (packets: number, percent: number) =>
      `${formatCount(packets)} lost, more than ${percent} % of what was sent then.`,
  },
  panes: {
    width: "Width of the groups",
    tabs: "Of the span",
    groups: "Groups",
    packets: "Packets",
    select: "Select a group to see its packets and sources.",
  },
  groups: {
    heading: "Groups in the span",
    counts: (groups: number, packets: number) => `${formatCount(groups)}, ${plural(packets, "packet")}`,
    filtered: (groups: number) => `${formatCount(groups)} pass the filter. Show all`,
    countedAgain: "counted again for the span",
  },
} as const;
