/** What the headless door needs of its process; tests bring their own. */
export interface Surroundings {
  out(text: string): void;
  err(text: string): void;
  /** Resolves with the first SIGINT or SIGTERM. A second one ends the process at once. */
  stopped(): Promise<void>;
  /** Gives the signals back to the system. */
  release(): void;
}

/** What a shell reports for a program that a signal ended: 128 and the signal's number. */
const forcedExitCodes = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof forcedExitCodes;
const signals = Object.keys(forcedExitCodes) as Signal[];

export function processSurroundings(): Surroundings {
  let stop = () => {};
  let asked = false;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const onSignal = (signal: Signal) => {
    if (asked) process.exit(forcedExitCodes[signal]);
    asked = true;
    stop();
  };
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stopped: () => {
      for (const signal of signals) process.on(signal, onSignal);
      return stopped;
    },
    release: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
