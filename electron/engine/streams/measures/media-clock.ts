import { limits } from "../../../../shared/limits.ts";
import { zeroOfFractions } from "../arrival.ts";

/** Rates of media clocks in use, ticks a second. */
const usualRates = [
  ...[8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000],
  ...[88_200, 90_000, 96_000, 176_400, 192_000, 27_000_000],
];

/** Ticks wrap here, as RTP's timestamp does. */
const modulus = 0x1_0000_0000;
/** Between two packets no clock goes so far: it was set. */
const jump = 27_000_000;

/** So many packets in a row, each as far by the clock from the one before, all have one length. */
const equalSteps = 16;

/**
 * The rate of a media clock whose headers do not tell it: ticks are compared with arrivals over
 * `limits.mediaClockMs`, and the usual rate that is near is taken. One packet late or early does no harm, a clock that
 * jumped begins the measuring anew.
 */
export class MediaClock {
  /** Ticks a second; 0 while it is not known. */
  hz = 0;
  #msPerTick = zeroOfFractions;
  /** Whether the rate was found here, and not told. */
  measured = false;
  /** Measurings that found no usual rate. */
  misses = 0;
  /** Ticks since the first packet, which do not wrap. */
  #ticks = zeroOfFractions;
  #last = Number.NaN;
  #step = Number.NaN;
  #equal = 0;
  #beginTicks = zeroOfFractions;
  #beginAt = Number.NaN;

  /** The headers tell the rate; 0 where they do not. */
  tell(hz: number): void {
    if (this.hz === 0) this.#know(hz);
  }

  /**
   * @param ticks of a packet, below 2^32
   * @param at its arrival in ms
   * @returns whether the rate has become known by it
   */
  take(ticks: number, at: number): boolean {
    const step = tickDifference(ticks, this.#last);
    this.#last = ticks;
    if (!Number.isNaN(step)) this.#ticks += step;
    if (step === this.#step) this.#equal += 1;
    else {
      this.#step = step;
      this.#equal = 0;
    }
    return this.hz === 0 && this.#learn(Math.abs(step) > jump, at);
  }

  #know(hz: number): void {
    this.hz = hz;
    this.#msPerTick = hz > 0 ? 1_000 / hz : 0;
  }

  #learn(jumped: boolean, at: number): boolean {
    const ms = at - this.#beginAt;
    if (!jumped && ms < limits.mediaClockMs) return false;
    const rate = ((this.#ticks - this.#beginTicks) / ms) * 1_000;
    this.#beginAt = at;
    this.#beginTicks = this.#ticks;
    if (jumped || Number.isNaN(ms)) return false;
    this.#know(nearest(rate));
    this.measured = this.hz > 0;
    if (!this.measured) this.misses += 1;
    return this.measured;
  }

  /**
   * How much time each packet holds, in ms, as AES67 and ST 2110-30 have it; null where they do not all hold the
   * same, or several of them one moment, as those of a picture do.
   */
  get packetMs(): number | null {
    return this.hz > 0 && this.#equal >= equalSteps && this.#step > 0 ? (this.#step / this.hz) * 1_000 : null;
  }

  /** When the last packet was sent by the media clock, in ms from the first; only differences mean anything. */
  get ms(): number {
    return this.#ticks * this.#msPerTick;
  }
}

/** From one tick to another on the shorter way; NaN where one is. */
function tickDifference(ticks: number, before: number): number {
  const difference = ticks - before;
  if (difference > modulus / 2) return difference - modulus;
  return difference < -modulus / 2 ? difference + modulus : difference;
}

function nearest(rate: number): number {
  for (const usual of usualRates) {
    if (Math.abs(rate - usual) <= usual * limits.mediaClockTolerance) return usual;
  }
  return 0;
}
