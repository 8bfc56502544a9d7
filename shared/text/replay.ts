import { plural } from "./count.ts";

/** Packets that do not leave, or not as they came. */
interface Leavings {
  /** To single hosts. */
  readonly hosts: number;
  /** With a wrong checksum. */
  readonly damaged: number;
  /** Recorded in part. */
  readonly shortened: number;
  /** To more destinations than are told apart. */
  readonly further: number;
}

/** What of a recording does not leave as it came, a sentence each. @param isAimed whether all goes to one place */
export function replayLeavings({ hosts, damaged, shortened, further }: Leavings, isAimed: boolean): string[] {
  return [
    ...(hosts > 0 && !isAimed ? [`${plural(hosts, "packet")} to single hosts left out.`] : []),
    ...(damaged > 0 ? [`${plural(damaged, "packet")} with a wrong checksum left out.`] : []),
    ...(shortened > 0
      ? [`Of ${plural(shortened, "packet")} only a part was recorded: that part is sent.`]
      : []),
    ...(further > 0 ? [`${plural(further, "packet")} to further destinations.`] : []),
  ];
}
