import { clockTicksPerMs, packetBytes } from "./packet.ts";

/** PCRs must span so much of a second for its rate to be taken, ms. */
const leastSpanMs = 200;
const leastIntervals = 5;

/** A stream of one rate has its PCRs where the rate puts them, but for whole packets and what the rate itself is off by. */
const toleratedPackets = 2;
const toleratedShare = 0.005;

/** The media's rate, as the PCRs of one PID tell it: bits between them by the clock that they show. */
export class ClockRate {
  /** Bits in a millisecond; 0 as long as it is not known. */
  rate = 0;
  /** Whether all intervals of the last judged second had one rate. */
  constant: boolean | null = null;
  #packets = 0;
  #ticks = 0;
  #intervals = 0;
  #isConstant = true;

  /** Two PCRs of the same clock, with nothing missing between them. */
  take(packets: number, ticks: number): void {
    this.#packets += packets;
    this.#ticks += ticks;
    this.#intervals += 1;
    const expected = (this.rate * ticks) / clockTicksPerMs / (packetBytes * 8);
    if (Math.abs(packets - expected) > toleratedPackets + toleratedShare * expected) this.#isConstant = false;
  }

  endSecond(): void {
    if (this.#ticks >= leastSpanMs * clockTicksPerMs) {
      if (this.rate > 0 && this.#intervals >= leastIntervals) this.constant = this.#isConstant;
      this.rate = (this.#packets * packetBytes * 8 * clockTicksPerMs) / this.#ticks;
    }
    this.#packets = 0;
    this.#ticks = 0;
    this.#intervals = 0;
    this.#isConstant = true;
  }
}
