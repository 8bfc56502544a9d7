import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { formatSpread, formatTable, spread } from "../figures.mjs";
import { measureFirstRow } from "./open-first-row.mjs";

/** What a recording of RTP in ten groups takes: Ethernet, IPv4, UDP, and a payload of this size. */
const payloadBytes = 200;
const groups = 10;
const headerBytes = 42;
const recordBytes = 16 + headerBytes + payloadBytes;

/**
 * @typedef {object} Opening
 * @property {string} program
 * @property {number} packets
 * @property {number} ms From its start to its end.
 * @property {number} mib The most memory that it held.
 */

/**
 * Opening recordings of several sizes, beside tshark's and capinfos' way over the same file, and until a window shows its first
 * row. All of it is read from memory: each file was written just before.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runOpen(options, means) {
  const sizes = options.quick ? [10_000, 100_000] : [100_000, 1_000_000, 10_000_000];
  /** @type {Opening[]} */
  const openings = [];
  /** @type {{ packets: number, ms: number[] | null }[]} */
  const firstRows = [];
  for (const packets of sizes) {
    const file = join(means.folder, "open.pcap");
    writeRecording(file, packets);
    const programs = [
      ["castscope", process.execPath, "dist/headless/castscope.js", "open", file, "--json"],
      // Of the largest only how its memory grows is asked.
      ...(packets > 1_000_000
        ? []
        : [
            ["tshark", "tshark", "-r", file, "-q", "-z", "conv,udp"],
            ["capinfos", "capinfos", file],
          ]),
    ].filter(([, command = ""]) => command === process.execPath || isThere(command));
    // In turn, so that what else the computer does falls on all of them.
    for (let turn = 1; turn <= (packets > 1_000_000 ? 1 : options.turns); turn += 1) {
      for (const [program = "", command = "", ...args] of programs) {
        means.say(`${program}, ${packets} packets, turn ${turn}`);
        openings.push({ program, packets, ...(await run(command, args)) });
      }
    }
    means.say(`the first row in a window, ${packets} packets`);
    firstRows.push({ packets, ms: await measureFirstRow(file, options.turns) });
    rmSync(file);
  }
  const rows = [["Recording opened, until all is counted", "packets", "ms", "MiB at most"]];
  const kinds = new Set(openings.map(({ program, packets }) => `${program} ${packets}`));
  for (const kind of kinds) {
    const [program = "", packets = ""] = kind.split(" ");
    const same = openings.filter((one) => one.program === program && one.packets === Number(packets));
    const of = (/** @type {"ms" | "mib"} */ field) =>
      formatSpread(spread(same.map((one) => one[field])), (value) => String(Math.round(value)));
    rows.push([program, packets, of("ms"), of("mib")]);
  }
  console.log(`\n${formatTable(rows).join("\n")}`);
  const painted = firstRows.flatMap(({ packets, ms }) =>
    ms === null ? [] : [[String(packets), formatSpread(spread(ms), (value) => String(Math.round(value)))]],
  );
  const head = ["Packets, in a window", "ms until the first row is painted"];
  if (painted.length > 0) console.log(`\n${formatTable([head, ...painted]).join("\n")}`);
  return { payloadBytes, groups, openings, firstRows };
}

/** @param {string} command */
function isThere(command) {
  return spawnSync("which", [command]).status === 0;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<{ ms: number, mib: number }>}
 */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(command, args, { stdio: "ignore" });
    let kib = 0;
    const look = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
        kib = Math.max(kib, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      } catch {
        // It has ended.
      }
    }, 20);
    child.once("error", reject);
    child.once("exit", (code) => {
      clearInterval(look);
      const ms = performance.now() - begin;
      if (code === 0) resolve({ ms, mib: kib / 1024 });
      else reject(new Error(`${command} ended with ${code}`));
    });
  });
}

/**
 * pcap with nanoseconds; a packet each 20 µs, to each group in turn, and no UDP checksum.
 * @param {string} file
 * @param {number} packets
 */
function writeRecording(file, packets) {
  const fd = openSync(file, "w");
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2_3c4d, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(65_535, 16);
  head.writeUInt32LE(1, 20);
  writeSync(fd, head);
  const perPiece = 10_000;
  const piece = Buffer.alloc(perPiece * recordBytes);
  for (let first = 0; first < packets; first += perPiece) {
    const count = Math.min(perPiece, packets - first);
    for (let index = 0; index < count; index += 1) writePacket(piece, index * recordBytes, first + index);
    writeSync(fd, piece, 0, count * recordBytes);
  }
  closeSync(fd);
}

/**
 * @param {Buffer} into
 * @param {number} at
 * @param {number} number
 */
function writePacket(into, at, number) {
  const group = number % groups;
  const sequence = Math.floor(number / groups);
  const frame = headerBytes + payloadBytes;
  into.writeUInt32LE(1_700_000_000 + Math.floor(number / 50_000), at);
  into.writeUInt32LE((number % 50_000) * 20_000, at + 4);
  into.writeUInt32LE(frame, at + 8);
  into.writeUInt32LE(frame, at + 12);
  const ethernet = at + 16;
  into.writeUInt16BE(0x0800, ethernet + 12);
  const ip = ethernet + 14;
  into[ip] = 0x45;
  into.writeUInt16BE(28 + payloadBytes, ip + 2);
  into[ip + 8] = 8;
  into[ip + 9] = 17;
  into.writeUInt32BE(0x0a00_0001, ip + 12);
  into.writeUInt32BE(0xef01_0100 + group, ip + 16);
  const udp = ip + 20;
  into.writeUInt16BE(4_000, udp);
  into.writeUInt16BE(5_000, udp + 2);
  into.writeUInt16BE(8 + payloadBytes, udp + 4);
  const rtp = udp + 8;
  into[rtp] = 0x80;
  into[rtp + 1] = 96;
  into.writeUInt16BE(sequence & 0xffff, rtp + 2);
  into.writeUInt32BE((sequence * 160) >>> 0, rtp + 4);
  into.writeUInt32BE(0x1000 + group, rtp + 8);
}
