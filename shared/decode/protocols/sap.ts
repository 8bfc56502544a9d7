import { readUtf8 } from "../../text/utf8.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { ascii, standsAt } from "../match.ts";
import { decodeSdp } from "./sdp.ts";

const sdpBegin = ascii("v=0");
const sdpType = ascii("application/sdp\0");

/** Session Announcement Protocol, RFC 2974, and the session description within. */
export const sap: Decoder = {
  type: "sap",
  title: "SAP",
  ports: [9_875],
  recognise(bytes, { port }) {
    const flags = bytes[0] ?? 0;
    if (bytes.length < 8 || flags >> 5 !== 1) return evidence.none;
    const at = 4 + ((flags & 0x10) === 0 ? 4 : 16) + 4 * (bytes[1] ?? 0);
    if (standsAt(bytes, at, sdpBegin) || standsAt(bytes, at, sdpType)) return evidence.certain;
    // Encrypted or compressed ones have nothing to know them by but their port.
    return (flags & 0x03) !== 0 && port === 9_875 ? evidence.possible : evidence.none;
  },
  decode(packet) {
    packet.bits(0, 1, 0, 3, "version", "Version");
    const isIpv6 = packet.flag(0, 1, 3, "address-type", "Address type", { 0: "IPv4", 1: "IPv6" });
    packet.flag(0, 1, 4, "reserved", "Reserved");
    const isDeletion = packet.flag(0, 1, 5, "message-type", "Message type", {
      0: "Announcement",
      1: "Deletion",
    });
    const isEncrypted = packet.flag(0, 1, 6, "encrypted", "Encrypted");
    const isCompressed = packet.flag(0, 1, 7, "compressed", "Compressed");
    const authentication =
      4 * packet.u8(1, "authentication-length", "Authentication length", { unit: "words" });
    packet.u16(2, "hash", "Message identifier hash", { hex: true });
    const origin = (isIpv6 ? packet.ipv6 : packet.ipv4).call(packet, 4, "origin", "Originating source");
    let at = isIpv6 ? 20 : 8;
    if (authentication > 0) packet.raw(at, authentication, "authentication", "Authentication data");
    at += authentication;
    const verb = isDeletion ? "Delete" : "Announce";
    if (isEncrypted || isCompressed) {
      const kind = isEncrypted ? "encrypted" : "compressed";
      packet.raw(at, packet.left(at), "payload", "Payload", `${packet.left(at)} bytes, ${kind}`);
      return `${verb} a session of ${origin}, ${kind}`;
    }
    // The type may be left out where it is SDP's (RFC 2974, section 6).
    if (!standsAt(packet.bytes, at, sdpBegin) && packet.left(at) > 0) {
      const nul = packet.bytes.indexOf(0, at);
      if (nul >= 0) {
        const type = readUtf8(packet.bytes.subarray(at, nul));
        packet.value(at, nul + 1 - at, "payload-type", "Payload type", type);
        at = nul + 1;
        if (type !== "application/sdp") {
          packet.raw(at, packet.left(at), "payload", "Payload", `${packet.left(at)} bytes`);
          return `${verb} ${type} of ${origin}`;
        }
      }
    }
    let info = "";
    packet.branch(at, packet.left(at), "sdp", "Session description", (inner) => {
      const { name, media, address } = decodeSdp(inner, at);
      const details = [address, ...media].filter((part) => part !== "").join(", ");
      info = `${verb} ${name.trim() || `a session of ${origin}`}${details === "" ? "" : `, ${details}`}`;
      return name;
    });
    return info;
  },
};
