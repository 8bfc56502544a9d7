import { readUtf8 } from "../../text/utf8.ts";
import { type Branch, Cut } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { ascii, holds } from "../match.ts";
import { nameIn } from "../names.ts";
import { attributeOf, beginsLikeXml, decodeXml, elementsOf } from "./xml.ts";

const eventTag = ascii("<event");
const uidAttribute = ascii(" uid=");
/** A declaration and some attributes may stand before. */
const searched = 512;
/** Of the mesh header: the magic byte around the version (TAK protocol 1). */
const magic = 0xbf;
const headerLength = 3;

/** Cursor on Target: events in XML, or in the protocol buffers of TAK protocol version 1. */
export const cot: Decoder = {
  type: "cot",
  title: "CoT",
  ports: [6_969, 17_012],
  recognise(bytes) {
    if (isMesh(bytes)) return evidence.likely;
    const isEvent =
      beginsLikeXml(bytes) && holds(bytes, eventTag, searched) && holds(bytes, uidAttribute, searched);
    return isEvent ? evidence.certain : evidence.none;
  },
  decode: (packet) =>
    packet.left(0) > 0 && packet.peek8(0) === magic ? decodeMesh(packet) : decodeEvent(packet),
};

/** The header, and behind it one of TakMessage's four fields. */
function isMesh(bytes: Uint8Array): boolean {
  if (bytes.length < 5 || bytes[0] !== magic || bytes[1] !== 1 || bytes[2] !== magic) return false;
  return [0x0a, 0x12, 0x18, 0x20].includes(bytes[3] ?? 0);
}

function decodeEvent(packet: Branch): string {
  const nodes = decodeXml(packet, 0);
  const [event] = elementsOf(nodes, "event");
  const [point] = elementsOf(nodes, "point");
  const [contact] = elementsOf(nodes, "contact");
  const place = { lat: attributeOf(point, "lat"), lon: attributeOf(point, "lon") };
  return summed(
    attributeOf(event, "type"),
    attributeOf(contact, "callsign") || attributeOf(event, "uid"),
    place,
  );
}

function summed(type: string, who: string, { lat, lon }: { lat: string; lon: string }): string {
  const where = lat === "" || lon === "" ? "" : `at ${shortened(lat)}, ${shortened(lon)}`;
  return [type, who, where].filter((part) => part !== "").join(" ");
}

/** Degrees to a metre. */
function shortened(degrees: string): string {
  const value = Number(degrees);
  return Number.isFinite(value) ? String(Math.round(value * 1e5) / 1e5) : degrees;
}

type Kind = "text" | "number" | "time" | "degrees" | "metres" | "double" | Message;
interface Message {
  readonly [field: number]: readonly [word: string, title: string, kind: Kind];
}

/** takproto's messages, by the numbers of their fields. */
const detail: Message = {
  1: ["xml-detail", "xmlDetail", "text"],
  2: ["contact", "contact", { 1: ["endpoint", "endpoint", "text"], 2: ["callsign", "callsign", "text"] }],
  3: ["group", "group", { 1: ["name", "name", "text"], 2: ["role", "role", "text"] }],
  4: [
    "precision-location",
    "precisionLocation",
    { 1: ["geopoint-source", "geopointsrc", "text"], 2: ["altitude-source", "altsrc", "text"] },
  ],
  5: ["status", "status", { 1: ["battery", "battery", "number"] }],
  6: [
    "takv",
    "takv",
    {
      1: ["device", "device", "text"],
      2: ["platform", "platform", "text"],
      3: ["os", "os", "text"],
      4: ["version", "version", "text"],
    },
  ],
  7: ["track", "track", { 1: ["speed", "speed", "double"], 2: ["course", "course", "double"] }],
};
const takMessage: Message = {
  1: [
    "control",
    "takControl",
    {
      1: ["least-version", "minProtoVersion", "number"],
      2: ["most-version", "maxProtoVersion", "number"],
      3: ["contact-uid", "contactUid", "text"],
    },
  ],
  2: [
    "event",
    "cotEvent",
    {
      1: ["type", "type", "text"],
      2: ["access", "access", "text"],
      3: ["qos", "qos", "text"],
      4: ["opex", "opex", "text"],
      5: ["uid", "uid", "text"],
      6: ["send-time", "sendTime", "time"],
      7: ["start-time", "startTime", "time"],
      8: ["stale-time", "staleTime", "time"],
      9: ["how", "how", "text"],
      10: ["lat", "lat", "degrees"],
      11: ["lon", "lon", "degrees"],
      12: ["hae", "hae", "metres"],
      13: ["ce", "ce", "metres"],
      14: ["le", "le", "metres"],
      15: ["detail", "detail", detail],
    },
  ],
  3: ["submission-time", "submissionTime", "time"],
  4: ["creation-time", "creationTime", "time"],
};

