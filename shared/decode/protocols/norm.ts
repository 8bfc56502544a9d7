import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";
import { unixTime } from "../unix-time.ts";

/** RFC 5740, section 4.1. */
const types: Readonly<Record<number, string>> = {
  ...{ 1: "NORM_INFO", 2: "NORM_DATA", 3: "NORM_CMD", 4: "NORM_NACK", 5: "NORM_ACK", 6: "NORM_REPORT" },
};
/** Section 4.2.3. */
const commands: Readonly<Record<number, string>> = {
  ...{ 1: "FLUSH", 2: "EOT", 3: "SQUELCH", 4: "CC", 5: "REPAIR_ADV", 6: "ACK_REQ", 7: "APPLICATION" },
};
const acknowledged: Readonly<Record<number, string>> = { 1: "NORM_ACK_CC", 2: "NORM_ACK_FLUSH" };
const objectFlags = [...["repair", "explicit", "info", "unreliable", "file", "stream"]] as const;
/** Bytes of the FEC payload id, by the FEC encoding id (RFC 5445, 5510, 6330). */
const payloadIds: Readonly<Record<number, number>> = {
  0: 4,
  1: 4,
  2: 4,
  3: 4,
  4: 4,
  5: 4,
  6: 4,
  128: 8,
  129: 8,
  130: 4,
};
const extensions: Readonly<Record<number, string>> = {
  ...{ 1: "EXT_AUTH", 3: "EXT_CC", 64: "EXT_FTI", 128: "EXT_RATE" },
};
const infoLength = 16;
const commandLength = 16;
const answerLength = 24;
/** Words of the longest header: extensions are few. */
const headerMost = 16;

/** NACK-Oriented Reliable Multicast, RFC 5740. */
export const norm: Decoder = {
  type: "norm",
  title: "NORM",
  ports: [],
  recognise(bytes) {
    const words = bytes[1] ?? 0;
    const length = 4 * words;
    if (bytes.length < infoLength || words < 4 || words > headerMost || length > bytes.length) {
      return evidence.none;
    }
    const fixed = fixedLength(bytes);
    return fixed > 0 && extensionsFit(bytes, fixed, length) ? evidence.likely : evidence.none;
  },
  decode(packet) {
    packet.bits(0, 1, 0, 4, "version", "Version");
    const type = packet.bits(0, 1, 4, 4, "type", "Message type", { names: types });
    const length = 4 * packet.u8(1, "header-length", "Header length", { unit: "words" });
    const sequence = packet.u16(2, "sequence", "Sequence");
    const source = packet.ipv4(4, "source", "Source ID");
    const end = Math.min(packet.end, Math.max(8, length));
    const name = nameIn(types, type) ?? `Type ${type}`;
    const [told, next] = decodeType(packet, type, end);
    const rest = next < end ? end - next : 0;
    if (rest > 0) decodeExtensions(packet, next, end);
    if (type === 4) decodeRepairs(packet, end);
    const payload = type === 4 ? 0 : packet.left(end);
    if (payload > 0) packet.raw(end, payload, "payload", "Payload", `${payload} bytes`);
    const bytes = type <= 2 ? `, ${payload} bytes` : "";
    return `${name}${told}, seq ${sequence} from ${source}${bytes}`;
  },
};

/** Bytes of a header before its extensions, by its type; 0 where it is none that can be. */
function fixedLength(bytes: Uint8Array): number {
  const fec = nameIn(payloadIds, bytes[13] ?? 0) ?? 0;
  const flags = bytes[12] ?? 0;
  // An object is a file or a stream, not both.
  const isObject = fec > 0 && flags <= 0x3f && (flags & 0x30) !== 0x30;
  switch (bytes[0]) {
    case 0x11:
      return isObject && (flags & 0x04) !== 0 ? infoLength : 0;
    case 0x12:
      return isObject ? infoLength + fec : 0;
    case 0x13:
      if (flags === 1 || flags === 3) return fec > 0 ? commandLength + fec : 0;
      if (flags === 4) return bytes[13] === 0 ? answerLength : 0;
      return nameIn(commands, flags) === undefined ? 0 : commandLength;
    case 0x14:
      // What is reserved is zero.
      return bytes[14] === 0 && bytes[15] === 0 ? answerLength : 0;
    case 0x15:
      return nameIn(acknowledged, bytes[14] ?? 0) === undefined ? 0 : answerLength;
    default:
      return 0;
  }
}

