import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { ascii, standsAt } from "../match.ts";
import { nameIn } from "../names.ts";
import { decodeSlots } from "./dmx.ts";

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
      case 0x2300:
        return `${name} ${decodeDiagnostics(packet)}`;
      case 0x2400:
        return `${name} ${decodeCommand(packet)}`;
      case 0x5100:
        return `${name} ${decodeNonZeroStart(packet)}`;
      case 0x5200:
        packet.u8(12, "aux1", "Aux1");
        packet.u8(13, "aux2", "Aux2");
        return name;
      case 0x9900:
        return `${name} ${decodeTrigger(packet)}`;
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
  decodeData(packet, length);
  return `universe ${universe}, ${length} slots${sequence === 0 ? "" : `, seq ${sequence}`}`;
}

function decodeData(packet: Branch, length: number): void {
  if (length > 0) decodeSlots(packet, 18, length, "data", "DMX data", "above 0");
  const more = packet.left(18 + length);
  if (more > 0) packet.raw(18 + length, more, "rest", "Bytes behind the data");
}

/** DMX of another start code than 0. */
function decodeNonZeroStart(packet: Branch): string {
  const sequence = packet.u8(12, "sequence", "Sequence", { names: { 0: "Not used" } });
  const code = packet.u8(13, "start-code", "Start code", { hex: true });
  const universe = packet.u16(14, "universe", "Universe", { le: true });
  const length = packet.u16(16, "length", "Length", { unit: "slots" });
  decodeData(packet, length);
  const start = `start code 0x${code.toString(16).padStart(2, "0")}`;
  return `universe ${universe}, ${start}, ${length} slots${sequence === 0 ? "" : `, seq ${sequence}`}`;
}

const priorities: Readonly<Record<number, string>> = {
  ...{ 16: "Low", 64: "Medium", 128: "High", 224: "Critical", 240: "Volatile" },
};

function decodeDiagnostics(packet: Branch): string {
  packet.u8(12, "filler", "Filler");
  packet.u8(13, "priority", "Priority", { names: priorities, hex: true });
  packet.u8(14, "logical-port", "Logical port");
  packet.u8(15, "filler", "Filler");
  const length = packet.u16(16, "length", "Length", { unit: "bytes" });
  return packet.text(18, length, "data", "Data").trim();
}

/** Text of commands and their values. */
function decodeCommand(packet: Branch): string {
  packet.u16(12, "esta", "ESTA manufacturer code", { hex: true });
  const length = packet.u16(14, "length", "Length", { unit: "bytes" });
  return packet.text(16, length, "data", "Data").trim();
}

const keys: Readonly<Record<number, string>> = { 0: "KeyAscii", 1: "KeyMacro", 2: "KeySoft", 3: "KeyShow" };

