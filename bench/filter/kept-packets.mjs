import { writeSync } from "node:fs";
import { Memory } from "../../electron/engine/traffic/memory.ts";
import { PacketLog } from "../../electron/engine/traffic/store/packet-log.ts";
import { SegmentPool } from "../../electron/engine/traffic/store/segment-pool.ts";
import { interfaceBlock } from "../../shared/capture/write/interface.ts";
import { closePacket, openPacket, packetBytes } from "../../shared/capture/write/packet.ts";
import { sectionBlock } from "../../shared/capture/write/section.ts";
import { Batches } from "../analysis/datagrams.mjs";

/** Where all packets are sent, and who sends them. */
export const group = { address: "239.1.2.3", port: 5_004 };
const senders = [
  { address: "10.0.0.7", port: 40_000 },
  { address: "10.0.0.8", port: 40_000 },
];
/** A word that stands in one packet of so many. */
export const rare = { word: "LaserJet", each: 1_000 };

const epoch = 1_700_000_000_000;
const time = { now: () => 0, at: (/** @type {number} */ moment) => epoch + moment };
const rareBytes = Buffer.from(rare.word);

/** RTP with a marker in each eighth packet. @type {import("../analysis/datagrams.mjs").Load["write"]} */
function writeRtp(memory, at, number) {
  const view = new DataView(memory.buffer, at);
  view.setUint16(0, 0x8060 | (number % 8 === 0 ? 0x80 : 0));
  view.setUint16(2, number & 0xffff);
  view.setUint32(4, (number * 90) >>> 0);
  view.setUint32(8, 0x5a1c_03e2);
  memory.fill(number & 0x3f, at + 12, at + 12 + rareBytes.length);
  if (number % rare.each === 0) memory.set(rareBytes, at + 12);
}

const loads = [120, 200].map((size) => ({ name: `RTP, ${size}`, size, write: writeRtp }));

/**
 * Keeps packets of RTP as a socket's would be: of two senders, and of two sizes.
 * @param {number} count
 */
export function keepPackets(count) {
  const pool = new SegmentPool(new Memory(count * 300 + 64 * 1024 * 1024));
  const log = new PacketLog(pool, { at: (place) => senders[place] ?? null }, time);
  const sources = loads.map((load) => new Batches(load));
  for (let kept = 0, turn = 0; kept < count; turn += 1) {
    const batch = sources[turn % sources.length]?.next();
    if (batch === undefined) throw new Error("There are no packets to keep.");
    const more = Math.min(batch.count, count - kept);
    log.add(batch, 0, more, Math.floor(turn / 2) % senders.length);
    kept += more;
  }
  return log;
}

const blockBytes = 1024 * 1024;

/**
 * Writes kept packets into an open file as a recording in pcapng.
 * @param {PacketLog} log
 * @param {number} file
 */
export function writeRecording(log, file) {
  writeSync(file, sectionBlock({ program: "benchmark", system: null, hardware: null, comment: null }));
  writeSync(file, interfaceBlock({ name: null, description: null, comment: null }));
  const bytes = new Uint8Array(blockBytes);
  const view = new DataView(bytes.buffer);
  const packet = {
    ...{ interface: 0, timeHigh: 0, timeLow: 0, drops: 0, longer: false, family: /** @type {const} */ (4) },
    ...{ source: new Uint8Array(4), sourceAt: 0, sourcePort: 0 },
    ...{ destination: addressOf(group.address), destinationAt: 0, destinationPort: group.port },
    ...{ ttl: 64, tos: 0, size: 0 },
  };
  let end = 0;
  for (let number = log.firstKept; number < log.nextNumber; number += 1) {
    const { segment, index } = log.find(number) ?? fail(number);
    const sender = segment.sender(index);
    const at = BigInt(Math.round(time.at(segment.at(index)) * 1_000)) * 1_000n;
    packet.timeHigh = Number(at >> 32n);
    packet.timeLow = Number(at & 0xffff_ffffn);
    packet.source = addressOf(sender.address);
    packet.sourcePort = sender.port;
    packet.ttl = segment.ttl(index) ?? -1;
    packet.size = segment.size(index);
    if (end + packetBytes(packet) > blockBytes) {
      writeSync(file, bytes.subarray(0, end));
      end = 0;
    }
    const payloadAt = openPacket(bytes, view, end, packet);
    bytes.set(segment.payload(index), payloadAt);
    end = closePacket(view, end, packet);
  }
  writeSync(file, bytes.subarray(0, end));
}

/**
 * @param {number} number
 * @returns {never}
 */
function fail(number) {
  throw new Error(`Packet ${number} is not kept.`);
}

/** @param {string} address */
function addressOf(address) {
  return Uint8Array.from(address.split("."), Number);
}
