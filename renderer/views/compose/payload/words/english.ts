import { formatCount, plural } from "../../../../../shared/text/count.ts";

/** What is sent, as it is typed or chosen, and the next packets of a template. */
export const english = {
  names: { text: "Payload as text", hex: "Payload as hex", template: "Payload as template" },
  emptyDatagram: "Empty datagram",
  file: {
    choose: "Choose a file…",
    another: "Another file…",
    drop: "or drop it here",
    tooLarge: (name: string, bytes: number, most: number) =>
      `${name} has ${formatCount(bytes)} bytes: a file that is sent in pieces has at most ${formatCount(most)}.`,
    how: "How the file leaves",
    ways: { whole: "One packet", pieces: "In pieces" },
    pieceSize: "Bytes in each",
    count: (pieces: number) => plural(pieces, "piece"),
    went: (name: string) =>
      `${name} was changed, moved or deleted since it was chosen, or became unreadable: choose it again.`,
    bringing: (name: string, done: string, all: string) => `Reading ${name}: ${done} of ${all}`,
    stop: "Stop",
    unreadable: (name: string) => `${name} could not be read: choose it again.`,
  },
  next: {
    packets: "Next packets",
    next: "next",
    after: (ms: string) => `+${ms} ms`,
    differs: "What differs",
    legend: { counted: "counts", timed: "when sent", fixed: "this computer's name", noise: "random" },
    padding: (bytes: number) => ` and ${plural(bytes, "byte")} of padding`,
    name: "name",
  },
  fragments: (bytes: number, fragments: number) =>
    `${formatCount(bytes)} bytes: sent as ${fragments} fragments; one lost fragment loses the datagram.`,
} as const;
