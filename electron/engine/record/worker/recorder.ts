import { parentPort, workerData } from "node:worker_threads";
import { RingReader } from "../ring.ts";
import type { FromRecorder, RecorderData } from "./messages.ts";
import { writeRecording } from "./write-recording.ts";

/** Entry of the thread that writes one recording: disks stand still now and then, and nobody waits for them. */
if (parentPort === null) throw new Error("This file is the entry of a worker thread.");
const port = parentPort;
const { ring, ringBytes, interfaces, plan } = workerData as RecorderData;
const tell = (message: FromRecorder): void => port.postMessage(message);
writeRecording(new RingReader(ring, ringBytes, interfaces), plan, tell);
