import type { PacketSummary } from "../../../../../shared/decode/preview.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import { dscpOf, formatDscp } from "../../../../../shared/net/dscp.ts";
import { formatTimeOfDay } from "../../../../../shared/text/clock.ts";
import { formatHex } from "../../../../../shared/text/hex.ts";
import type { PacketCopy } from "../../../../actions/parts.ts";
import { asBase64, asCArray, copyText } from "../../bytes/copy-formats.ts";
import type { WholePacket } from "../../inspector/packet-reader.ts";
import { markText } from "../marks/mark-text.ts";
import { type SentTo, summaryOf } from "../packet-summary.tsx";

/** Packets as one text for the clipboard. */
export function packetTexts(packets: readonly WholePacket[], to: SentTo, as: PacketCopy): string {
  const isOne = packets.length === 1;
  switch (as) {
    case "lines":
      return packets.map((packet) => line(packet, to)).join("");
    case "dump":
      // text2pcap takes a line with # for a remark, and an offset of 0 for the next packet.
      return packets
        .map((packet) => `${isOne ? "" : `# ${line(packet, to)}`}${copyText(packet.payload, "dump")}`)
        .join("");
    case "hex":
      return packets.map(({ payload }) => formatHex(payload, " ")).join("\n");
    case "c":
      return packets
        .map(({ number, payload }) => asCArray(payload, isOne ? "payload" : `packet_${number}`))
        .join("\n");
    case "base64":
      return packets.map(({ payload }) => asBase64(payload)).join("\n");
    case "json": {
      const objects = packets.map((packet) => asObject(packet, to));
      return `${JSON.stringify(isOne ? objects[0] : objects, null, 2)}\n`;
    }
  }
}

/** The columns of the list, with tabs between: a sheet takes them as they are. */
function line(packet: WholePacket, to: SentTo): string {
  const { number, at, sourceAddress, sourcePort, ttl, size } = packet;
  const { title, info } = saidOf(packet, to);
  const cells = [
    ...[number, formatTimeOfDay(at), formatEndpoint(sourceAddress, sourcePort)],
    ...[formatEndpoint(to.address, to.port), ttl ?? "–", size, title ?? "–"],
    // A line is one line, whatever its packet says.
    info.replace(/\s+/g, " "),
  ];
  return `${cells.join("\t")}\n`;
}

function asObject(packet: WholePacket, to: SentTo) {
  const { number, at, sourceAddress, sourcePort, ttl, tos, mark, size, payload } = packet;
  const { title, info } = saidOf(packet, to);
  return {
    number,
    time: isoTime(at),
    source: formatEndpoint(sourceAddress, sourcePort),
    destination: formatEndpoint(to.address, to.port),
    ttl,
    dscp: tos === null ? null : formatDscp(dscpOf(tos)),
    size,
    type: title,
    info,
    mark: markText(mark) || null,
    payload: asBase64(payload),
  };
}

/** As its row says it. */
function saidOf({ payload, size, sourceAddress, sourcePort }: WholePacket, to: SentTo): PacketSummary {
  return summaryOf({ preview: payload, size, sourceAddress, sourcePort }, to);
}

/** ISO 8601 in UTC with microseconds, from ms since 1970 with a fraction. */
function isoTime(ms: number): string {
  const micros = Math.round(ms * 1_000);
  const whole = new Date(Math.floor(micros / 1_000)).toISOString().slice(0, -1);
  return `${whole}${String(((micros % 1_000) + 1_000) % 1_000).padStart(3, "0")}Z`;
}
