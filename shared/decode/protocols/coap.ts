import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

const types: Readonly<Record<number, string>> = {
  ...{ 0: "Confirmable", 1: "Non-confirmable", 2: "Acknowledgement", 3: "Reset" },
};
const shortTypes = ["CON", "NON", "ACK", "RST"] as const;
/** RFC 7252, 12.1; RFC 7959, 8132. Written as class and detail: 2.05 is 69. */
const codes: Readonly<Record<number, string>> = {
  ...{ 0: "Empty", 1: "GET", 2: "POST", 3: "PUT", 4: "DELETE", 5: "FETCH", 6: "PATCH", 7: "iPATCH" },
  ...{ 65: "2.01 Created", 66: "2.02 Deleted", 67: "2.03 Valid", 68: "2.04 Changed", 69: "2.05 Content" },
  ...{ 95: "2.31 Continue", 128: "4.00 Bad request", 129: "4.01 Unauthorised", 130: "4.02 Bad option" },
  ...{ 131: "4.03 Forbidden", 132: "4.04 Not found", 133: "4.05 Method not allowed" },
  ...{ 134: "4.06 Not acceptable", 136: "4.08 Request entity incomplete", 137: "4.09 Conflict" },
  ...{ 140: "4.12 Precondition failed", 141: "4.13 Request entity too large" },
  ...{ 143: "4.15 Unsupported content format", 150: "4.22 Unprocessable entity" },
  ...{ 160: "5.00 Internal server error", 161: "5.01 Not implemented", 162: "5.02 Bad gateway" },
  ...{ 163: "5.03 Service unavailable", 164: "5.04 Gateway timeout", 165: "5.05 Proxying not supported" },
};
type Kind = "text" | "number" | "bytes";
/** RFC 7252, 12.2; RFC 7641; RFC 7959; RFC 7967. */
const options: Readonly<Record<number, readonly [word: string, title: string, kind: Kind]>> = {
  1: ["if-match", "If-Match", "bytes"],
  3: ["uri-host", "Uri-Host", "text"],
  4: ["etag", "ETag", "bytes"],
  5: ["if-none-match", "If-None-Match", "bytes"],
  6: ["observe", "Observe", "number"],
  7: ["uri-port", "Uri-Port", "number"],
  8: ["location-path", "Location-Path", "text"],
  11: ["uri-path", "Uri-Path", "text"],
  12: ["content-format", "Content-Format", "number"],
  14: ["max-age", "Max-Age", "number"],
  15: ["uri-query", "Uri-Query", "text"],
  17: ["accept", "Accept", "number"],
  20: ["location-query", "Location-Query", "text"],
  23: ["block2", "Block2", "number"],
  27: ["block1", "Block1", "number"],
  28: ["size2", "Size2", "number"],
  35: ["proxy-uri", "Proxy-Uri", "text"],
  39: ["proxy-scheme", "Proxy-Scheme", "text"],
  60: ["size1", "Size1", "number"],
  258: ["no-response", "No-Response", "number"],
};
const formats: Readonly<Record<number, string>> = {
  ...{
    0: "text/plain",
    40: "application/link-format",
    41: "application/xml",
    42: "application/octet-stream",
  },
  ...{ 47: "application/exi", 50: "application/json", 60: "application/cbor", 110: "application/senml+json" },
};
/** Formats that are text. */
const textFormats = new Set([0, 40, 41, 50, 110]);
const payloadMarker = 0xff;

/** Constrained Application Protocol, RFC 7252. */
export const coap: Decoder = {
  type: "coap",
  title: "CoAP",
  ports: [5_683],
  recognise(bytes) {
    const tokens = (bytes[0] ?? 0) & 0x0f;
    const isHeader =
      bytes.length >= 4 && (bytes[0] ?? 0) >> 6 === 1 && tokens <= 8 && Object.hasOwn(codes, bytes[1] ?? 0);
    if (!isHeader) return evidence.none;
    return optionsFit(bytes, 4 + tokens) ? evidence.possible : evidence.none;
  },
  decode(packet) {
    packet.bits(0, 1, 0, 2, "version", "Version");
    const type = packet.bits(0, 1, 2, 2, "type", "Type", { names: types });
    const tokens = packet.bits(0, 1, 4, 4, "token-length", "Token length", { unit: "bytes" });
    const code = packet.u8(1, "code", "Code", { say: sayCode });
    const id = packet.u16(2, "message-id", "Message ID");
    if (tokens > 0) packet.raw(4, tokens, "token", "Token");
    const said = decodeOptions(packet, 4 + tokens);
    const path = said.path.length === 0 ? "" : ` /${said.path.join("/")}`;
    const query = said.query.length === 0 ? "" : `${path === "" ? " " : ""}?${said.query.join("&")}`;
    return `${shortTypes[type]} ${sayCode(code)}${path}${query}, ID ${id}`;
  },
};

