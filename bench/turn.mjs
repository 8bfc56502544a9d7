import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { processorTime, socketsOf } from "./kernel.mjs";
import { target } from "./target.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const bundle = join(here, "..", "dist", "headless", "castscope.js");

/** The receivers that take turns; both say in a line that they joined, and their counts at the end. */
export const receivers = {
  "bare dgram": [join(here, "bare-receiver.mjs")],
  Castscope: [
    ...[bundle, "watch", `${target.group}:${target.port}`],
    ...["--on", target.interface, "--json", "--every", "1"],
  ],
};
/** @typedef {keyof typeof receivers} ReceiverName */

/**
 * @typedef {object} Turn
 * @property {ReceiverName} receiver
 * @property {string} path How the receiver takes packets from the kernel.
 * @property {number} sent What the sender says that the kernel took.
 * @property {number} failed What the kernel refused the sender.
 * @property {number} rate Datagrams per second that the sender reached.
 * @property {number} received What the receiver counted.
 * @property {number} loss Per cent of those sent.
 * @property {number | null} drops Datagrams for which the kernel had no room in the socket.
 * @property {number | null} microseconds Processor time of the receiver for each datagram.
 */

/**
 * One receiver in a process of its own, and one sender in another.
 * @param {ReceiverName} receiver
 * @param {readonly string[]} sender The sender's command.
 * @returns {Promise<Turn>}
 */
export async function runTurn(receiver, sender) {
  const child = spawn(process.execPath, receivers[receiver], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  try {
    let last = "";
    const lines = createInterface({ input: child.stdout });
    lines.on("line", (line) => {
      last = line;
    });
    await Promise.race([
      once(lines, "line"),
      ended.then(() => {
        throw new Error(`The receiver “${receiver}” ended before it had joined.`);
      }),
    ]);
    const pid = child.pid ?? 0;
    const before = processorTime(pid);
    const { sent, failed, seconds } = await send(sender);
    await drained();
    const after = processorTime(pid);
    const drops = socketsOf(target.port)?.drops ?? null;
    child.kill("SIGTERM");
    await ended;
    const { groups, receivePath: path } = JSON.parse(last);
    const received = groups[0].packets;
    return {
      ...{ receiver, path, sent, failed, received, drops },
      rate: sent / seconds,
      loss: (100 * (sent - received)) / sent,
      microseconds: before === null || after === null ? null : (1000 * (after - before)) / received,
    };
  } finally {
    child.kill("SIGKILL");
  }
}

/**
 * @param {readonly string[]} command
 * @returns {Promise<{ sent: number, failed: number, seconds: number }>}
 */
async function send([program = "", ...args]) {
  const { stdout } = await promisify(execFile)(program, args);
  return JSON.parse(stdout);
}

/** Waits until the receiver has read what was in its socket, for at most five seconds. */
async function drained() {
  for (let turn = 0; turn < 50; turn += 1) {
    await sleep(100);
    if ((socketsOf(target.port)?.waiting ?? 0) === 0) break;
  }
  await sleep(300);
}
