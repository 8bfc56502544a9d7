import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

const headerLength = 20;
const sessionLength = 10;
const endOfSession = 0xffff;
/** A message's number counts up to 2^53 here, which no session reaches; text in its place is larger. */
const highMost = 0x1f_ffff;

/** Message types of TotalView-ITCH 5.0, by their letter, with their lengths. */
const itch: Readonly<Record<string, readonly [name: string, length: number]>> = {
  S: ["System event", 12],
  R: ["Stock directory", 39],
  H: ["Stock trading action", 25],
  Y: ["Reg SHO restriction", 20],
  L: ["Market participant position", 26],
  V: ["MWCB decline level", 35],
  W: ["MWCB status", 12],
  K: ["IPO quoting period update", 28],
  J: ["LULD auction collar", 35],
  h: ["Operational halt", 21],
  A: ["Add order", 36],
  F: ["Add order with MPID", 40],
  E: ["Order executed", 31],
  C: ["Order executed with price", 36],
  X: ["Order cancel", 23],
  D: ["Order delete", 19],
  U: ["Order replace", 35],
  P: ["Trade", 44],
  Q: ["Cross trade", 40],
  B: ["Broken trade", 19],
  I: ["Net order imbalance indicator", 50],
  N: ["Retail price improvement indicator", 20],
  O: ["Direct listing with capital raise", 48],
};
/** Those that have a stock behind the time. */
const namesStock = "RHYKJhIN";
/** Those that have an order's number there. */
const namesOrder = "AFECXDUP";
/** Messages that are named in the line, which is narrow. */
const toldMost = 3;

/** MoldUDP64 1.0 (Nasdaq), and of TotalView-ITCH 5.0 in it the types and what all messages begin with. */
export const moldudp64: Decoder = {
  type: "moldudp64",
  title: "MoldUDP64",
  ports: [],
  recognise(bytes) {
    if (bytes.length < headerLength) return evidence.none;
    for (let at = 0; at < sessionLength; at += 1) {
      const character = bytes[at] ?? 0;
      if (character < 0x20 || character > 0x7e) return evidence.none;
    }
    const high = u16(bytes, 10) * 0x1_0000 + u16(bytes, 12);
    const low = u16(bytes, 14) * 0x1_0000 + u16(bytes, 16);
    if (high > highMost || (high === 0 && low === 0)) return evidence.none;
    const count = u16(bytes, 18);
    if (bytes.length === headerLength) {
      // Others ask for messages again with such a header; it is as likely anything else.
      return count === 0 || count === endOfSession ? evidence.likely : evidence.possible;
    }
    return holds(bytes, count) ? evidence.likely : evidence.none;
  },
  decode(packet) {
    const session = packet.text(0, sessionLength, "session", "Session").trim();
    const sequence = packet.u64(10, "sequence", "Sequence number");
    const count = packet.u16(18, "count", "Message count", {
      names: { 0: "Heartbeat", [endOfSession]: "End of session" },
    });
    const where = `session ${session}`;
    if (count === 0) return `Heartbeat, next ${sequence}, ${where}`;
    if (count === endOfSession) return `End of session, next ${sequence}, ${where}`;
    if (packet.left(headerLength) === 0) return `Request of ${count} from ${sequence}, ${where}`;
    const told = decodeBlocks(packet, count, sequence);
    const last = count === 1 ? `${sequence}` : `${sequence} to ${sequence + count - 1}`;
    return `Messages ${last}, ${where}${told === "" ? "" : `: ${told}`}`;
  },
};

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Whether so many messages, each behind its length, end where the packet ends. */
function holds(bytes: Uint8Array, count: number): boolean {
  let at = headerLength;
  for (let message = 0; message < count; message += 1) {
    if (at + 2 > bytes.length) return false;
    at += 2 + u16(bytes, at);
  }
  return at === bytes.length;
}

function decodeBlocks(packet: Branch, count: number, sequence: number): string {
  const told: string[] = [];
  let known = 0;
  let at = headerLength;
  for (let index = 0; index < count; index += 1) {
    const length = packet.peek16(at);
    packet.branch(at, 2 + length, "message", `Message ${sequence + index}`, (inner) => {
      inner.u16(at, "length", "Message length", { unit: "bytes" });
      const name = length === 0 ? "" : decodeMessage(inner, at + 2, length);
      if (name !== "") known += 1;
      if (name !== "" && told.length < toldMost) told.push(name);
      return name === "" ? `${length} bytes` : name;
    });
    at += 2 + length;
  }
  if (packet.left(at) > 0) packet.raw(at, packet.left(at), "rest", "Bytes behind the messages");
  const names = told.join(", ");
  return known > toldMost ? `${names} and ${known - toldMost} more` : names;
}

/** @returns the message's name; empty where it is none of ITCH 5.0 */
function decodeMessage(inner: Branch, at: number, length: number): string {
  const letter = String.fromCharCode(inner.peek8(at));
  const known = Object.hasOwn(itch, letter) ? itch[letter] : undefined;
  // MoldUDP64 carries other protocols too: a letter alone says nothing.
  if (known?.[1] !== length) {
    inner.raw(at, length, "data", "Message data", `${length} bytes`);
    return "";
  }
  const [name] = known;
  inner.value(at, 1, "type", "Message type", letter, `${name} (${letter})`);
  inner.u16(at + 1, "stock-locate", "Stock locate");
  inner.u16(at + 3, "tracking", "Tracking number");
  inner.u48(at + 5, "timestamp", "Timestamp", { say: sayTime });
  const behind = at + 11;
  let next = behind;
  let what = "";
  if (namesStock.includes(letter)) {
    what = ` of ${inner.text(behind, 8, "stock", "Stock").trim()}`;
    next += 8;
  } else if (namesOrder.includes(letter)) {
    what = ` ${inner.u64(behind, "order", "Order reference number")}`;
    next += 8;
  } else if (letter === "S") {
    inner.text(behind, 1, "event", "Event code");
    what = `, ${sayEvent(inner.peek8(behind))}`;
    next += 1;
  }
  const rest = at + length - next;
  if (rest > 0) inner.raw(next, rest, "data", "Message data", `${rest} bytes`);
  return `${name}${what}`;
}

/** Nanoseconds since midnight, New York's. */
function sayTime(nanoseconds: number): string {
  const seconds = Math.floor(nanoseconds / 1e9);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return `${clock}.${String(nanoseconds % 1e9).padStart(9, "0")}`;
}

const events: Readonly<Record<number, string>> = {
  ...{ 79: "start of messages", 83: "start of system hours", 81: "start of market hours" },
  ...{ 77: "end of market hours", 69: "end of system hours", 67: "end of messages" },
};

function sayEvent(code: number): string {
  return nameIn(events, code) ?? String.fromCharCode(code);
}
