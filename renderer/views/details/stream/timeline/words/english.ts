import { formatCount } from "../../../../../../shared/text/count.ts";

/** Charts and tables over the seconds of a stream. */
export const english = {
  timeline: {
    heading: "Timeline",
    about: "a bar is one second",
    aboutHeight: "a bar is one second, its height the packets lost",
    rate: "Rate",
    tsRate: "TS rate",
  },
  delay: { heading: "One-way delay", about: "line: median; band: lowest to 99 %, per second" },
  lanes: {
    lost: "Lost",
    reordered: "Reordered",
    duplicates: "Duplicate",
    droppedHere: "Dropped here",
    late: "PCR late",
  },
  /** What is shown of the past: in a line, and as the name of its choice. */
  last: { "1 min": "last 1 min", "5 min": "last 5 min", "1 h": "last 1 h" },
  ranges: { "1 min": "Last minute", "5 min": "Last 5 minutes", "1 h": "Last hour" },
  range: "How much of the past",
  span: (from: string, to: string) => `${from} to ${to}`,
  now: "Now",
  nowAbout: "Back to the newest second",
  back: "Look further back",
  on: "Look further on",
  asTable: "Show as table",
  copied: "seconds as CSV",
  noneChosen: (from: string, to: string) => `No second chosen, ${from} to ${to}`,
  /** What is said of one second. */
  second: {
    lost: (count: number) => `${formatCount(count)} lost`,
    reordered: (count: number) => `${formatCount(count)} reordered`,
    duplicates: (count: number) => `${formatCount(count)} duplicate`,
    droppedHere: (count: number) => `${formatCount(count)} dropped here`,
    late: (count: number) => `${formatCount(count)} PCR late`,
    jitter: (ms: string) => `jitter ${ms} ms`,
    delayMedian: (ms: string) => `delay ${ms} ms`,
    notKept: "not kept",
    nothing: "nothing came",
  },
  table: "Seconds",
  unknown: "Not measurable in this second.",
  columns: {
    time: { title: "Second", about: "Local time at which the second begins" },
    rate: { title: "Rate", about: "UDP payload of the stream in this second" },
    received: { title: "Received", about: "Packets of the stream that came in this second" },
    lost: { title: "Lost", about: "Numbers found missing in this second" },
    reordered: { title: "Reordered", about: "Arrived behind a higher number" },
    duplicates: { title: "Duplicates", about: "Arrived once more" },
    droppedHere: { title: "Dropped here", about: "Dropped by this computer" },
    late: { title: "PCR late", about: "Program clocks that came later than they may" },
    jitter: { title: "Jitter, ms", about: "Jitter at the end of this second" },
    delayMedian: { title: "Delay, ms", about: "Median of the one-way delays of this second" },
    delayP99: { title: "99 %, ms", about: "99 % of the one-way delays of this second are below" },
  },
} as const;
