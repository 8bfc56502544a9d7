import type { Network } from "../net/network.ts";
import type { Clock } from "../time/clock.ts";
import { ThreadTransmitter } from "./thread-transmitter.ts";
import { TimerTransmitter } from "./timer-transmitter.ts";
import type { Transmitter } from "./transmitter.ts";

/**
 * Sends in a thread of their own where its script is known, else with timers in this thread.
 * @param script the bundled `sender.js`
 */
export function createTransmitter(network: Network, clock: Clock, script: URL | null): Transmitter {
  const timed = new TimerTransmitter((spec) => network.openSender(spec), clock);
  if (script === null) return timed;
  return new ThreadTransmitter({
    script,
    otherwise: timed,
  });
}
