import { parentPort, workerData } from "node:worker_threads";
import { buffersOf } from "../answer-buffers.ts";
import type { HistoryThreadData, ToHistory } from "../messages.ts";
import { serveHistory } from "../service.ts";

/** Entry of the thread that writes the history, so that reception never waits for a disk. */
if (parentPort === null) throw new Error("This file is the entry of a worker thread.");
const port = parentPort;
const act = serveHistory(workerData as HistoryThreadData, (message) =>
  port.postMessage(message, buffersOf(message)),
);
port.on("message", (message: ToHistory) => {
  void act(message).then(() => {
    if (message.kind === "close") process.exit(0);
  });
});