function decodeMesh(packet: Branch): string {
  packet.u8(0, "magic", "Magic byte", { hex: true });
  packet.u8(1, "version", "Protocol version");
  packet.u8(2, "magic", "Magic byte", { hex: true });
  const said = new Map<string, string>();
  decodeMessage(packet, headerLength, takMessage, said);
  const who = said.get("callsign") ?? said.get("uid") ?? "";
  return (
    summed(said.get("type") ?? "", who, { lat: said.get("lat") ?? "", lon: said.get("lon") ?? "" }) ||
    "control"
  );
}

interface Varint {
  readonly value: number;
  readonly end: number;
}

/** Seven bits in each byte, the lowest first; ten bytes at most (protocol buffers, encoding). */
function readVarint(packet: Branch, begin: number): Varint {
  let value = 0;
  for (let index = 0; index < 10; index += 1) {
    const byte = packet.peek8(begin + index);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: begin + index + 1 };
  }
  throw new Cut();
}

/** Fields of a message to the end of the branch, each with its tag. */
function decodeMessage(packet: Branch, begin: number, message: Message, said: Map<string, string>): void {
  for (let at = begin; packet.left(at) > 0; ) {
    const tag = readVarint(packet, at);
    const number = Math.floor(tag.value / 8);
    const wire = tag.value % 8;
    const known = nameIn(message, number);
    const [word, title, kind] = known ?? ["field", `Field ${number}`, null];
    if (wire === 0) {
      const { value, end } = readVarint(packet, tag.end);
      packet.value(at, end - at, word, title, value, kind === "time" ? sayTime(value) : String(value));
      at = end;
    } else if (wire === 1) {
      at = decodeDouble(packet, at, tag.end, word, title, kind, said);
    } else if (wire === 2) {
      const length = readVarint(packet, tag.end);
      const end = length.end + length.value;
      if (packet.left(length.end) < length.value) throw new Cut();
      if (kind !== null && typeof kind === "object") {
        packet.branch(at, end - at, word, title, (inner) => {
          decodeMessage(inner, length.end, kind, said);
          return "";
        });
      } else if (kind === "text") {
        const value = readUtf8(packet.bytes.subarray(length.end, end));
        packet.value(at, end - at, word, title, value);
        said.set(word, value);
      } else packet.raw(at, end - at, word, title, `${length.value} bytes`);
      at = end;
    } else if (wire === 5) {
      packet.raw(at, tag.end + 4 - at, word, title);
      at = tag.end + 4;
    } else throw new Cut();
  }
}

/** What nobody knows is 999999 metres (takproto). */
const unknownMetres = 999_999;

function decodeDouble(
  packet: Branch,
  at: number,
  place: number,
  word: string,
  title: string,
  kind: Kind | null,
  said: Map<string, string>,
): number {
  const low = packet.peek32(place, true);
  const high = packet.peek32(place + 4, true);
  const value = doubleOf(low, high);
  const units: Readonly<Record<string, string>> = { degrees: "°", metres: " m" };
  const unit = typeof kind === "string" && Object.hasOwn(units, kind) ? units[kind] : "";
  const text = kind === "metres" && value === unknownMetres ? "unknown" : `${value}${unit}`;
  packet.value(at, place + 8 - at, word, title, value, text);
  said.set(word, String(value));
  return place + 8;
}

const doubles = new DataView(new ArrayBuffer(8));

function doubleOf(low: number, high: number): number {
  doubles.setUint32(0, low, true);
  doubles.setUint32(4, high, true);
  return doubles.getFloat64(0, true);
}

/** Milliseconds since 1970; what is beyond the calendar stays a number. */
function sayTime(milliseconds: number): string {
  return milliseconds <= 8.64e15 ? new Date(milliseconds).toISOString() : String(milliseconds);
}
