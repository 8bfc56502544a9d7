import type { KeptPackets } from "../store/kept-packets.ts";
import { NumberQueue } from "./number-queue.ts";
import { firstLookedAt, type PacketOrder } from "./packet-order.ts";
import type { PacketTest } from "./packet-test.ts";
import { type Slices, visitPackets } from "./slices.ts";

/**
 * The packets that a filter lets through, in order of arrival. New ones are looked at once each; those
 * that leave the store leave their places empty at the beginning, and places never change.
 */
export class ArrivalOrder implements PacketOrder {
  readonly log: KeptPackets;
  readonly #test: PacketTest;
  readonly #slices: Slices;
  readonly #matches: NumberQueue;
  /** Kept packets with a lower number are not in the list, whatever they hold. */
  #since: number;
  #next: number;
  /** Where the work that is under way began. */
  #began: number;
  #upTo = 0;
  #running: Promise<void> | null = null;

  constructor(log: KeptPackets, test: PacketTest, upTo: number, slices: Slices) {
    this.log = log;
    this.#matches = new NumberQueue(log.mostArranged);
    this.#test = test;
    this.#slices = slices;
    this.#since = firstLookedAt(log, upTo);
    this.#next = this.#since;
    this.#began = this.#next;
  }

  /** They never change: what gave way may leave at any time. */
  get places() {
    this.#matches.dropBelow(this.log.firstKept);
    return { first: this.#matches.first, last: this.#matches.last };
  }

  numberAt(place: number): number {
    return this.#matches.at(place);
  }

  state() {
    const busy = this.#running !== null;
    return {
      done: !busy,
      ...this.places,
      upTo: this.#upTo,
      looked: busy ? this.#next - this.#began : 0,
      toLook: busy ? this.#upTo + 1 - this.#began : 0,
      leftOut: Math.max(0, this.#since - this.log.firstKept),
      firstKept: this.log.firstKept,
    };
  }

  catchUp(upTo: number): Promise<void> {
    this.#upTo = Math.max(this.#upTo, upTo);
    if (this.#next > this.#upTo) return Promise.resolve();
    this.#running ??= this.#look().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  stop(): void {
    this.#slices.stopped = true;
  }

  async #look(): Promise<void> {
    this.#slices.begin();
    this.#began = this.#next;
    // More may be asked for while this runs.
    while (this.#next <= this.#upTo && !this.#slices.stopped) {
      const to = this.#upTo;
      this.#next = await visitPackets(
        this.log,
        { from: this.#next, to },
        this.#slices,
        (number, segment, index) => {
          if (this.#test(segment, index)) this.#add(number);
        },
        (next) => {
          this.#next = next;
        },
      );
      // Nobody knows packets that have not come.
      if (this.#next <= to) this.#upTo = this.#next - 1;
    }
  }

  #add(number: number): void {
    const gone = this.#matches.push(number);
    if (gone !== null) this.#since = gone + 1;
  }
}
