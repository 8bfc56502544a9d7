import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { unixTime } from "../unix-time.ts";

const leastLength = 28;
const addressTypes: Readonly<Record<number, string>> = { 0: "none", 1: "IPv4", 2: "IPv6" };
/** Bytes of an address, by its type. */
const addressLengths: readonly (number | undefined)[] = [undefined, 4, 16];
const positionStates: Readonly<Record<number, string>> = { 0: "invalid", 1: "stale", 2: "current" };
/** Latitude, longitude, altitude and the position's state. */
const positionLength = 13;
const checksumLength = 4;

/** MGEN, version 2 of its message (mgen 4 and 5, src/common/mgenMsg.cpp). */
export const mgen: Decoder = {
  type: "mgen",
  title: "MGEN",
  ports: [5_000],
  recognise(bytes) {
    if (bytes.length < leastLength || bytes[2] !== 2) return evidence.none;
    const length = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
    const micros = ((bytes[17] ?? 0) << 16) | ((bytes[18] ?? 0) << 8) | (bytes[19] ?? 0);
    if (length < leastLength || length > bytes.length || bytes[16] !== 0 || micros >= 1_000_000) {
      return evidence.none;
    }
    return addressLengths[bytes[22] ?? 0] === bytes[23] ? evidence.likely : evidence.none;
  },
  decode(packet) {
    const length = packet.u16(0, "length", "Message length", { unit: "bytes" });
    packet.u8(2, "version", "Version");
    packet.flag(3, 1, 3, "checksum-error", "Checksum error");
    packet.flag(3, 1, 4, "last-buffer", "Last buffer");
    const hasChecksum = packet.flag(3, 1, 5, "has-checksum", "Checksum");
    packet.flag(3, 1, 6, "end-of-message", "End of message");
    packet.flag(3, 1, 7, "continues", "Continues");
    const flow = packet.u32(4, "flow", "Flow ID");
    const sequence = packet.u32(8, "sequence", "Sequence number");
    const seconds = packet.u32(12, "seconds", "Seconds", { unit: "s" });
    const microseconds = packet.u32(16, "microseconds", "Microseconds", { unit: "µs" });
    const end = Math.min(packet.end, length) - (hasChecksum ? checksumLength : 0);
    const port = packet.u16(20, "port", "Destination port");
    const target = decodeAddress(packet, 22, "destination", "Destination address");
    decodeOptional(packet, target.next, end);
    if (hasChecksum) packet.u32(end, "checksum", "Checksum", { hex: true });
    const behind = end + (hasChecksum ? checksumLength : 0);
    if (packet.left(behind) > 0) packet.raw(behind, packet.left(behind), "rest", "Bytes behind");
    const time = unixTime(seconds, 1_000 * microseconds, 6);
    const to = target.told === "" ? "" : ` to ${target.told}:${port}`;
    return `Flow ${flow}, seq ${sequence}${to} at ${time}, ${length} bytes`;
  },
};

interface Address {
  readonly told: string;
  readonly next: number;
}

/** Its type, its length, and the address itself. */
function decodeAddress(packet: Branch, at: number, word: string, title: string): Address {
  const type = packet.u8(at, `${word}-type`, `${title}, type`, { names: addressTypes });
  const length = packet.u8(at + 1, `${word}-length`, `${title}, length`, { unit: "bytes" });
  const place = at + 2;
  const next = place + length;
  if (type === 1 && length === 4) return { told: packet.ipv4(place, word, title), next };
  if (type === 2 && length === 16) return { told: `[${packet.ipv6(place, word, title)}]`, next };
  if (length > 0) packet.raw(place, length, word, title);
  return { told: "", next };
}

/** What a message has as long as there is room: the host, its position, a payload, zeros. */
function decodeOptional(packet: Branch, begin: number, end: number): void {
  let at = begin;
  if (end >= at + 4) {
    packet.u16(at, "host-port", "Host port");
    at = decodeAddress(packet, at + 2, "host", "Host address").next;
  }
  if (end >= at + positionLength) {
    packet.u32(at, "latitude", "Latitude", { say: sayDegrees });
    packet.u32(at + 4, "longitude", "Longitude", { say: sayDegrees });
    packet.i32(at + 8, "altitude", "Altitude", { names: { [-999]: "unknown" }, unit: "m" });
    packet.u8(at + 12, "position-state", "GPS status", { names: positionStates });
    at += positionLength;
  }
  if (end >= at + 3) {
    packet.u8(at, "payload-type", "Payload type", { names: { 0: "user data", 1: "MGEN data" } });
    const length = packet.u16(at + 1, "payload-length", "Payload length", { unit: "bytes" });
    at += 3;
    if (length > 0 && end >= at + length) {
      packet.raw(at, length, "payload", "Payload");
      at += length;
    }
  }
  if (end > at) packet.raw(at, end - at, "fill", "Fill", `${end - at} bytes`);
}

/** 60,000ths of a degree from -180 on; 999 degrees are nowhere. */
function sayDegrees(value: number): string {
  const degrees = value / 60_000 - 180;
  return Math.abs(degrees) > 180 ? "unknown" : `${degrees.toFixed(5)}°`;
}
