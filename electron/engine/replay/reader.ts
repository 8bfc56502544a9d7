import { Worker } from "node:worker_threads";
import { ProblemError, problem } from "../../../shared/problem.ts";
import { endPrepared } from "../send/prepared/ring.ts";
import { type PrepareOrder, prepareReplay } from "./prepare.ts";
import { type ReplayScan, scanReplay } from "./scan.ts";
import type { ReplaySource } from "./source.ts";
import type { FromReplayThread, ReplayTask } from "./worker/messages.ts";

/** Reads recordings for replays. */
export interface ReplayReader {
  /** Rejects with a problem for what is no recording. */
  scan(source: ReplaySource): Promise<ReplayScan>;
  /** Resolves when all is in the ring or nobody takes any more; rejects with a problem when it can read no further. */
  prepare(order: PrepareOrder, ring: SharedArrayBuffer): Promise<void>;
}

/** Reads in the thread that it is called in. */
export const replayReaderHere: ReplayReader = {
  scan: (source) => scanReplay(source, new AbortController().signal),
  prepare: prepareReplay,
};

/** Reads in threads of their own. @param script the bundled `replayer.js` */
export function replayReaderThreads(script: URL): ReplayReader {
  return {
    async scan(source) {
      const told = await run(script, { kind: "scan", source });
      if (told.kind !== "scanned") throw new ProblemError(problem("replay-thread-ended"));
      return told.scan;
    },
    async prepare(order, ring) {
      try {
        await run(script, { kind: "prepare", order, ring });
      } finally {
        // A thread that ended by itself says nothing to whoever sends.
        endPrepared(ring);
      }
    },
  };
}

function run(script: URL, workerData: ReplayTask): Promise<FromReplayThread> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { name: "castscope-replayer", workerData });
    worker.on("message", (message: FromReplayThread) => {
      if (message.kind === "failed") reject(new ProblemError(message.problem));
      else resolve(message);
    });
    // The exit follows.
    worker.on("error", () => {});
    worker.on("exit", () => reject(new ProblemError(problem("replay-thread-ended"))));
  });
}
