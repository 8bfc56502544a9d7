import { parentPort, workerData } from "node:worker_threads";
import { historyThread } from "../engine/history/history-keeper.ts";
import { createMonitor, type Monitor } from "../engine/monitor.ts";
import { noteDescriptorsIn } from "../engine/net/native/descriptors.ts";
import type { MonitorThreadData, RecordingData } from "./messages.ts";
import { serveMonitor } from "./service.ts";

/** Entry of a monitor's thread: its own event loop, so that a busy door never delays a datagram. */
if (parentPort === null) throw new Error("This file is the entry of a worker thread.");
const port = parentPort;
const { about, memoryBytes, historyFile, watchingFile, workspace, allowCommands, recordings } =
  workerData as MonitorThreadData;
const { descriptors, recording } = workerData as MonitorThreadData;
noteDescriptorsIn(descriptors ?? null, "monitor");
const sendScript = new URL("./sender.js", import.meta.url);
const replayScript = new URL("./replayer.js", import.meta.url);
const history = historyFile
  ? { file: historyFile, start: historyThread(new URL("./history.js", import.meta.url)) }
  : null;
let doorLag: number | null = null;
serve(recording === undefined ? live() : await recorded(recording));

function live(): Monitor {
  return createMonitor({
    ...{ about, memoryBytes: memoryBytes ?? null, sendScript, replayScript, history },
    ...{ watchingFile: watchingFile ?? null, workspace: workspace ?? null },
    allowCommands: allowCommands ?? false,
    ...(recordings && {
      recordings: { places: recordings, recorder: new URL("./recorder.js", import.meta.url) },
    }),
    doorLag: () => doorLag,
  });
}

async function recorded(data: RecordingData): Promise<Monitor> {
  // Loaded only here: the live monitor's thread reads no files.
  const { openRecordingThread } = await import("./recording.ts");
  return openRecordingThread({
    ...{ ...data, about, memoryBytes: memoryBytes ?? null },
    ...(recordings && { places: recordings }),
  });
}

function serve(monitor: Monitor): void {
  serveMonitor({
    port,
    monitor,
    doorLag: (ms) => {
      doorLag = ms;
    },
    // In a worker this ends the thread and delivers what was posted before.
    end: () => process.exit(0),
  });
}
