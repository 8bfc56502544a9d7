import { ascii, digits, digitsEnd, find, startsWith } from "../../text/digits.ts";
import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";

const beginning = ascii("Sender PID ");
const grouping = ascii(", MC group ");
const counting = ascii("count: ");
const pacing = ascii("freq: ");
/** All of it stands here; zeros or nothing follow. */
const searched = 160;

/** mcjoin 2.7 and newer (src/sender.c): text with the sender's process, the group, the number and the interval. */
export const mcjoin: Decoder = {
  type: "mcjoin",
  title: "mcjoin",
  ports: [1_234],
  recognise(bytes) {
    const end = Math.min(bytes.length, searched);
    if (!startsWith(bytes, 0, end, beginning)) return evidence.none;
    const group = find(bytes, beginning.length, end, grouping);
    return group > 0 && numberAt(bytes, counting, group, end) !== null ? evidence.certain : evidence.none;
  },
  decode(packet) {
    const end = Math.min(packet.end, searched);
    const { bytes } = packet;
    packet.text(0, beginning.length, "beginning", "Beginning");
    decodeNumber(packet, beginning, 0, end, "pid", "Sender PID");
    const group = decodeGroup(packet, end);
    const sequence = decodeNumber(packet, counting, 0, end, "sequence", "count");
    const interval = decodeNumber(packet, pacing, 0, end, "interval", "freq", "ms");
    const rest = bytes.indexOf(0);
    if (rest >= 0) packet.raw(rest, packet.left(rest), "fill", "Fill", `${packet.left(rest)} bytes`);
    const every = interval === null ? "" : `, every ${interval} ms`;
    return `${group}, count ${sequence}${every}`;
  },
};

interface Digits {
  readonly value: number;
  readonly at: number;
  readonly end: number;
}

/** The number behind a text. */
function numberAt(bytes: Uint8Array, text: Uint8Array, from: number, end: number): Digits | null {
  const found = find(bytes, from, end, text);
  if (found === -1) return null;
  const at = found + text.length;
  const behind = digitsEnd(bytes, at, end, 10);
  const value = digits(bytes, at, behind, 10);
  return value === -1 ? null : { value, at, end: behind };
}

function decodeNumber(
  packet: Branch,
  text: Uint8Array,
  from: number,
  end: number,
  word: string,
  title: string,
  unit?: string,
): number | null {
  const found = numberAt(packet.bytes, text, from, end);
  if (found === null) return null;
  const shown = unit === undefined ? String(found.value) : `${found.value} ${unit}`;
  packet.value(found.at, found.end - found.at, word, title, found.value, shown);
  return found.value;
}

/** Up to the next blank. */
function decodeGroup(packet: Branch, end: number): string {
  const found = find(packet.bytes, 0, end, grouping);
  if (found === -1) return "";
  const at = found + grouping.length;
  const blank = packet.bytes.indexOf(0x20, at);
  const behind = blank === -1 || blank > end ? end : blank;
  return packet.text(at, behind - at, "group", "MC group");
}
