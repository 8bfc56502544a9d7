import { formatCount, plural } from "../../../../../../shared/text/count.ts";

/** Several packets in order, each with a pause behind it. */
export const english = {
  list: "Packets in order",
  packet: (number: number) => `Packet ${formatCount(number)}`,
  kind: (number: number) => `Kind of packet ${formatCount(number)}`,
  kinds: { text: "Text", hex: "Hex", file: "File", template: "Template" },
  payload: (number: number) => `Payload of packet ${formatCount(number)}`,
  pause: (number: number) => `Pause after packet ${formatCount(number)}, in milliseconds`,
  up: (number: number) => `Move packet ${formatCount(number)} up`,
  down: (number: number) => `Move packet ${formatCount(number)} down`,
  duplicate: (number: number) => `Duplicate packet ${formatCount(number)}`,
  remove: (number: number) => `Remove packet ${formatCount(number)}`,
  drag: "Drag it to its place",
  keys: "Alt with Up or Down moves it",
  add: "Add packet",
  full: (most: number) => `A sequence has at most ${plural(most, "packet")}.`,
  choose: "Choose…",
  times: "Times",
  untilStopped: "until stopped",
  round: (packets: number, time: string) => `${plural(packets, "packet")} in ${time}`,
  wrong: (number: number, why: string) => `Packet ${formatCount(number)}: ${why}`,
  none: "The sequence is empty: add a packet.",
  tooLarge: (bytes: number, most: number) =>
    `${plural(bytes, "byte")} are too many: a sequence has at most ${formatCount(most)} from here.`,
} as const;
