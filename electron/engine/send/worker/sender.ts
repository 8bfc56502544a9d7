import { parentPort, workerData } from "node:worker_threads";
import { noteDescriptorsIn } from "../../net/native/descriptors.ts";
import { openNativeSendPath } from "../../net/native/send-path.ts";
import { openSender } from "../../net/udp.ts";
import { TimerTransmitter } from "../timer-transmitter.ts";
import type { FromSendThread, SendThreadData, ToSendThread } from "./messages.ts";
import { NativeSends } from "./native-sends.ts";
import { PreciseTimers } from "./precise-timers.ts";
import { TimedSends } from "./timed-sends.ts";

/** Entry of the thread that all sends share, so that pacing and reception never wait for each other. */
if (parentPort === null) throw new Error("This file is the entry of a worker thread.");
const port = parentPort;
const { posted, descriptors } = workerData as SendThreadData;
noteDescriptorsIn(descriptors, "sender");
const tell = (message: FromSendThread): void => port.postMessage(message);

/** Set to `dgram`, this variable keeps the native path from being used, for comparison. */
const pathVariable = "CASTSCOPE_SEND_PATH";

const native = process.env[pathVariable] === "dgram" ? null : await openNativeSendPath();
const sends =
  native === null
    ? new TimedSends(new TimerTransmitter(openSender, new PreciseTimers()), tell)
    : new NativeSends(port, posted, native);
port.on("message", (message: ToSendThread) => void sends.take(message));
tell({ kind: "ready" });
