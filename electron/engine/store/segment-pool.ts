import { limits } from "../../../shared/limits.ts";
import type { PacketLog, SegmentSource } from "./packet-log.ts";
import { Segment } from "./segment.ts";

/**
 * All segments of the packet store. When none is left, the log that holds most gives up its oldest:
 * a busy group cannot push out the few packets of a quiet one.
 */
export class SegmentPool implements SegmentSource {
  /** Packets that gave way to newer ones, over all logs. */
  dropped = 0;
  readonly #limit: number;
  readonly #logs = new Set<PacketLog>();
  readonly #free: Segment[] = [];
  #made = 0;

  constructor(limit: number = limits.storeSegments) {
    this.#limit = limit;
  }

  /** Bytes of payload room in use and at most. */
  get usedBytes(): number {
    return (this.#made - this.#free.length) * limits.segmentBytes;
  }

  get limitBytes(): number {
    return this.#limit * limits.segmentBytes;
  }

  register(log: PacketLog): void {
    this.#logs.add(log);
  }

  /** Takes back all segments of a log whose membership is gone. */
  release(log: PacketLog): void {
    this.#logs.delete(log);
    for (let segment = log.dropOldest(); segment; segment = log.dropOldest()) this.#free.push(segment);
  }

  take(log: PacketLog): Segment {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#made < this.#limit) {
      this.#made += 1;
      return new Segment();
    }
    const recycled = this.#largest(log).dropOldest() ?? new Segment();
    this.dropped += recycled.count;
    return recycled;
  }

  #largest(asking: PacketLog): PacketLog {
    let largest = asking;
    for (const log of this.#logs) if (log.segmentCount > largest.segmentCount) largest = log;
    return largest;
  }
}
