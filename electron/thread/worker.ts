import { parentPort, workerData } from "node:worker_threads";
import { createMonitor } from "../engine/monitor.ts";
import type { MonitorThreadData } from "./messages.ts";
import { serveMonitor } from "./service.ts";

/** Entry of the monitor's thread: its own event loop, so that a busy door never delays a datagram. */
if (parentPort === null) throw new Error("This file is the entry of a worker thread.");
const { about } = workerData as MonitorThreadData;
// In a worker, `process.exit` ends the thread and delivers what was posted before.
serveMonitor(parentPort, createMonitor({ about }), () => process.exit(0));
