import { staticTypes } from "../../rtp/static-types.ts";
import type { Branch } from "../branch.ts";
import { type Decoder, type Evidence, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";
import { mpegAudio, mpegVideo, parity, samples, sdi } from "./rtp-2022.ts";
import { video } from "./rtp-2110-20.ts";
import { ancillary } from "./rtp-2110-40.ts";
import { decodeExtension } from "./rtp-extension.ts";
import { h264, h265 } from "./rtp-nal.ts";
import type { RtpPayload } from "./rtp-payload.ts";
import { decodeTransport, transportEvidence } from "./ts.ts";

const headerLength = 12;
/** From here on a payload type means what the session's description says (RFC 3551, section 3). */
const firstDynamic = 96;

const transport: RtpPayload = {
  word: "ts",
  title: "MPEG-TS",
  types: [33],
  recognise: transportEvidence,
  decode: decodeTransport,
};

/** What a payload is tried for; the likeliest is taken, of equals the first. */
const payloads: readonly RtpPayload[] = [
  ...[transport, ancillary, video, sdi, parity, h264, h265, mpegAudio, mpegVideo],
  samples("l16", "L16", [10, 11], 2),
];

/** RTP, RFC 3550 section 5.1, with what its payload's structure or static type says of it. */
export const rtp: Decoder = {
  type: "rtp",
  title: "RTP",
  ports: [5_004],
  recognise(bytes) {
    const [first = 0, type = 0] = bytes;
    // Only what stands in front is asked for: of what is seen in a list the end may be missing.
    const needed = headerLength + 4 * (first & 0x0f) + ((first & 0x10) === 0 ? 0 : 4);
    const isRtp = bytes.length >= needed && (first & 0xc0) === 0x80 && (type < 192 || type > 223);
    if (!isRtp) return evidence.none;
    // A mixer's packets are rare, and a header by itself fits one of four packets of anything.
    const payload = ((bytes[0] ?? 0) & 0x0f) === 0 ? payloadOf(bytes) : null;
    return payload === null ? evidence.possible : likelier(evidenceOf(payload, bytes), evidence.possible);
  },
  decode: (packet) => decodeRtp(packet, payloadOf(packet.bytes)),
};

/** The same with the payload read as somebody says: what a dynamic type means is in no packet. */
export const rtpVariants: readonly Decoder[] = [
  variant("rtp-2110-20", video),
  variant("rtp-2110-40", ancillary),
  variant("rtp-2022-6", sdi),
  variant("rtp-2022-1", parity),
  variant("rtp-ts", transport),
  variant("rtp-h264", h264),
  variant("rtp-h265", h265),
  variant("rtp-l16", samples("l16", "L16", [], 2)),
  variant("rtp-l24", samples("l24", "L24", [], 3)),
  variant("rtp-am824", samples("am824", "AM824 (ST 2110-31)", [], 4)),
];

function variant(type: string, payload: RtpPayload): Decoder {
  return {
    ...{ type, title: `RTP, ${payload.title}`, ports: [], family: rtp },
    recognise: () => evidence.none,
    decode: (packet) => decodeRtp(packet, payload),
  };
}

function likelier(one: Evidence, two: Evidence): Evidence {
  return one > two ? one : two;
}

/** Where the payload begins: behind contributing sources and extension. */
function payloadBegin(bytes: Uint8Array): number {
  const first = bytes[0] ?? 0;
  const end = headerLength + 4 * (first & 0x0f);
  if ((first & 0x10) === 0) return end;
  return end + 4 + 4 * (((bytes[end + 2] ?? 0) << 8) | (bytes[end + 3] ?? 0));
}

/** In front of the padding, whose last byte counts it. */
function payloadEnd(bytes: Uint8Array): number {
  const isPadded = ((bytes[0] ?? 0) & 0x20) !== 0;
  return bytes.length - (isPadded ? (bytes[bytes.length - 1] ?? 0) : 0);
}

function evidenceOf(payload: RtpPayload, bytes: Uint8Array): Evidence {
  return payload.recognise(bytes, payloadBegin(bytes), payloadEnd(bytes));
}

/** How a packet's payload is read: by its static type, or by its structure where it is dynamic. Allocates nothing. */
function payloadOf(bytes: Uint8Array): RtpPayload | null {
  const type = (bytes[1] ?? 0) & 0x7f;
  if (type < firstDynamic) {
    for (const payload of payloads) if (payload.types.includes(type)) return payload;
    return null;
  }
  let best: RtpPayload | null = null;
  let most: Evidence = evidence.possible;
  for (const payload of payloads) {
    const found = evidenceOf(payload, bytes);
    if (found > most) {
      best = payload;
      most = found;
    }
  }
  return best;
}

function decodeRtp(packet: Branch, payload: RtpPayload | null): string {
  packet.bits(0, 1, 0, 2, "version", "Version");
  const hasPadding = packet.flag(0, 1, 2, "padding", "Padding");
  const hasExtension = packet.flag(0, 1, 3, "extension", "Extension");
  const sources = packet.bits(0, 1, 4, 4, "csrc-count", "Contributing sources");
  const isMarked = packet.flag(1, 1, 0, "marker", "Marker");
  const type = packet.bits(1, 1, 1, 7, "payload-type", "Payload type", { say: sayType });
  const sequence = packet.u16(2, "sequence", "Sequence number");
  const time = packet.u32(4, "timestamp", "Timestamp");
  const ssrc = packet.u32(8, "ssrc", "Synchronisation source (SSRC)", { hex: true });
  let at = headerLength;
  for (let source = 0; source < sources; source += 1, at += 4) {
    packet.u32(at, "csrc", "Contributing source (CSRC)", { hex: true });
  }
  if (hasExtension) at = decodeExtension(packet, at);
  const padding = hasPadding ? packet.peek8(packet.end - 1) : 0;
  const what = decodePayload(packet, at, packet.left(at) - padding, payload, sequence);
  if (padding > 0) packet.raw(packet.end - padding, padding, "padding-bytes", "Padding", `${padding} bytes`);
  const name = what === "" ? (nameIn(staticTypes, type)?.name ?? "") : what;
  const from = `SSRC 0x${ssrc.toString(16).padStart(8, "0")}`;
  const parts = [`PT ${type}`, name, from, `seq ${sequence}`, `time ${time}`, isMarked ? "mark" : ""];
  return parts.filter((part) => part !== "").join(", ");
}

function sayType(type: number): string {
  const name = nameIn(staticTypes, type)?.name ?? (type >= firstDynamic ? "dynamic" : undefined);
  return name === undefined ? String(type) : `${type} (${name})`;
}

/** @returns what it says; nothing where it is not known */
function decodePayload(
  packet: Branch,
  at: number,
  length: number,
  payload: RtpPayload | null,
  sequence: number,
): string {
  if (payload === null || length === 0) {
    packet.raw(at, length, "payload", "Payload", `${length} bytes`);
    return "";
  }
  let told = "";
  packet.branch(at, length, payload.word, payload.title, (inner) => {
    told = payload.decode(inner, at, at + length, sequence);
    return told;
  });
  return `${payload.title}${told === "" ? "" : `, ${told}`}`;
}
