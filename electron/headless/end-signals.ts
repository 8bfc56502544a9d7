/** What a shell reports for a program that a signal ended: 128 and the signal's number. */
const forcedExitCodes = { SIGINT: 130, SIGTERM: 143 } as const;
type EndSignal = keyof typeof forcedExitCodes;
const signals = Object.keys(forcedExitCodes) as EndSignal[];

/** Signals closer together than this are one wish: npm passes on the Ctrl+C that its program got too. */
const sameWishMs = 500;

/**
 * Calls `end` at the first SIGINT or SIGTERM; a second wish ends the process at once, whatever it
 * waits for. Returns what gives the signals back to the system.
 */
export function onEndSignal(end: () => void): () => void {
  let firstAt: number | null = null;
  const onSignal = (signal: EndSignal) => {
    if (firstAt === null) {
      firstAt = performance.now();
      end();
    } else if (performance.now() - firstAt > sameWishMs) {
      process.exit(forcedExitCodes[signal]);
    }
  };
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}