/** Whether known extensions end where the header does. */
function extensionsFit(bytes: Uint8Array, begin: number, end: number): boolean {
  let at = begin;
  while (at < end) {
    const type = bytes[at] ?? 0;
    const words = type >= 128 ? 1 : (bytes[at + 1] ?? 0);
    if (nameIn(extensions, type) === undefined || words === 0) return false;
    at += 4 * words;
  }
  return at === end;
}

function decodeType(packet: Branch, type: number, end: number): [told: string, next: number] {
  if (type === 1 || type === 2) return decodeObject(packet, type === 2);
  if (type === 3) return decodeCommand(packet, end);
  if (type === 4 || type === 5) return decodeAnswer(packet, type === 5);
  return ["", 8];
}

/** The sender's instance, round trip and group size, which all of its messages begin with. */
function decodeSender(packet: Branch): void {
  packet.u16(8, "instance", "Instance ID");
  packet.u8(10, "grtt", "GRTT, quantized");
  packet.bits(11, 1, 0, 4, "backoff", "Backoff");
  packet.bits(11, 1, 4, 4, "group-size", "Group size");
}

/** Sections 4.2.1 and 4.2.2. */
function decodeObject(packet: Branch, isData: boolean): [told: string, next: number] {
  decodeSender(packet);
  for (const [bit, name] of objectFlags.entries()) {
    packet.flag(12, 1, 7 - bit, `flag-${name}`, `NORM_FLAG_${name.toUpperCase()}`);
  }
  const fec = packet.u8(13, "fec-id", "FEC encoding ID");
  const object = packet.u16(14, "object", "Object transport ID");
  if (!isData) return [` of object ${object}`, infoLength];
  const [block, next] = decodePayloadId(packet, infoLength, fec);
  return [` of object ${object}${block}`, next];
}

function decodePayloadId(packet: Branch, at: number, fec: number): [told: string, next: number] {
  const size = nameIn(payloadIds, fec);
  if (size === undefined) return ["", at];
  if (fec === 129) {
    const block = packet.u32(at, "block", "Source block number");
    packet.u16(at + 4, "block-length", "Source block length");
    const symbol = packet.u16(at + 6, "symbol", "Encoding symbol ID");
    return [` block ${block} symbol ${symbol}`, at + size];
  }
  if (fec === 5) {
    const block = packet.u24(at, "block", "Source block number");
    const symbol = packet.u8(at + 3, "symbol", "Encoding symbol ID");
    return [` block ${block} symbol ${symbol}`, at + size];
  }
  packet.raw(at, size, "fec-payload-id", "FEC payload ID");
  return ["", at + size];
}

/** Section 4.2.3. */
function decodeCommand(packet: Branch, end: number): [told: string, next: number] {
  decodeSender(packet);
  const command = packet.u8(12, "command", "Sub-type", { names: commands });
  const told = ` ${nameIn(commands, command) ?? command}`;
  if (command === 1 || command === 3) {
    const fec = packet.u8(13, "fec-id", "FEC encoding ID");
    const object = packet.u16(14, "object", "Object transport ID");
    const [block, next] = decodePayloadId(packet, commandLength, fec);
    return [`${told} up to object ${object}${block}`, next];
  }
  if (command === 4) {
    packet.u8(13, "reserved", "Reserved");
    const number = packet.u16(14, "cc-sequence", "CC sequence");
    const time = decodeTime(packet, 16, "send-time", "Send time");
    return [`${told} ${number} at ${time}`, 24];
  }
  const rest = Math.max(0, Math.min(end, commandLength) - 13);
  if (rest > 0) packet.raw(13, rest, "content", "Content");
  return [told, 13 + rest];
}

