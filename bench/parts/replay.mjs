import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { formatSpread, formatTable, spread } from "../figures.mjs";

/** What is recorded: RTP with seven packets of MPEG-TS, at distances of 10 µs to some ms that follow no rule. */
const payloadBytes = 1_328;
const headerBytes = 42;
const meanUs = 1_000;
const group = "239.9.9.9";
const port = 5_004;
/** A cable: what is sent at one end is stamped by the kernel when it comes out of the other. */
const near = "replay0";
const far = "replay1";

/**
 * @typedef {object} Replay
 * @property {string} program
 * @property {number} packets That came, of those that are in the file.
 * @property {number} median By how much distances between two packets differ from the recorded ones, in µs: half of all by less …
 * @property {number} p99 … and of a hundred 99.
 * @property {number} late By how many µs packets came after their time at the 99th percentile, counted from the one that came earliest.
 * @property {number} cpuMs Processor time of the program.
 */

/**
 * Sending a recording again beside tcpreplay: distances between packets on the wire against the recorded ones, by the
 * kernel's stamps as dumpcap writes them.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runReplay(options, means) {
  if (!isThere("dumpcap") || !isThere("tshark") || !isThere("ip")) {
    means.say("replay is left out: ip, dumpcap and tshark are needed");
    return null;
  }
  if (!plug()) {
    means.say("replay is left out: it needs a network of its own");
    return null;
  }
  const file = join(means.folder, "replay.pcap");
  const seconds = options.quick ? 2 : 10;
  const offsets = writeRecording(file, (seconds * 1_000_000) / meanUs);
  const castscope = [process.execPath, "dist/headless/castscope.js", "replay", file, "--on", near];
  const programs = /** @type {const} */ ([
    ["castscope, sendmmsg", castscope, {}],
    ["castscope, dgram", castscope, { CASTSCOPE_SEND_PATH: "dgram" }],
    ["tcpreplay", ["tcpreplay", "-q", "-i", near, file], {}],
  ]);
  /** @type {Replay[]} */
  const replays = [];
  try {
    for (let turn = 1; turn <= options.turns; turn += 1) {
      for (const [program, command, variables] of programs) {
        if (!isThere(command[0])) continue;
        means.say(`${program}, turn ${turn}`);
        const capture = join(means.folder, "replayed.pcapng");
        replays.push({ program, ...(await measure(command, variables, capture, offsets)) });
      }
    }
  } finally {
    spawnSync("ip", ["link", "delete", near]);
  }
  const rows = [
    [
      `Replay, ${offsets.length} packets in ${seconds} s`,
      "came",
      "off, median µs",
      "off, 99 % µs",
      "late, 99 % µs",
      "CPU ms",
    ],
  ];
  for (const program of new Set(replays.map((one) => one.program))) {
    const same = replays.filter((one) => one.program === program);
    const of = (/** @type {"packets" | "median" | "p99" | "late" | "cpuMs"} */ field, digits = 0) =>
      formatSpread(spread(same.map((one) => one[field])), (value) => value.toFixed(digits));
    rows.push([program, of("packets"), of("median", 1), of("p99"), of("late"), of("cpuMs")]);
  }
  console.log(`\n${formatTable(rows).join("\n")}`);
  return { payloadBytes, meanUs, replays };
}

/** @param {string} command */
function isThere(command) {
  return spawnSync("which", [command]).status === 0;
}

function plug() {
  const lines = [
    ["link", "add", near, "type", "veth", "peer", "name", far],
    ["address", "add", "10.79.0.1/24", "dev", near],
    ["link", "set", near, "up"],
    ["link", "set", far, "up"],
  ];
  return lines.every((line) => spawnSync("ip", line).status === 0);
}

/**
 * @param {readonly string[]} command
 * @param {Record<string, string>} variables
 * @param {string} capture
 * @param {readonly number[]} offsets
 */
async function measure(command, variables, capture, offsets) {
  const dumpcap = spawn("dumpcap", ["-q", "-i", far, "-B", "64", "-f", `udp port ${port}`, "-w", capture]);
  await new Promise((resolve) => {
    dumpcap.stderr.on("data", (text) => {
      if (String(text).includes("File:")) resolve(null);
    });
  });
  await sleep(300);
  const [program = "", ...args] = command;
  const child = spawn(program, args, { stdio: "ignore", env: { ...process.env, ...variables } });
  let cpuMs = 0;
  const look = setInterval(() => {
    cpuMs = Math.max(cpuMs, cpuTime(child.pid ?? 0));
  }, 50);
  const [code] = await once(child, "exit");
  clearInterval(look);
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  await sleep(500);
  dumpcap.kill("SIGINT");
  await once(dumpcap, "exit");
  return { ...deviations(arrivals(capture), offsets), cpuMs };
}

