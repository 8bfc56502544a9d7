import { formatCount, plural } from "../../../../../../shared/text/count.ts";

/** The streams of a group: their table, the choice of one, and as what they are read. */
export const english = {
  table: {
    heading: "All streams",
    label: "Streams",
    /** @param here how many of them the table has, null where it has all @param untold packets of streams that are not in it */
    about: (streams: number, here: number | null, untold: number) =>
      [
        `${plural(streams, "stream")} of this group`,
        here === null ? "" : `, the ${formatCount(here)} busiest here`,
        untold === 0 ? "" : `; ${plural(untold, "packet")} of further streams not told apart`,
      ].join(""),
  },
  select: {
    source: "Source",
    label: (endpoint: string) => `Source of the stream: ${endpoint}`,
    place: (place: number, all: number) => `${formatCount(place)} of ${formatCount(all)}`,
    rest: (streams: number) => `${plural(streams, "further stream")} in the table below`,
    lost: (percent: string) => `${percent} % lost`,
  },
  decode: {
    button: "Decode as …",
    about: "What the packets are, where they are not recognised or taken for something else",
    every: "Every source of the group",
    describe: "Describe a format …",
    again: "Recognise by itself",
    none: "No sequence numbers",
  },
  columns: {
    source: { title: "Source", about: "Address and port that the stream is sent from" },
    key: {
      title: "Stream",
      about: "What tells it from other streams of its source",
      unknown: "It is the only one that its source can send.",
    },
    kind: { title: "Kind", about: "What it was recognised as" },
    received: { title: "Received", about: "Counted once each since the counters were reset" },
    loss: { title: "Loss", about: "Share of the numbers of the sequence that are missing" },
    jitter: {
      title: "Jitter, ms",
      about: "RFC 3550 where a media clock is known, else the deviation of the time between packets",
    },
  },
} as const;
