import { limits } from "../../../shared/limits.ts";
import type { Clock } from "./clock.ts";

/** Notices that the computer slept: its wall clock went on while nothing else did. */
export class SleepWatch {
  readonly #clock: Clock;
  readonly #platform: NodeJS.Platform;
  #wall: number;
  #monotonic: number;

  constructor(clock: Clock, platform: NodeJS.Platform) {
    this.#clock = clock;
    this.#platform = platform;
    this.#wall = clock.wall();
    this.#monotonic = clock.monotonic();
  }

  /**
   * For how many ms it slept since the tick before; null when it did not. Linux stops the monotonic
   * clock during sleep, so a thread that was only kept from running is not taken for it; macOS and
   * Windows let both go on, and there a tick that comes late is all there is to see. A wall clock that
   * is set forward looks the same: what follows does no harm then.
   */
  take(): number | null {
    const wall = this.#clock.wall() - this.#wall;
    const monotonic = this.#clock.monotonic() - this.#monotonic;
    this.#wall += wall;
    this.#monotonic += monotonic;
    const slept = wall - (this.#platform === "linux" ? monotonic : limits.tickMs);
    return slept > limits.sleepMs ? slept : null;
  }
}
