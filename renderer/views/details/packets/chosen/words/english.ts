import { formatCount, plural } from "../../../../../../shared/text/count.ts";

/** What is done with the selected packets, and what they come to. */
export const english = {
  selected: (packets: number) => `${formatCount(packets)} selected`,
  packets: (packets: number) => plural(packets, "packet"),
  /** @param span null where no packet has a time */
  tally: (packets: number, bytes: string, span: string | null) =>
    `${formatCount(packets)} selected, ${bytes}${span === null ? "" : `, over ${span}`}`,
  withGone: (tally: string, gone: number) => `${tally}, ${formatCount(gone)} more no longer kept`,
  copies: { lines: "text", dump: "hex dump", hex: "hex", c: "C array", base64: "base64", json: "JSON" },
  copyAs: (form: string) => `Copy as ${form}`,
  packetsAs: (packets: number, form: string) => `${plural(packets, "packet")} as ${form}`,
  packetsOf: (packets: number, group: string) => `${plural(packets, "packet")} of ${group}`,
  gone: (packets: number) => `${plural(packets, "selected packet")} no longer kept.`,
  tooManyPieces: (most: number) =>
    `A selection of more than ${formatCount(most)} pieces is not sent again: filter the list, and select all of it.`,
  leftOut: (packets: number, mostPackets: number, mostMebibytes: number) =>
    `${plural(packets, "selected packet")} left out: at most ${formatCount(mostPackets)} packets and ${mostMebibytes} MiB are copied at once.`,
  noneBefore: "The list has no packet of this stream before this one.",
  noneAfter: "The list has no packet of this stream after this one.",
  noneSeenBefore: (looked: number) =>
    `None of the ${formatCount(looked)} packets before this one is of this stream.`,
  noneSeenAfter: (looked: number) =>
    `None of the ${formatCount(looked)} packets after this one is of this stream.`,
} as const;
