import { limits } from "../../../../shared/limits.ts";
import type { PacketColumn } from "../../../../shared/model/packet-list.ts";
import type { KeptPackets } from "../store/kept-packets.ts";
import { firstLookedAt, type PacketOrder } from "./packet-order.ts";
import type { PacketTest } from "./packet-test.ts";
import { type Slices, visitPackets } from "./slices.ts";
import { sortKey } from "./sort-key.ts";

interface SortRequest {
  readonly by: PacketColumn;
  readonly descending: boolean;
  readonly test: PacketTest;
  readonly upTo: number;
}

/**
 * Packets sorted as they were at one moment, the newest first among equals. It does not follow: rows that
 * come while others are read help nobody. A packet that gives way leaves the list when it is asked how far
 * it is: so places hold from one answer to the next, and one with fewer rows says that they moved.
 */
export class SortedOrder implements PacketOrder {
  readonly log: KeptPackets;
  readonly #request: SortRequest;
  readonly #slices: Slices;
  readonly #first: number;
  #next: number;
  #done = false;
  /** Numbers less `#first`, by place less one; empty until all are in order. */
  #order = new Uint32Array();
  /** No packet with a lower number is in `#order`. */
  #without = 0;
  readonly #made: Promise<void>;

  constructor(log: KeptPackets, request: SortRequest, slices: Slices) {
    this.log = log;
    this.#request = request;
    this.#slices = slices;
    this.#first = firstLookedAt(log, request.upTo);
    this.#next = this.#first;
    this.#made = this.#make();
  }

  get places() {
    return { first: 1, last: this.#order.length };
  }

  numberAt(place: number): number {
    return this.#first + (this.#order[place - 1] ?? 0);
  }

  state() {
    this.#leaveOutGone();
    const toLook = this.#done ? 0 : Math.max(0, this.#request.upTo + 1 - this.#first);
    return {
      done: this.#done,
      ...this.places,
      upTo: this.#request.upTo,
      looked: this.#done ? 0 : Math.min(toLook, this.#next - this.#first),
      toLook,
      leftOut: Math.max(0, this.#first - this.log.firstKept),
      firstKept: this.log.firstKept,
    };
  }

  /** Takes what gave way out of the list; what stays keeps its order. */
  #leaveOutGone(): void {
    const { firstKept } = this.log;
    if (!this.#done || firstKept <= this.#without) return;
    this.#without = firstKept;
    const order = this.#order;
    const least = firstKept - this.#first;
    let count = 0;
    for (let index = 0; index < order.length; index += 1) {
      const offset = order[index] ?? 0;
      if (offset < least) continue;
      order[count] = offset;
      count += 1;
    }
    this.#order = order.subarray(0, count);
  }

  catchUp(): Promise<void> {
    return this.#made;
  }

  stop(): void {
    this.#slices.stopped = true;
  }

  async #make(): Promise<void> {
    const { by, descending, test, upTo } = this.#request;
    const room = Math.max(0, upTo + 1 - this.#first);
    const offsets = new Uint32Array(room);
    const keys = new Uint16Array(room);
    const key = sortKey(by);
    let count = 0;
    await visitPackets(
      this.log,
      { from: this.#first, to: upTo },
      this.#slices,
      (number, segment, index) => {
        if (!test(segment, index)) return;
        offsets[count] = number - this.#first;
        if (key) keys[count] = key.of(segment, index);
        count += 1;
      },
      (next) => {
        this.#next = next;
      },
    );
    if (this.#slices.stopped) return;
    this.#order = key
      ? await this.#sort(offsets.subarray(0, count), keys.subarray(0, count), key.ranks(), descending)
      : count === room
        ? offsets
        : offsets.slice(0, count);
    if (!key && descending) this.#order.reverse();
    this.#done = true;
  }

  /**
   * Counting sort: as many steps as packets, in pieces as short as wanted; from the newest on, which stand
   * first among equals.
   */
  async #sort(offsets: Uint32Array, keys: Uint16Array, ranks: Uint16Array | null, descending: boolean) {
    const rankAt = (index: number): number => {
      const key = keys[index] ?? 0;
      return ranks ? (ranks[key] ?? 0) : key;
    };
    const places = new Uint32Array(0x1_0000);
    await this.#inSteps(offsets.length, (index) => {
      const rank = rankAt(index);
      places[rank] = (places[rank] ?? 0) + 1;
    });
    let place = 0;
    for (let step = 0; step < places.length; step += 1) {
      const rank = descending ? places.length - 1 - step : step;
      const count = places[rank] ?? 0;
      places[rank] = place;
      place += count;
    }
    const order = new Uint32Array(offsets.length);
    await this.#inSteps(offsets.length, (step) => {
      const index = offsets.length - 1 - step;
      const rank = rankAt(index);
      const at = places[rank] ?? 0;
      places[rank] = at + 1;
      order[at] = offsets[index] ?? 0;
    });
    return order;
  }

  async #inSteps(count: number, visit: (index: number) => void): Promise<void> {
    for (let from = 0; from < count && !this.#slices.stopped; from += limits.arrangeStepPackets) {
      const to = Math.min(count, from + limits.arrangeStepPackets);
      for (let index = from; index < to; index += 1) visit(index);
      await this.#slices.pause();
    }
  }
}
