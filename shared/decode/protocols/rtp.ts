import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";

/** RTP, RFC 3550 section 5.1. */
export const rtp: Decoder = {
  type: "rtp",
  title: "RTP",
  ports: [5_004],
  recognise(bytes) {
    const type = bytes[1] ?? 0;
    const isRtp = bytes.length >= 12 && ((bytes[0] ?? 0) & 0xc0) === 0x80 && (type < 192 || type > 223);
    return isRtp ? evidence.possible : evidence.none;
  },
  decode(packet) {
    packet.bits(0, 1, 0, 2, "version", "Version");
    const hasPadding = packet.flag(0, 1, 2, "padding", "Padding");
    const hasExtension = packet.flag(0, 1, 3, "extension", "Extension");
    const sources = packet.bits(0, 1, 4, 4, "csrc-count", "Contributing sources");
    const isMarked = packet.flag(1, 1, 0, "marker", "Marker");
    const type = packet.bits(1, 1, 1, 7, "payload-type", "Payload type");
    const sequence = packet.u16(2, "sequence", "Sequence number");
    const time = packet.u32(4, "timestamp", "Timestamp");
    const ssrc = packet.u32(8, "ssrc", "Synchronisation source (SSRC)", { hex: true });
    let at = 12;
    for (let source = 0; source < sources; source += 1, at += 4) {
      packet.u32(at, "csrc", "Contributing source (CSRC)", { hex: true });
    }
    if (hasExtension) at = decodeExtension(packet, at);
    const padding = hasPadding ? packet.peek8(packet.end - 1) : 0;
    packet.raw(at, packet.left(at) - padding, "payload", "Payload", `${packet.left(at) - padding} bytes`);
    if (padding > 0)
      packet.raw(packet.end - padding, padding, "padding-bytes", "Padding", `${padding} bytes`);
    const mark = isMarked ? ", mark" : "";
    return `PT ${type}, SSRC 0x${ssrc.toString(16).padStart(8, "0")}, seq ${sequence}, time ${time}${mark}`;
  },
};

function decodeExtension(packet: Branch, at: number): number {
  const length = 4 * packet.peek16(at + 2);
  packet.branch(at, 4 + length, "header-extension", "Header extension", (inner) => {
    const profile = inner.u16(at, "profile", "Defined by profile", { hex: true });
    inner.u16(at + 2, "length", "Length", { unit: "words" });
    inner.raw(at + 4, length, "data", "Data");
    return `profile 0x${profile.toString(16)}, ${length} bytes`;
  });
  return at + 4 + length;
}
