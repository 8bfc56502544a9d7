import { formatCount, plural } from "../../../../../shared/text/count.ts";

/** What several selected groups come to. */
export const english = {
  together: (groups: number) => `${plural(groups, "group")} together`,
  selected: (groups: number) => `${plural(groups, "group")} selected`,
  span: (first: string, last: string) => `${first} to ${last}`,
  copy: "Copy as CSV",
  receiving: "Receiving",
  ofCount: (groups: number) => `of ${formatCount(groups)}`,
  states: (silent: number, failed: number) =>
    `${silent === 0 ? "none" : formatCount(silent)} silent, ${failed === 0 ? "none" : formatCount(failed)} in error`,
  packets: "Packets per second",
  ofRate: (all: string) => `of ${all} in all`,
  bits: "Bits per second",
  ofPayload: "of UDP payload",
  lost: "Lost",
  notNumbered: "no stream is numbered",
  lostIn: (packets: number, groups: number) => `${plural(packets, "packet")}, ${plural(groups, "group")}`,
  worst: "Worst",
  noneLost: "none lost a packet",
  fastest: "Fastest",
  nothingComes: "nothing comes",
  dropped: "Dropped here",
  notTold: "the system does not tell",
  droppedNowhere: "on none of them",
  droppedOn: (groups: number) => `on ${plural(groups, "group")}`,
} as const;
