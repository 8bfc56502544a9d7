import { Worker } from "node:worker_threads";
import type { FromRecorder, RecorderData, WriteFault } from "./worker/messages.ts";

/** What is needed of a `Worker`. */
export interface RecorderWorker {
  on(event: "message", listener: (message: FromRecorder) => void): unknown;
  on(event: "error", listener: (error: unknown) => void): unknown;
  on(event: "exit", listener: () => void): unknown;
}

export type CreateRecorder = (data: RecorderData) => RecorderWorker;

/** Starts threads that write recordings. @param script the bundled `recorder.js` */
export function recorderThreads(script: URL | string): CreateRecorder {
  return (workerData) => new Worker(script, { name: "castscope-recorder", workerData });
}

/** What became of a recording's files. */
export type FileNews =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "failed"; readonly fault: WriteFault | null };

/** The thread that writes one recording. */
export class RecorderThread {
  /** Null when the first file is open, else why it is not. */
  readonly opened: Promise<WriteFault | "ended" | null>;
  /** All is written and closed, or the thread is gone. */
  readonly ended: Promise<void>;

  /** @param hear is told of files and of a failure, after which nothing more is written */
  constructor(worker: RecorderWorker, hear: (news: FileNews) => void) {
    let over = false;
    let open = (_how: WriteFault | "ended" | null): void => {};
    this.opened = new Promise((resolve) => {
      open = resolve;
    });
    this.ended = new Promise((resolve) => {
      worker.on("message", (message) => {
        if (message.kind === "open") open(null);
        else if (message.kind === "refused") open(message.fault);
        else if (message.kind === "ended") over = true;
        else hear(message);
      });
      // The exit follows.
      worker.on("error", () => {});
      worker.on("exit", () => {
        open("ended");
        if (!over) hear({ kind: "failed", fault: null });
        resolve();
      });
    });
  }
}
