import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { ascii, standsAt } from "../match.ts";
import { nameIn } from "../names.ts";

const magic = ascii("Art-Net\0");
/** Art-Net 4, table 1. */
const opcodes: Readonly<Record<number, string>> = Object.fromEntries([
  [0x2000, "ArtPoll"],
  [0x2100, "ArtPollReply"],
  [0x2300, "ArtDiagData"],
  [0x2400, "ArtCommand"],
  [0x5000, "ArtDmx"],
  [0x5100, "ArtNzs"],
  [0x5200, "ArtSync"],
  [0x6000, "ArtAddress"],
  [0x7000, "ArtInput"],
  [0x8000, "ArtTodRequest"],
  [0x8100, "ArtTodData"],
  [0x8200, "ArtTodControl"],
  [0x8300, "ArtRdm"],
  [0x8400, "ArtRdmSub"],
  [0x9700, "ArtTimeCode"],
  [0x9800, "ArtTimeSync"],
  [0x9900, "ArtTrigger"],
  [0x9a00, "ArtDirectory"],
  [0x9b00, "ArtDirectoryReply"],
  [0xf000, "ArtMacMaster"],
  [0xf100, "ArtMacSlave"],
  [0xf200, "ArtFirmwareMaster"],
  [0xf300, "ArtFirmwareReply"],
  [0xf800, "ArtIpProg"],
  [0xf900, "ArtIpProgReply"],
]);
const styles: Readonly<Record<number, string>> = {
  ...{
    0: "Node",
    1: "Controller",
    2: "Media server",
    3: "Route",
    4: "Backup",
    5: "Configuration",
    6: "Visual",
  },
};

/** Art-Net 4, Artistic Licence. */
export const artnet: Decoder = {
  type: "artnet",
  title: "Art-Net",
  ports: [6_454],
  recognise: (bytes) => (bytes.length >= 10 && standsAt(bytes, 0, magic) ? evidence.certain : evidence.none),
  decode(packet) {
    packet.text(0, 8, "id", "ID");
    const opcode = packet.u16(8, "opcode", "Opcode", { le: true, names: opcodes, hex: true });
    const name = nameIn(opcodes, opcode) ?? `Opcode 0x${opcode.toString(16)}`;
    if (opcode === 0x2100) return `${name} ${decodePollReply(packet)}`;
    packet.u16(10, "version", "Protocol version");
    switch (opcode) {
      case 0x5000:
        return `${name} ${decodeDmx(packet)}`;
      case 0x9700:
        return `${name} ${decodeTimeCode(packet)}`;
      case 0x2000:
        decodePoll(packet);
        return name;
      default:
        if (packet.left(12) > 0) packet.raw(12, packet.left(12), "body", "Body", `${packet.left(12)} bytes`);
        return name;
    }
  },
};

function decodeDmx(packet: Branch): string {
  const sequence = packet.u8(12, "sequence", "Sequence", { names: { 0: "Not used" } });
  packet.u8(13, "physical", "Physical port");
  const universe = packet.u16(14, "universe", "Universe", { le: true });
  const length = packet.u16(16, "length", "Length", { unit: "slots" });
  if (length > 0) packet.raw(18, length, "data", "DMX data", `${length} slots`);
  const more = packet.left(18 + length);
  if (more > 0) packet.raw(18 + length, more, "rest", "Bytes behind the data");
  return `universe ${universe}, ${length} slots${sequence === 0 ? "" : `, seq ${sequence}`}`;
}

function decodeTimeCode(packet: Branch): string {
  packet.raw(12, 2, "filler", "Filler");
  const frames = packet.u8(14, "frames", "Frames");
  const seconds = packet.u8(15, "seconds", "Seconds");
  const minutes = packet.u8(16, "minutes", "Minutes");
  const hours = packet.u8(17, "hours", "Hours");
  packet.u8(18, "type", "Type", {
    names: { 0: "Film, 24 fps", 1: "EBU, 25 fps", 2: "DF, 29.97 fps", 3: "SMPTE, 30 fps" },
  });
  return [hours, minutes, seconds, frames].map((part) => String(part).padStart(2, "0")).join(":");
}

function decodePoll(packet: Branch): void {
  packet.u8(12, "flags", "Flags", { hex: true });
  // Missing before version 3 of the protocol.
  if (packet.left(13) > 0) packet.u8(13, "priority", "Lowest priority of diagnostics", { hex: true });
  if (packet.left(14) > 0) packet.raw(14, packet.left(14), "targets", "Target ports and more");
}

function decodePollReply(packet: Branch): string {
  const address = packet.ipv4(10, "address", "IP address");
  packet.u16(14, "port", "Port", { le: true });
  packet.u16(16, "firmware", "Firmware version", { hex: true });
  packet.u8(18, "net-switch", "NetSwitch");
  packet.u8(19, "sub-switch", "SubSwitch");
  packet.u16(20, "oem", "Oem code", { hex: true });
  packet.u8(22, "ubea-version", "UBEA version");
  packet.u8(23, "status1", "Status1", { hex: true });
  packet.u16(24, "esta", "ESTA manufacturer code", { le: true, hex: true });
  const short = packet.text(26, 18, "short-name", "Short name");
  packet.text(44, 64, "long-name", "Long name");
  packet.text(108, 64, "node-report", "Node report");
  packet.u16(172, "port-count", "Number of ports");
  packet.raw(174, 4, "port-types", "Port types");
  packet.raw(178, 4, "good-input", "Good input");
  packet.raw(182, 4, "good-output", "Good output");
  packet.raw(186, 4, "input-universes", "Universes of the inputs");
  packet.raw(190, 4, "output-universes", "Universes of the outputs");
  packet.raw(194, 6, "reserved", "Priorities, macros, remotes");
  packet.u8(200, "style", "Style", { names: styles });
  packet.mac(201, 6, "mac", "MAC address");
  // What follows came with later versions.
  if (packet.left(207) > 0) packet.raw(207, packet.left(207), "rest", "Binding, status and more");
  return `${short} ${address}`.trim();
}
