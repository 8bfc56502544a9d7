import { limits } from "../../../../shared/limits.ts";

const most = limits.notedGaps;
export const notedGapsBytes = 3 * 8 * most;

/**
 * The newest gaps of a stream, by position (see SequenceCounter), and behind each the packet that showed it, so that a number
 * that comes late is no longer told as missing there. Of older ones it stays told: the stream's own counters know better.
 */
export class NotedGaps {
  readonly #from = new Float64Array(most);
  readonly #to = new Float64Array(most);
  readonly #packets = new Float64Array(most);
  #next = 0;

  /** @param to the position behind the last missing one @param packet the number of the kept packet that showed it */
  note(from: number, to: number, packet: number): void {
    this.#from[this.#next] = from;
    this.#to[this.#next] = to;
    this.#packets[this.#next] = packet;
    this.#next = (this.#next + 1) % most;
  }

  /** The packet before which a position was told as missing; 0 where that is not known any more. */
  packetBehind(position: number): number {
    for (let place = 0; place < most; place += 1) {
      if (position >= (this.#from[place] ?? 0) && position < (this.#to[place] ?? 0)) {
        return this.#packets[place] ?? 0;
      }
    }
    return 0;
  }
}
