import { closeSync, openSync, readFileSync } from "node:fs";
import { systemClock } from "../../electron/engine/time/clock.ts";
import { Arrangements } from "../../electron/engine/traffic/arrange/arrangements.ts";
import { decoders } from "../../shared/decode/decoders.ts";
import { Decoding } from "../../shared/decode/decoding.ts";
import { summarise } from "../../shared/decode/preview.ts";
import { group, keepPackets, writeRecording } from "./kept-packets.mjs";

/**
 * Prints in JSON what filtering kept packets takes in the engine, in ms, and what the lines of a page of rows take.
 * Its one argument is a file with what to do, in JSON.
 */

/**
 * @typedef {object} Task
 * @property {number} kept Packets to keep.
 * @property {string} recording A file that they are written to.
 * @property {readonly string[]} filters
 * @property {number} turns
 * @property {readonly { hex: string, sent: import("../../shared/decode/decoder.ts").Sent }[]} packets Of a page.
 * @property {number} pages
 */

/** @type {Task} */
const task = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const log = keepPackets(task.kept);
const file = openSync(task.recording, "w");
writeRecording(log, file);
closeSync(file);

const ground = { ...group, time: log.time, hearsOthers: false, decoders, decoding: new Decoding().group("") };
const filtered = [];
for (const filter of task.filters) {
  /** @type {number[]} */
  const ms = [];
  let found = 0;
  // The first turn is the compiler's.
  for (let turn = 0; turn <= task.turns; turn += 1) {
    const begin = performance.now();
    found = await findAll(filter);
    if (turn > 0) ms.push(performance.now() - begin);
  }
  filtered.push({ filter, found, ms });
}

/** @param {string} filter */
async function findAll(filter) {
  const arrangements = new Arrangements(systemClock);
  const upTo = log.nextNumber - 1;
  const request = { by: /** @type {const} */ ("number"), descending: false, filter, upTo, replaces: null };
  let told = await arrangements.arrange(log, ground, request);
  while (!told.done) told = await arrangements.state(log, told.arrangement, upTo);
  arrangements.close();
  return told.last - told.first + 1;
}

const rows = task.packets.map(({ hex, sent }) => ({ bytes: Uint8Array.from(Buffer.from(hex, "hex")), sent }));
const rowsPerPage = 50;
/** @type {number[]} */
const pages = [];
let characters = 0;
for (let page = 0; page < task.pages; page += 1) {
  const begin = performance.now();
  for (let row = 0; row < rowsPerPage; row += 1) {
    const { bytes, sent } = rows[(page * rowsPerPage + row) % rows.length] ?? {
      bytes: new Uint8Array(),
      sent: group,
    };
    const to = { sourcePort: 0, ...sent };
    const summary = summarise(bytes, bytes.length, (whole) => ground.decoding.decode(whole, to, ""));
    characters += summary.info.length;
  }
  pages.push(performance.now() - begin);
}
console.log(JSON.stringify({ filtered, pages, characters }));
