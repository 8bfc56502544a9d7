import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../children.mjs";
import { openDoor } from "../door.mjs";
import { formatTable } from "../figures.mjs";
import { residentBytes } from "../kernel.mjs";
import { target } from "../target.mjs";
import { openSecondWindow } from "../window/second-window.mjs";

/**
 * Memory in RAM of the whole serving process, in bytes.
 * @typedef {object} Memory
 * @property {number} size Bytes of payload of the packets that filled the store.
 * @property {number} atRest Nothing joined, no window open.
 * @property {number} joined One group joined, nothing received.
 * @property {number} atBound The store is full, and packets gave way.
 * @property {number} highest The most that was seen on the way.
 * @property {number} twice After as many packets again.
 * @property {number} kept Packets that the full store holds.
 */

/** Quick enough to fill the store in seconds, slow enough that nothing is lost. */
const fillRate = 100_000;
/** A store that is not full after this time has another bound than it says. */
const fillSeconds = 120;

/**
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runMemory(options, means) {
  if (residentBytes(process.pid) === null) {
    console.log("\nLeft out: the memory, because this system does not tell it.");
    return null;
  }
  const figures = [];
  for (const size of options.sizes) {
    means.say(`Memory, with packets of ${size} bytes`);
    figures.push(await measureMemory(size, options.memory, means));
  }
  const mebibytes = (/** @type {number} */ bytes) => `${(bytes / 1024 ** 2).toFixed(0)} MiB`;
  const rows = figures.map((one) => [
    `${one.size} bytes`,
    ...[one.atRest, one.joined, one.atBound, one.twice, one.highest].map(mebibytes),
    one.kept.toLocaleString("en-GB"),
  ]);
  const head = [
    `Memory of the process, ${options.memory} MiB may be kept`,
    "at rest",
    "joined",
    "store full",
    "twice as long",
    "highest",
    "kept",
  ];
  console.log(`\n${formatTable([head, ...rows]).join("\n")}`);
  return figures;
}

/**
 * @param {number} size
 * @param {number} memory MiB that may be kept.
 * @param {import("../means.mjs").Means} means
 * @returns {Promise<Memory>}
 */
async function measureMemory(size, memory, { sender }) {
  const { child, url } = await openDoor(["--memory", `${memory}`]);
  let highest = 0;
  const now = () => {
    const bytes = residentBytes(child.pid) ?? 0;
    highest = Math.max(highest, bytes);
    return bytes;
  };
  try {
    await sleep(1_000);
    const atRest = now();
    await join(url);
    await sleep(500);
    const joined = now();
    const sending = new Child(sender.command({ rate: fillRate, size, seconds: 2 * fillSeconds }));
    const full = await watchUntil(url, now, ({ storeDropped }) => storeDropped > 0);
    const atBound = now();
    // As much again: what grows with time and not with what is kept shows here.
    const twice = await watchUntil(url, now, ({ packets }) => packets > 2 * full.packets);
    const figures = {
      size,
      atRest,
      joined,
      atBound,
      highest: 0,
      twice: now(),
      kept: twice.packets - twice.firstKept + 1,
    };
    await sending.stop();
    return { ...figures, highest };
  } finally {
    await child.stop();
  }
}

/** @param {string} url */
async function join(url) {
  const window = await openSecondWindow(url);
  const place = { address: target.group, port: target.port, interface: target.interface };
  await window.call("join", { ...place, source: null, bind: "group", name: "" });
  window.close();
}

/**
 * Looks at the one membership each quarter of a second.
 * @param {string} url
 * @param {() => number} sample
 * @param {(row: Row) => boolean} reached
 * @returns {Promise<Row>}
 *
 * @typedef {{ packets: number, storeDropped: number, firstKept: number }} Row
 */
async function watchUntil(url, sample, reached) {
  const window = await openSecondWindow(url);
  try {
    for (const end = Date.now() + fillSeconds * 1000; Date.now() < end; await sleep(250)) {
      sample();
      const { memberships } = await window.call("snapshot", null);
      if (memberships[0] && reached(memberships[0])) return memberships[0];
    }
    throw new Error(`The store was not full after ${fillSeconds} s.`);
  } finally {
    window.close();
  }
}
