import { onEndSignal } from "./end-signals.ts";

/** What the headless door needs of its process; tests bring their own. */
export interface Surroundings {
  out(text: string): void;
  err(text: string): void;
  /** Resolves when the process is asked to end. Asked once more, it ends at once. */
  stopped(): Promise<void>;
  /** Gives the signals back to the system. */
  release(): void;
}

export function processSurroundings(): Surroundings {
  let release = () => {};
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stopped: () =>
      new Promise((resolve) => {
        release = onEndSignal(resolve);
      }),
    release: () => release(),
  };
}
