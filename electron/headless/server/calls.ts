import { limits } from "../../../shared/limits.ts";
import type { RequestFrame } from "../../../shared/wire.ts";

/** The calls of one window that are not answered yet. */
export interface Calls {
  /**
   * Takes a call: it runs when its turn comes. False when too many wait, or too many bytes.
   * @param bytes the size of its frame
   */
  add(request: RequestFrame, bytes: number): boolean;
  /** Forgets what waits; what runs already is answered to nobody. */
  end(): void;
}

/**
 * A few calls of a window run in the monitor at a time, and the others wait here: so the monitor's own
 * queue holds little of each window, and a call of another one is never behind thousands.
 * @param run answers one call, and never rejects
 */
export function createCalls(run: (request: RequestFrame) => Promise<void>): Calls {
  let waiting: { readonly request: RequestFrame; readonly bytes: number }[] = [];
  let waitingBytes = 0;
  let running = 0;

  const next = () => {
    while (running < limits.callsRunning) {
      const call = waiting.shift();
      if (call === undefined) return;
      waitingBytes -= call.bytes;
      running += 1;
      void run(call.request).then(() => {
        running -= 1;
        next();
      });
    }
  };

  return {
    add(request, bytes) {
      const unanswered = running + waiting.length;
      if (unanswered >= limits.callsPerClient) return false;
      // One is always taken, however large: it fits the limit of a message.
      if (waiting.length > 0 && waitingBytes + bytes > limits.callsWaitingBytes) return false;
      waiting.push({ request, bytes });
      waitingBytes += bytes;
      next();
      return true;
    },
    end() {
      waiting = [];
      waitingBytes = 0;
    },
  };
}
