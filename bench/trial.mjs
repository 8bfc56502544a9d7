import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "./children.mjs";
import { processorTime, socketsOf } from "./kernel.mjs";
import { inNamespace, target } from "./target.mjs";
import { until } from "./until.mjs";

/** A sender that stays further behind than this has found its own limit, not the receiver's. */
const reachedShare = 0.97;
/** Per cent of loss that still counts as none. */
const lossLimit = 0.01;

/**
 * One receiver and one sender for some seconds.
 * @typedef {object} Trial
 * @property {string} receiver
 * @property {number} size Bytes of payload.
 * @property {number} asked Datagrams per second that the sender was asked for.
 * @property {number} rate … and that it reached.
 * @property {boolean} limited It stayed behind.
 * @property {number} sent Datagrams that the kernel took of the sender.
 * @property {number} failed … and that it refused.
 * @property {number} received What the receiver counted.
 * @property {number} loss Per cent of those sent.
 * @property {boolean} clean The loss counts as none.
 * @property {number | null} drops Datagrams for which the receiver's sockets had no room.
 * @property {number | null} microseconds Processor time of the receiver for each datagram.
 */

/**
 * @param {import("./receivers/receiver.mjs").Receiver} receiver
 * @param {import("./load/senders.mjs").Load} load
 * @param {{ sender: import("./load/senders.mjs").Sender, folder: string }} means
 * @returns {Promise<Trial>}
 */
export async function runTrial(receiver, load, { sender, folder: parent }) {
  const folder = mkdtempSync(join(parent, "trial-"));
  cutOnLoopback(receiver.seesWire ?? false);
  try {
    const { child, finish } = await receiver.start({ groups: load.groups ?? 1, folder });
    const sending = new Child(sender.command(receiver.header ? { ...load, header: receiver.header } : load));
    await until(() => sending.out.includes("\n"), sending);
    const dropsBefore = socketsOf(target.port)?.drops ?? null;
    const before = processorTime(child.pid);
    await sending.ended;
    await drained();
    const after = processorTime(child.pid);
    const dropsAfter = socketsOf(target.port)?.drops ?? null;
    const drops = dropsBefore === null || dropsAfter === null ? null : dropsAfter - dropsBefore;
    const { warm, sent, failed, seconds } = readSender(sending);
    const counted = await finish();
    const received = counted === null ? sent - (drops ?? 0) : counted - warm;
    // A receiver that heard nothing at all was not joined: that is no loss.
    if (received <= 0) throw new Error(`${receiver.name} received nothing of ${sent} datagrams.`);
    const loss = (100 * (sent - received)) / sent;
    return {
      ...{ receiver: receiver.name, size: load.size, asked: load.rate, rate: sent / seconds },
      limited: sent / seconds < reachedShare * load.rate,
      ...{ sent, failed, received, loss, clean: loss < lossLimit, drops },
      microseconds: before === null || after === null ? null : (1000 * (after - before)) / received,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Child} sending
 * @returns {{ warm: number, sent: number, failed: number, seconds: number }}
 */
function readSender(sending) {
  const [warm, sent] = sending.out.trim().split("\n");
  if (warm === undefined || sent === undefined) throw new Error(`The sender failed: ${sending.err.trim()}`);
  return { ...JSON.parse(warm), ...JSON.parse(sent) };
}

/** Waits until the receiver has read what was in its sockets, for at most five seconds. */
async function drained() {
  for (let turn = 0; turn < 100; turn += 1) {
    await sleep(50);
    if ((socketsOf(target.port)?.waiting ?? 0) === 0) break;
  }
  await sleep(100);
}

/** @type {boolean | null} */
let cut = null;

/**
 * Loopback passes up to 64 datagrams of one call on as one packet, which is cut for each socket:
 * cheapest for the sender, the same for receivers with a socket. A capture would see one packet of
 * 64 datagrams; for it loopback cuts them first, at the sender's cost.
 * @param {boolean} wanted
 */
function cutOnLoopback(wanted) {
  if (wanted === cut || !inNamespace()) return;
  cut = wanted;
  spawnSync("ip", ["link", "set", "dev", target.device, "gso_max_segs", wanted ? "1" : "65535"]);
}
