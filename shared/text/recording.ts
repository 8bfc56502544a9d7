import type { Recording } from "../model/recording.ts";
import { formatCount, plural } from "./count.ts";
import { captureDamageText } from "./sentences.ts";

/** Link layers that people meet and that are not read, by their number (tcpdump.org/linktypes.html). */
const linkNames: Readonly<Record<number, string>> = {
  105: "802.11",
  119: "802.11 with a Prism header",
  127: "802.11 with radiotap",
  147: "a user’s own link layer",
  189: "USB",
  220: "USB",
  239: "NFLOG",
  252: "what Wireshark exported",
};

/** What of a recording is in no row, and why, in sentences; the last says why it was read no further. */
export function recordingNotes(told: Recording): string[] {
  const { counts, damage } = told;
  const notes: (string | false)[] = [
    counts.other > 0 && `${plural(counts.other, "packet is", "packets are")} not UDP over IP.`,
    told.unicast > 0 &&
      `${plural(told.unicast, "datagram")} went to single hosts and ${is(told.unicast)} not shown.`,
    told.further > 0 && `${plural(told.further, "datagram")} went to further destinations than can be shown.`,
    told.outside > 0 &&
      `${plural(told.outside, "datagram")} lie${s(told.outside)} outside of the chosen time.`,
    counts.damaged > 0 &&
      `${plural(counts.damaged, "packet")} arrived damaged: a wrong checksum, or lengths that contradict each other.`,
    counts.fragments > 0 &&
      `${plural(counts.fragments, "fragment was", "fragments were")} put together with others.`,
    told.incomplete > 0 && `${plural(told.incomplete, "fragmented datagram")} did not come whole.`,
    counts.cut > 0 &&
      `${plural(counts.cut, "packet was", "packets were")} recorded without ${counts.cut === 1 ? "its" : "their"} whole headers.`,
    told.shortened > 0 &&
      `Of ${plural(told.shortened, "packet")} only the beginning was recorded: sizes and rates are the whole ones.`,
    told.untimed > 0 && `${plural(told.untimed, "packet has", "packets have")} no time in the file.`,
    told.unordered > 0 &&
      `${plural(told.unordered, "packet stands", "packets stand")} in the file behind later ones.`,
    told.faults > 0 &&
      `${plural(told.faults, "block")} of the file could not be read, the first at byte ${formatCount(told.firstFaultAt ?? 0)}.`,
    told.dropped !== null &&
      told.dropped > 0 &&
      `The recording program missed ${plural(told.dropped, "packet")}.`,
    told.state === "stopped" &&
      `Reading was stopped after ${formatCount(told.bytesRead)} of ${plural(told.bytes, "byte")}.`,
  ];
  return [
    ...notes.filter((one) => one !== false),
    ...told.unreadLinks.map(unreadText),
    ...(damage === null ? [] : [captureDamageText(damage)]),
  ];
}

const is = (count: number): string => (count === 1 ? "is" : "are");
const s = (count: number): string => (count === 1 ? "s" : "");

function unreadText({ linkType, packets }: Recording["unreadLinks"][number]): string {
  const name = linkNames[linkType] ?? `link type ${linkType}`;
  return `${plural(packets, "packet is", "packets are")} of a link layer that is not read: ${name}.`;
}
