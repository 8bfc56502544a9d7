import { limits } from "../../shared/limits.ts";
/** What a shell reports for a program that a signal ended: 128 and the signal's number. */
export const signalExitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** The signals that ask a program to end; SIGHUP comes when its terminal is closed. */
export type EndSignal = keyof typeof signalExitCodes;
const signals = Object.keys(signalExitCodes) as EndSignal[];

/**
 * Calls `end` at the first of the signals; a second wish ends the process at once, whatever it
 * waits for. Returns what gives the signals back to the system.
 */
export function onEndSignal(end: (signal: EndSignal) => void): () => void {
  let firstAt: number | null = null;
  const onSignal = (signal: EndSignal) => {
    if (firstAt === null) {
      firstAt = performance.now();
      end(signal);
    } else if (performance.now() - firstAt > limits.sameWishMs) {
      process.exit(signalExitCodes[signal]);
    }
  };
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}
