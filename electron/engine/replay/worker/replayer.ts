import { parentPort, workerData } from "node:worker_threads";
import { problemOf } from "../../../../shared/problem.ts";
import { prepareReplay } from "../prepare.ts";
import { scanReplay } from "../scan.ts";
import type { FromReplayThread, ReplayTask } from "./messages.ts";

/** Entry of the thread that reads what is sent again: neither reception nor sending waits for a disk. */
if (parentPort === null) throw new Error("This file is the entry of a worker thread.");
const port = parentPort;
const task = workerData as ReplayTask;
const tell = (message: FromReplayThread): void => port.postMessage(message);
const never = new AbortController().signal;
try {
  if (task.kind === "scan") tell({ kind: "scanned", scan: await scanReplay(task.source, never) });
  else {
    await prepareReplay(task.order, task.ring);
    tell({ kind: "prepared" });
  }
} catch (error) {
  tell({ kind: "failed", problem: problemOf(error) });
}
