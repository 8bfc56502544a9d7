import { formatCount } from "../../../../../shared/text/count.ts";

/** Rates, loss and delays over the time that the history keeps. */
export const english = {
  bar: {
    past: "How much of the past",
    back: "Look further back",
    on: "Look further on",
    live: "Live",
    liveHint:
      "Follow the newest second (L). Drag over a chart to see a span of your own; + and - zoom, [ and ] put an edge at the cursor",
  },
  /** What is chosen with one click; `short` stands on the button. */
  spans: {
    minute: { short: "1 min", long: "Last minute" },
    fiveMinutes: { short: "5 min", long: "Last 5 minutes" },
    quarter: { short: "15 min", long: "Last 15 minutes" },
    hour: { short: "1 h", long: "Last hour" },
    day: { short: "24 h", long: "Last 24 hours" },
    week: { short: "7 d", long: "Last 7 days" },
    join: { short: "Since join", long: "Since the join" },
  },
  unit: "Unit",
  packetsASecond: "Packets a second",
  bitsASecond: "Bits a second",
  drawn: "What is drawn",
  total: { short: "Total", long: "The whole group, with the least and most of any second" },
  stacked: { short: "By source", long: "Each source, stacked" },
  lines: { short: "Lines", long: "Each source, a line from zero" },
  asTable: "Show as table",
  savePicture: "Save the charts as PNG",
  saveCsv: "Save as CSV",
  reading: "Reading the history …",
  rate: "Rate",
  rateBySource: "Rate by source",
  /** Of the drawn rate, after its unit; a step of one second has no mean. */
  about: {
    aSecond: (unit: string, stacked: boolean) => `${unit}${stacked ? ", stacked" : ""}, one point per second`,
    step: (unit: string, stacked: boolean, step: string) =>
      `${unit}${stacked ? ", stacked" : ""}, one point per ${step}, the mean of its seconds`,
  },
  overTime: "Rate and loss over time",
  lostPackets: "Lost packets",
  lostHint: "by the streams’ numbers; bar height is the share lost",
  network: "Network",
  thisPc: "This PC",
  lost: "Lost",
  times: {
    title: "Time between packets",
    about: "share of packets, whoever sent them",
    span: (from: string, to: string) => `${from} to ${to}`,
    unknown: (from: string, to: string) => `No times between packets are known from ${from} to ${to}.`,
    spoken: (span: string, median: string, p95: string, p99: string) =>
      `Times between packets, ${span}: median ${median} ms, 95 % within ${p95} ms, 99 % within ${p99} ms`,
    /** @param longest in ms; null where it is not known @param above in percent; null where nothing is */
    counted: (count: number, longest: string | null, above: string | null) =>
      `${formatCount(count)} times${longest === null ? "" : `, the longest ${longest} ms`}${above === null ? "" : `; ${above} % are longer than what is drawn`}`,
    under: (percent: string) => `under ${percent}`,
    /** Beside its line in the drawing. */
    median: "median",
  },
  sources: {
    source: (span: string) => `Source, ${span}`,
    loss: "Loss",
    jitter: "Jitter",
    group: "Group",
  },
  cursor: {
    notListening: "Castscope did not listen then",
    notMeasurable: "Loss not measurable",
    /** @param sources their letters; empty where it is not known whose they were */
    lost: (packets: number, sources: string) =>
      `${formatCount(packets)} lost${sources === "" ? "" : ` from ${sources}`}`,
    noneDropped: (loss: string) => `${loss}, none dropped here`,
    dropped: (loss: string, packets: number) => `${loss}, ${formatCount(packets)} dropped here`,
  },
  stretch: {
    atMost: (rate: string) => `at most ${rate}`,
    lost: (packets: number) => `${formatCount(packets)} lost`,
    reordered: (packets: number) => `${formatCount(packets)} reordered`,
    dropped: (packets: number) => `${formatCount(packets)} dropped here`,
    jitter: (ms: string) => `jitter ${ms} ms`,
    pause: (ms: string) => `longest pause ${ms} ms`,
  },
  table: {
    label: "History",
    notListening: "Castscope did not listen then.",
    notMeasurable: "Not measurable then.",
    columns: {
      time: { title: "Time", about: "When the stretch begins" },
      mean: { title: "Rate", about: "Mean of its seconds" },
      least: { title: "Least", about: "Of any of its seconds" },
      most: { title: "Most", about: "Of any of its seconds" },
      lost: { title: "Lost", about: "By the streams' numbers" },
      reordered: { title: "Reordered", about: "Arrived behind a higher number" },
      dropped: { title: "Dropped here", about: "Dropped by this computer" },
    },
  },
} as const;