function decodeTrigger(packet: Branch): string {
  packet.raw(12, 2, "filler", "Filler");
  const oem = packet.u16(14, "oem", "Oem code", { hex: true });
  // Keys are the standard's for all makers together.
  const isCommon = oem === 0xffff;
  const key = packet.u8(16, "key", "Key", isCommon ? { names: keys } : {});
  const sub = packet.u8(17, "subkey", "SubKey");
  if (packet.left(18) > 0) packet.raw(18, packet.left(18), "data", "Data");
  return `${(isCommon ? nameIn(keys, key) : undefined) ?? `key ${key}`}, subkey ${sub}`;
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
  const net = packet.u8(18, "net-switch", "NetSwitch");
  const sub = packet.u8(19, "sub-switch", "SubSwitch");
  packet.u16(20, "oem", "Oem code", { hex: true });
  packet.u8(22, "ubea-version", "UBEA version");
  packet.u8(23, "status1", "Status1", { hex: true });
  packet.u16(24, "esta", "ESTA manufacturer code", { le: true, hex: true });
  const short = packet.text(26, 18, "short-name", "Short name");
  packet.text(44, 64, "long-name", "Long name");
  packet.text(108, 64, "node-report", "Node report");
  packet.u16(172, "port-count", "Number of ports");
  const ports = [0, 1, 2, 3] as const;
  for (const port of ports) {
    packet.u8(174 + port, "port-type", `Port ${port + 1}, type`, { say: sayPortType });
  }
  for (const port of ports) packet.u8(178 + port, "good-input", `Port ${port + 1}, input`, { say: sayInput });
  for (const port of ports) {
    packet.u8(182 + port, "good-output", `Port ${port + 1}, output`, { say: sayOutput });
  }
  // A universe's number has the net in its upper seven bits of 15, then the sub-net, then the port's.
  const universe = (value: number): string =>
    `${value} (universe ${256 * (net & 0x7f) + 16 * (sub & 15) + (value & 15)})`;
  for (const port of ports) {
    packet.u8(186 + port, "input-universe", `Port ${port + 1}, universe of the input`, { say: universe });
  }
  for (const port of ports) {
    packet.u8(190 + port, "output-universe", `Port ${port + 1}, universe of the output`, { say: universe });
  }
  packet.u8(194, "sacn-priority", "sACN priority, of older nodes the video's switch");
  packet.u8(195, "macro", "SwMacro", { hex: true });
  packet.u8(196, "remote", "SwRemote", { hex: true });
  packet.raw(197, 3, "spare", "Spare");
  packet.u8(200, "style", "Style", { names: styles });
  packet.mac(201, 6, "mac", "MAC address");
  // What follows came with later versions.
  let at = 207;
  if (packet.left(at) >= 6) {
    packet.ipv4(at, "bind-address", "Bind IP address");
    packet.u8(at + 4, "bind-index", "Bind index");
    packet.u8(at + 5, "status2", "Status2", { say: sayStatus2 });
    at += 6;
  }
  if (packet.left(at) > 0) packet.raw(at, packet.left(at), "rest", "More outputs, status and spare");
  return `${short} ${address}`.trim();
}

const portProtocols: readonly string[] = [
  ...["DMX512", "MIDI", "Avab", "Colortran CMX", "ADB 62.5", "Art-Net", "DALI"],
];

function sayPortType(value: number): string {
  const ways = [(value & 0x80) === 0 ? "" : "output", (value & 0x40) === 0 ? "" : "input"];
  const way = ways.filter((one) => one !== "").join(" and ");
  if (way === "") return `none (0x${value.toString(16).padStart(2, "0")})`;
  return `${way}, ${portProtocols[value & 0x3f] ?? `protocol ${value & 0x3f}`}`;
}

function sayFlags(value: number, names: readonly (readonly [mask: number, name: string])[]): string {
  const told = names.filter(([mask]) => (value & mask) !== 0).map(([, name]) => name);
  const digits = `0x${value.toString(16).padStart(2, "0")}`;
  return told.length === 0 ? digits : `${told.join(", ")} (${digits})`;
}

function sayInput(value: number): string {
  return sayFlags(value, [
    [0x80, "data received"],
    [0x40, "test packets"],
    [0x20, "SIPs"],
    [0x10, "text packets"],
    [0x08, "disabled"],
    [0x04, "receive errors"],
  ]);
}

function sayOutput(value: number): string {
  return sayFlags(value, [
    [0x80, "sending"],
    [0x40, "test packets"],
    [0x20, "SIPs"],
    [0x10, "text packets"],
    [0x08, "merging"],
    [0x04, "short circuit"],
    [0x02, "merges by latest"],
    [0x01, "from sACN"],
  ]);
}

function sayStatus2(value: number): string {
  return sayFlags(value, [
    [0x01, "web configuration"],
    [0x02, "by DHCP"],
    [0x04, "can DHCP"],
    [0x08, "15-bit universes"],
    [0x10, "can sACN"],
    [0x20, "squawking"],
  ]);
}
