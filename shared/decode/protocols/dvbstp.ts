import { readUtf8 } from "../../text/utf8.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

const headerLength = 12;
const crcLength = 4;
/** ETSI TS 101 162, table 52; those of the broadband content guide (0xa1 to 0xaf) are left out. */
const payloads: Readonly<Record<number, string>> = {
  ...{ 1: "SD&S service provider discovery", 2: "SD&S broadcast discovery", 3: "SD&S CoD discovery" },
  ...{ 4: "SD&S services from other SPs", 5: "SD&S package discovery", 6: "SD&S BCG discovery" },
  ...{ 7: "SD&S regionalization discovery", 8: "FUS stub file and SD&S RMS-FUS record" },
  ...{ 9: "SRM delivery", 177: "CDS download session description" },
  ...{ 178: "RMS-FUS firmware update announcements", 193: "Application discovery" },
};
const compressions: Readonly<Record<number, string>> = { 0: "none", 1: "BiM" };

/** DVBSTP, ETSI TS 102 034 section 5.4.1: the service discovery of DVB over IP, in sections of XML. */
export const dvbstp: Decoder = {
  type: "dvbstp",
  title: "DVBSTP",
  ports: [3_937],
  recognise(bytes) {
    const first = bytes[0] ?? 0;
    if (bytes.length < headerLength || (first & 0xfe) !== 0) return evidence.none;
    const section = ((bytes[8] ?? 0) << 4) | ((bytes[9] ?? 0) >> 4);
    const last = (((bytes[9] ?? 0) & 15) << 8) | (bytes[10] ?? 0);
    const extra = 4 * ((bytes[11] ?? 0) & 15) + (((bytes[11] ?? 0) & 0x10) === 0 ? 0 : 4);
    const at = headerLength + extra;
    const room = bytes.length - at - (first & 1) * crcLength;
    const total = ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
    if (section > last || room < 1 || total < room || nameIn(payloads, bytes[4] ?? 0) === undefined) {
      return evidence.none;
    }
    // The first section of what is not compressed begins as XML does, and is all of it where it is alone.
    const isXml = section === 0 && (bytes[11] ?? 0) >> 5 === 0 && bytes[at] === 0x3c;
    return isXml && (last > 0 || total === room) ? evidence.likely : evidence.possible;
  },
  decode(packet) {
    packet.bits(0, 1, 0, 2, "version", "Version");
    packet.bits(0, 1, 2, 3, "reserved", "Reserved");
    packet.bits(0, 1, 5, 2, "encryption", "Encryption", { names: { 0: "not encrypted" } });
    const hasCrc = packet.flag(0, 1, 7, "has-crc", "CRC present");
    const total = packet.u24(1, "total", "Total segment size", { unit: "bytes" });
    const payload = packet.u8(4, "payload-id", "Payload ID", { names: payloads });
    const segment = packet.u16(5, "segment", "Segment ID", { hex: true });
    const version = packet.u8(7, "segment-version", "Segment version");
    const section = packet.bits(8, 3, 0, 12, "section", "Section number");
    const last = packet.bits(8, 3, 12, 12, "last-section", "Last section number");
    const compression = packet.bits(11, 1, 0, 3, "compression", "Compression", { names: compressions });
    const hasProvider = packet.flag(11, 1, 3, "has-provider", "Provider ID present");
    const words = packet.bits(11, 1, 4, 4, "private-length", "Private header length", { unit: "words" });
    let at = headerLength;
    if (hasProvider) packet.ipv4(at, "provider", "Service provider ID");
    if (hasProvider) at += 4;
    if (words > 0) packet.raw(at, 4 * words, "private", "Private header");
    at += 4 * words;
    const size = packet.left(at) - (hasCrc ? crcLength : 0);
    // Sections after the first go on in the middle of it.
    if (compression === 0 && size > 0) {
      packet.value(at, size, "text", "Payload", readUtf8(packet.bytes.subarray(at, at + size)));
    } else packet.raw(at, size, "payload", "Payload", `${size} bytes`);
    if (hasCrc) packet.u32(at + size, "crc", "CRC", { hex: true });
    const name = nameIn(payloads, payload) ?? `Payload ${payload}`;
    const where = `segment 0x${segment.toString(16)} version ${version}, section ${section} of 0 to ${last}`;
    return `${name}, ${where}, ${size} of ${total} bytes`;
  },
};
