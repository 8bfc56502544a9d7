import { formatCount, formatFixed, plural } from "../../../../../shared/text/count.ts";

/** What stands in several parts of a stream, its head, and its figures. */
export const english = {
  /** What is counted in, one and many. */
  units: {
    packets: { one: "packet", many: "packets" },
    messages: { one: "message", many: "messages" },
    "ts-packets": { one: "TS packet", many: "TS packets" },
  },
  /** @param what the heading of what is copied */
  copyCsv: (what: string) => `Copy as CSV: ${what}`,
  noSecond: "No full second so far.",
  /** One kind of stream inside another. */
  over: (inner: string, outer: string) => `${inner} over ${outer}`,
  describe: "Describe this format",
  verdicts: "What each source was taken for",
  meaning: "What the figures mean",
  head: {
    facts: "Facts of the stream",
    constantRate: "constant rate",
    variableRate: "variable rate",
    noRouter: "no router between",
    routers: (count: number) => `${plural(count, "router")} between`,
    reset: "Reset counters",
    resetAbout: "Counts the streams of this group from now on; what the group and its sources counted stays",
    readAnew: "The recording is read anew: its streams are counted from the beginning of the span.",
    undo: "Undo",
    tooLate: "It is too late to take that back: the streams go on counting from there.",
    countedAnew: (clock: string) =>
      `The streams are counted anew since ${clock}; what the group and its sources counted stays.`,
  },
  strip: { label: "Figures of the stream", further: "Further figures of the stream", high: "high" },
  noSequence: "Not measurable: no sequence numbers.",
  notSoFar: "Not measurable so far.",
  received: {
    name: "Received",
    about: (unit: string) => `How many ${unit} came, each counted once`,
    since: (clock: string) => `since ${clock}`,
    ofSent: (sent: number) => `of ${formatCount(sent)} sent`,
  },
  lost: {
    name: "Lost",
    about:
      "Numbers of the sequence that are missing, of all from the first seen to the highest; in how many seconds they were found missing",
    inSeconds: (numbers: string, seconds: number) => `${numbers} in ${formatCount(seconds)} s`,
  },
  bursts: {
    name: "Bursts",
    about: "How often numbers are missing in a row, one or more",
    longest: (numbers: string) => `longest ${numbers}`,
  },
  reordered: {
    name: "Reordered",
    about: "Arrived behind a higher number; they are not lost",
    places: (distance: number) => `at most ${plural(distance, "place")}`,
  },
  duplicates: {
    name: "Duplicates",
    about: "Arrived once more; the first of each is counted as received",
  },
  droppedHere: {
    name: "Dropped here",
    about:
      "Of the lost, those that this computer dropped because it was too slow: the network delivered them",
    unknown: "The system does not tell what it dropped.",
    ofLoss: (share: string) => `${share} of the loss`,
  },
  jitter: {
    "media-clock": { name: "Jitter", about: "RFC 3550, 6.4.1, against the media clock of the stream" },
    "send-time": { name: "Jitter", about: "RFC 3550, 6.4.1, against the times at which packets were sent" },
    interarrival: {
      name: "Arrival deviation",
      about:
        "Deviation of the time between packets: no media clock is known, so this is not the jitter of RFC 3550",
    },
    tooFew: "Not measurable so far: too few packets.",
  },
  below95: (ms: string) => `95 % below ${ms} ms`,
  below99: (ms: string) => `99 % below ${ms} ms`,
  delayFactor: {
    name: "Delay factor",
    about: "RFC 4445: the buffer in ms that evens out how the stream arrives",
    loss: (perSecond: number) => `media loss ${formatFixed(perSecond, 1)} /s`,
  },
  delay: {
    name: "One-way delay, median",
    about: "From sending to arrival, by both computers’ clocks",
  },
  interarrival: { name: "Interarrival, median", about: "Time between two packets as they arrived" },
  restarts: {
    name: "Restarts",
    about: "How often the numbering began anew, as when the sender was started again",
  },
  wraps: {
    name: "Wraps",
    about: "How often the sequence came to its largest number and went on from the smallest",
  },
  strays: { name: "Strays", about: "Packets whose numbers fitted nowhere in the sequence" },
  sentBySender: { name: "Sent, by its sender’s count", about: "What the sender itself says that it sent" },
} as const;
