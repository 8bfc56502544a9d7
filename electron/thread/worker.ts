import { parentPort, workerData } from "node:worker_threads";
import { historyThread } from "../engine/history/history-keeper.ts";
import { createMonitor } from "../engine/monitor.ts";
import { noteDescriptorsIn } from "../engine/net/native/descriptors.ts";
import type { MonitorThreadData } from "./messages.ts";
import { serveMonitor } from "./service.ts";

/** Entry of the monitor's thread: its own event loop, so that a busy door never delays a datagram. */
if (parentPort === null) throw new Error("This file is the entry of a worker thread.");
const { about, memoryBytes, historyFile, watchingFile, allowCommands, recordings, descriptors } =
  workerData as MonitorThreadData;
noteDescriptorsIn(descriptors ?? null, "monitor");
const sendScript = new URL("./sender.js", import.meta.url);
const history = historyFile
  ? { file: historyFile, start: historyThread(new URL("./history.js", import.meta.url)) }
  : null;
let doorLag: number | null = null;
serveMonitor({
  port: parentPort,
  monitor: createMonitor({
    about,
    memoryBytes: memoryBytes ?? null,
    sendScript,
    history,
    watchingFile: watchingFile ?? null,
    allowCommands: allowCommands ?? false,
    ...(recordings && {
      recordings: { places: recordings, recorder: new URL("./recorder.js", import.meta.url) },
    }),
    doorLag: () => doorLag,
  }),
  doorLag: (ms) => {
    doorLag = ms;
  },
  // In a worker this ends the thread and delivers what was posted before.
  end: () => process.exit(0),
});