function decodeTime(packet: Branch, at: number, word: string, title: string): string {
  let told = "";
  packet.branch(at, 8, word, title, (inner) => {
    const seconds = inner.u32(at, "seconds", "Seconds", { unit: "s" });
    told = unixTime(seconds, 1_000 * inner.u32(at + 4, "microseconds", "Microseconds", { unit: "µs" }), 6);
    return told;
  });
  return told;
}

/** Sections 4.3.1 and 4.3.2. */
function decodeAnswer(packet: Branch, isAck: boolean): [told: string, next: number] {
  const sender = packet.ipv4(8, "sender", "Sender ID");
  packet.u16(12, "instance", "Instance ID");
  let what = "";
  if (isAck) {
    const type = packet.u8(14, "ack-type", "ACK type", { names: acknowledged });
    packet.u8(15, "ack-id", "ACK ID");
    what = nameIn(acknowledged, type)?.replace("NORM_ACK", "") ?? "";
  } else packet.u16(14, "reserved", "Reserved");
  decodeTime(packet, 16, "grtt-response", "GRTT response");
  return [`${what} to ${sender}`, answerLength];
}

/** Section 4.1: of 128 and above one word, of the others as many as they say. */
function decodeExtensions(packet: Branch, begin: number, end: number): void {
  for (let at = begin; at < end; ) {
    const place = at;
    const type = packet.peek8(place);
    const length = type >= 128 ? 4 : Math.max(4, 4 * packet.peek8(place + 1));
    packet.branch(place, length, "extension", "Header extension", (inner) => {
      inner.u8(place, "extension-type", "Type", { names: extensions });
      inner.raw(place + 1, length - 1, "extension-content", "Content");
      return nameIn(extensions, type) ?? `type ${type}`;
    });
    at += length;
  }
}

const forms: Readonly<Record<number, string>> = { 1: "ITEMS", 2: "RANGES", 3: "ERASURES" };

/** Items in a text. */
const itemsMost = 8;

function decodeItem(inner: Branch, at: number): [told: string, next: number] {
  const fec = inner.peek8(at);
  const size = nameIn(payloadIds, fec);
  const length = size === undefined ? inner.left(at) : 4 + size;
  let told = "";
  inner.branch(at, length, "item", "Item", (item) => {
    item.u8(at, "fec-id", "FEC encoding ID");
    item.u8(at + 1, "reserved", "Reserved");
    const object = item.u16(at + 2, "object", "Object transport ID");
    const [block] = decodePayloadId(item, at + 4, fec);
    told = `object ${object}${block}`;
    return told;
  });
  return [told, at + length];
}

/** Section 4.3.1.1: what is asked for again. */
function decodeRepairs(packet: Branch, begin: number): void {
  for (let at = begin; packet.left(at) > 0; ) {
    const place = at;
    const length = 4 + packet.peek16(place + 2);
    packet.branch(place, length, "repair", "Repair request", (inner) => {
      const form = inner.u8(place, "form", "Form", { names: forms });
      inner.flag(place + 1, 1, 4, "nack-object", "NORM_NACK_OBJECT");
      inner.flag(place + 1, 1, 5, "nack-info", "NORM_NACK_INFO");
      inner.flag(place + 1, 1, 6, "nack-block", "NORM_NACK_BLOCK");
      inner.flag(place + 1, 1, 7, "nack-segment", "NORM_NACK_SEGMENT");
      inner.u16(place + 2, "length", "Length", { unit: "bytes" });
      const told: string[] = [];
      for (let item = place + 4; inner.left(item) > 0; ) {
        const [text, next] = decodeItem(inner, item);
        if (told.length < itemsMost) told.push(text);
        item = next;
      }
      return `${nameIn(forms, form) ?? `form ${form}`}: ${told.join(", ")}`;
    });
    at += length;
  }
}
