import { limits } from "../../../../shared/limits.ts";
import type { Memory } from "../memory.ts";
import type { PacketLog, SegmentSource } from "./packet-log.ts";
import { Segment } from "./segment.ts";

/** A segment's block, and its views and their objects. */
export const segmentCost = limits.segmentBytes + 1_024;

/**
 * All segments of the packet store. When the memory is used up, the log that holds most gives up
 * its oldest: a busy group cannot push out the few packets of a quiet one.
 */
export class SegmentPool implements SegmentSource {
  /** Packets that gave way to newer ones, over all logs. */
  dropped = 0;
  readonly #memory: Memory;
  readonly #logs = new Set<PacketLog>();
  readonly #free: Segment[] = [];

  constructor(memory: Memory) {
    this.#memory = memory;
    memory.onFull(() => this.#giveWay());
  }

  /** Bytes of the free segments, which are taken from the memory but hold nothing. */
  get freeBytes(): number {
    return this.#free.length * segmentCost;
  }

  register(log: PacketLog): void {
    this.#logs.add(log);
  }

  /** Takes back all segments of a log that ends. */
  release(log: PacketLog): void {
    this.#logs.delete(log);
    for (let segment = log.dropOldest(); segment; segment = log.dropOldest()) this.#free.push(segment);
  }

  take(log: PacketLog): Segment {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#memory.take(segmentCost)) return new Segment();
    // The least memory that can be told leaves room for segments beside all sources.
    return this.#dropOldest(log) ?? new Segment();
  }

  /** Makes room for something else; false when there is no segment left. */
  #giveWay(): boolean {
    const segment = this.#free.pop() ?? this.#dropOldest(null);
    if (segment === null) return false;
    this.#memory.give(segmentCost);
    return true;
  }

  /** @param asking the log that wants it, which gives up its own where none holds more */
  #dropOldest(asking: PacketLog | null): Segment | null {
    let largest = asking;
    for (const log of this.#logs) if (log.segmentCount > (largest?.segmentCount ?? 0)) largest = log;
    const segment = largest?.dropOldest() ?? null;
    this.dropped += segment?.count ?? 0;
    return segment;
  }
}