/** Ticks of user and kernel time, of all its threads. @param {number} pid */
function cpuTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
}

/**
 * When each packet came, in µs from the first, by the number that RTP gives it.
 * @param {string} capture
 * @returns {Map<number, number>}
 */
function arrivals(capture) {
  const fields = ["-T", "fields", "-e", "frame.time_epoch", "-e", "udp.payload"];
  const { stdout } = spawnSync("tshark", ["-n", "-r", capture, "-Y", `ip.dst == ${group}`, ...fields], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  /** @type {Map<number, number>} */
  const came = new Map();
  let first = 0n;
  for (const line of stdout.trim().split("\n")) {
    const [time = "", payload = ""] = line.split("\t");
    const [whole = "0", fraction = ""] = time.split(".");
    const at = BigInt(whole) * 1_000_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, "0"));
    if (came.size === 0) first = at;
    came.set(Number.parseInt(payload.slice(8, 16), 16), Number(at - first) / 1_000);
  }
  return came;
}

/**
 * @param {Map<number, number>} came
 * @param {readonly number[]} offsets
 */
function deviations(came, offsets) {
  const distances = [];
  const late = [];
  for (const [number, at] of came) {
    const offset = offsets[number] ?? 0;
    late.push(at - offset);
    const [before, offsetBefore] = [came.get(number - 1), offsets[number - 1]];
    if (before === undefined || offsetBefore === undefined) continue;
    distances.push(Math.abs(at - before - (offset - offsetBefore)));
  }
  const earliest = late.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  return {
    packets: came.size,
    median: at(distances, 0.5),
    p99: at(distances, 0.99),
    late: at(late, 0.99) - earliest,
  };
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function at(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/**
 * A pcap with nanoseconds, whose RTP timestamp is the packet's number.
 * @param {string} file
 * @param {number} packets
 * @returns {number[]} When each packet is due, in µs from the first.
 */
function writeRecording(file, packets) {
  const frame = headerBytes + payloadBytes;
  const bytes = Buffer.alloc(24 + packets * (16 + frame));
  bytes.writeUInt32LE(0xa1b2_3c4d, 0);
  bytes.writeUInt16LE(2, 4);
  bytes.writeUInt16LE(4, 6);
  bytes.writeUInt32LE(65_535, 16);
  bytes.writeUInt32LE(1, 20);
  const offsets = [];
  let us = 0;
  let random = 1;
  for (let number = 0; number < packets; number += 1) {
    offsets.push(us);
    writePacket(bytes, 24 + number * (16 + frame), number, us);
    // The same in each run: exponential, as of packets that know nothing of each other.
    random = (random * 48_271) % 2_147_483_647;
    us += Math.max(10, Math.round(-Math.log(random / 2_147_483_647) * meanUs));
  }
  writeFileSync(file, bytes);
  return offsets;
}

/**
 * @param {Buffer} into
 * @param {number} at
 * @param {number} number
 * @param {number} us
 */
function writePacket(into, at, number, us) {
  const frame = headerBytes + payloadBytes;
  into.writeUInt32LE(1_700_000_000 + Math.floor(us / 1_000_000), at);
  into.writeUInt32LE((us % 1_000_000) * 1_000, at + 4);
  into.writeUInt32LE(frame, at + 8);
  into.writeUInt32LE(frame, at + 12);
  const ethernet = at + 16;
  into.set([0x01, 0x00, 0x5e, 0x09, 0x09, 0x09], ethernet);
  into.writeUInt16BE(0x0800, ethernet + 12);
  const ip = ethernet + 14;
  into[ip] = 0x45;
  into.writeUInt16BE(28 + payloadBytes, ip + 2);
  into[ip + 8] = 1;
  into[ip + 9] = 17;
  into.writeUInt32BE(0x0a4f_0001, ip + 12);
  into.set(group.split(".").map(Number), ip + 16);
  const udp = ip + 20;
  into.writeUInt16BE(port, udp);
  into.writeUInt16BE(port, udp + 2);
  into.writeUInt16BE(8 + payloadBytes, udp + 4);
  const rtp = udp + 8;
  into.writeUInt16BE(0x8021, rtp);
  into.writeUInt16BE(number & 0xffff, rtp + 2);
  into.writeUInt32BE(number, rtp + 4);
  into.writeUInt32BE(0x5a1c_03e2, rtp + 8);
}