function sayCode(code: number): string {
  const known = nameIn(codes, code);
  return known ?? `${code >> 5}.${String(code & 31).padStart(2, "0")}`;
}

/** Whether the options end at the payload's marker or at the end. */
function optionsFit(bytes: Uint8Array, begin: number): boolean {
  let at = begin;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    // A marker with nothing behind it is an error (RFC 7252, section 3).
    if (first === payloadMarker) return at + 1 < bytes.length;
    const delta = first >> 4;
    const size = first & 15;
    if (delta === 15 || size === 15) return false;
    at += 1;
    if (delta >= 13) at += delta - 12;
    const extended =
      size === 13 ? 13 + (bytes[at] ?? 0) : 269 + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
    at += size < 13 ? size : size - 12 + extended;
  }
  return at === bytes.length;
}

interface Said {
  readonly path: string[];
  readonly query: string[];
}

function decodeOptions(packet: Branch, begin: number): Said {
  const said: Said = { path: [], query: [] };
  let number = 0;
  let format = -1;
  let at = begin;
  while (packet.left(at) > 0) {
    const first = packet.peek8(at);
    if (first === payloadMarker) {
      packet.u8(at, "marker", "Payload marker", { hex: true });
      const length = packet.left(at + 1);
      if (textFormats.has(format)) packet.text(at + 1, length, "payload", "Payload");
      else packet.raw(at + 1, length, "payload", "Payload", `${length} bytes`);
      break;
    }
    const option = at;
    const deltaBytes = extra(first >> 4);
    const sizeBytes = extra(first & 15);
    number += extended(packet, first >> 4, at + 1);
    const size = extended(packet, first & 15, at + 1 + deltaBytes);
    const value = at + 1 + deltaBytes + sizeBytes;
    const [word, title, kind] = nameIn(options, number) ?? ["option", `Option ${number}`, "bytes" as const];
    packet.branch(option, value + size - option, word, title, (inner) => {
      inner.bits(option, 1, 0, 4, "delta", "Option delta");
      inner.bits(option, 1, 4, 4, "length", "Option length");
      if (deltaBytes > 0) inner.raw(option + 1, deltaBytes, "extended-delta", "Option delta, extended");
      if (sizeBytes > 0)
        inner.raw(option + 1 + deltaBytes, sizeBytes, "extended-length", "Option length, extended");
      const text = decodeValue(inner, kind, value, size, number);
      if (number === 11) said.path.push(text);
      if (number === 15) said.query.push(text);
      if (number === 12) format = size === 0 ? 0 : Number.parseInt(text, 10);
      return text;
    });
    at = value + size;
  }
  return said;
}

/** Bytes that carry on a nibble: 13 is followed by one, 14 by two, 15 is not used. */
function extra(nibble: number): number {
  return nibble === 13 ? 1 : nibble === 14 ? 2 : 0;
}

function extended(packet: Branch, nibble: number, at: number): number {
  if (nibble === 13) return 13 + packet.peek8(at);
  return nibble === 14 ? 269 + packet.peek16(at) : nibble;
}

function decodeValue(inner: Branch, kind: Kind, at: number, size: number, number: number): string {
  if (kind === "text") return inner.text(at, size, "value", "Value");
  if (kind === "bytes" || size > 4) {
    inner.raw(at, size, "value", "Value");
    return size === 0 ? "" : `${size} bytes`;
  }
  let value = 0;
  for (let byte = 0; byte < size; byte += 1) value = value * 256 + inner.peek8(at + byte);
  const name = (number === 12 || number === 17) && nameIn(formats, value);
  const text = name === undefined ? String(value) : `${value} (${name})`;
  inner.value(at, size, "value", "Value", value, text);
  return text;
}
