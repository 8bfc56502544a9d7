import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

const versions: Readonly<Record<number, string>> = {
  ...{ 4: "DIS 2.0.3", 5: "IEEE 1278.1-1995", 6: "IEEE 1278.1A-1998", 7: "IEEE 1278.1-2012" },
};
/** SISO-REF-010, and the family that each belongs to (UID 4 and 5). */
const pduTypes: Readonly<Record<number, readonly [name: string, family: number]>> = {
  1: ["Entity State", 1],
  2: ["Fire", 2],
  3: ["Detonation", 2],
  4: ["Collision", 1],
  5: ["Service Request", 3],
  6: ["Resupply Offer", 3],
  7: ["Resupply Received", 3],
  8: ["Resupply Cancel", 3],
  9: ["Repair Complete", 3],
  10: ["Repair Response", 3],
  11: ["Create Entity", 5],
  12: ["Remove Entity", 5],
  13: ["Start/Resume", 5],
  14: ["Stop/Freeze", 5],
  15: ["Acknowledge", 5],
  16: ["Action Request", 5],
  17: ["Action Response", 5],
  18: ["Data Query", 5],
  19: ["Set Data", 5],
  20: ["Data", 5],
  21: ["Event Report", 5],
  22: ["Comment", 5],
  23: ["Electromagnetic Emission", 6],
  24: ["Designator", 6],
  25: ["Transmitter", 4],
  26: ["Signal", 4],
  27: ["Receiver", 4],
  28: ["IFF", 6],
  29: ["Underwater Acoustic", 6],
  30: ["Supplemental Emission/Entity State", 6],
  31: ["Intercom Signal", 4],
  32: ["Intercom Control", 4],
  33: ["Aggregate State", 7],
  34: ["IsGroupOf", 7],
  35: ["Transfer Ownership", 7],
  36: ["IsPartOf", 7],
  37: ["Minefield State", 8],
  38: ["Minefield Query", 8],
  39: ["Minefield Data", 8],
  40: ["Minefield Response NACK", 8],
  41: ["Environmental Process", 9],
  42: ["Gridded Data", 9],
  43: ["Point Object State", 9],
  44: ["Linear Object State", 9],
  45: ["Areal Object State", 9],
  46: ["TSPI", 11],
  47: ["Appearance", 11],
  48: ["Articulated Parts", 11],
  49: ["LE Fire", 11],
  50: ["LE Detonation", 11],
  51: ["Create Entity-R", 10],
  52: ["Remove Entity-R", 10],
  53: ["Start/Resume-R", 10],
  54: ["Stop/Freeze-R", 10],
  55: ["Acknowledge-R", 10],
  56: ["Action Request-R", 10],
  57: ["Action Response-R", 10],
  58: ["Data Query-R", 10],
  59: ["Set Data-R", 10],
  60: ["Data-R", 10],
  61: ["Event Report-R", 10],
  62: ["Comment-R", 10],
  63: ["Record-R", 10],
  64: ["Set Record-R", 10],
  65: ["Record Query-R", 10],
  66: ["Collision-Elastic", 1],
  67: ["Entity State Update", 1],
  68: ["Directed Energy Fire", 2],
  69: ["Entity Damage Status", 2],
  70: ["Information Operations Action", 13],
  71: ["Information Operations Report", 13],
  72: ["Attribute", 1],
};
const families: Readonly<Record<number, string>> = {
  ...{ 1: "Entity Information", 2: "Warfare", 3: "Logistics", 4: "Radio Communications" },
  ...{ 5: "Simulation Management", 6: "Distributed Emission Regeneration", 7: "Entity Management" },
  ...{
    8: "Minefield",
    9: "Synthetic Environment",
    10: "Simulation Management with Reliability",
    11: "Live Entity",
    12: "Non-Real Time",
    13: "Information Operations",
  },
};
const headerLength = 12;
const entityStateLength = 144;
const fireLength = 96;

/** Distributed Interactive Simulation, IEEE 1278.1; several PDUs may share a datagram. */
export const dis: Decoder = {
  type: "dis",
  title: "DIS",
  ports: [3_000],
  recognise(bytes) {
    let at = 0;
    while (at + headerLength <= bytes.length) {
      const version = bytes[at] ?? 0;
      const type = bytes[at + 2] ?? 0;
      const known = nameIn(pduTypes, type);
      const length = ((bytes[at + 8] ?? 0) << 8) | (bytes[at + 9] ?? 0);
      const isHeader = version >= 4 && version <= 7 && known?.[1] === bytes[at + 3];
      if (!isHeader || length < headerLength) return evidence.none;
      at += length;
    }
    return at > 0 && at === bytes.length ? evidence.likely : evidence.none;
  },
  decode(packet) {
    const told: string[] = [];
    for (let at = 0; packet.left(at) > 0; ) {
      const pdu = at;
      const length = Math.max(headerLength, packet.peek16(at + 8));
      packet.branch(pdu, length, "pdu", "PDU", (inner) => {
        const text = decodePdu(inner, pdu);
        told.push(text);
        return text;
      });
      at += length;
    }
    const [first = ""] = told;
    return told.length <= 1 ? first : `${first} and ${told.length - 1} more`;
  },
};

function decodePdu(packet: Branch, at: number): string {
  const version = packet.u8(at, "version", "Protocol version", { names: versions });
  const exercise = packet.u8(at + 1, "exercise", "Exercise ID");
  const type = packet.u8(at + 2, "type", "PDU type", { say: sayType });
  packet.u8(at + 3, "family", "Protocol family", { names: families });
  packet.u32(at + 4, "timestamp", "Timestamp", { say: sayTime });
  packet.u16(at + 8, "length", "Length", { unit: "bytes" });
  if (version >= 7) packet.u8(at + 10, "status", "PDU status", { hex: true });
  packet.raw(at + (version >= 7 ? 11 : 10), version >= 7 ? 1 : 2, "padding", "Padding");
  const body = at + headerLength;
  if (packet.left(body) < 6) return `${sayType(type)}, exercise ${exercise}`;
  const isOfEntity = [1, 2, 3, 4, 25, 26, 27, 67].includes(type);
  if (!isOfEntity) {
    packet.raw(body, packet.left(body), "body", "Body", `${packet.left(body)} bytes`);
    return `${sayType(type)}, exercise ${exercise}`;
  }
  const isShot = type === 2 || type === 3;
  const entity = decodeEntityId(packet, body, "entity-id", isShot ? "Firing entity ID" : "Entity ID");
  const text = `${sayType(type)} of ${entity}, exercise ${exercise}`;
  if (type === 1 && packet.left(at) >= entityStateLength) return `${text}${decodeEntityState(packet, body)}`;
  let behind = body + 6;
  if (isShot) {
    decodeEntityId(packet, body + 6, "target-id", "Target entity ID");
    decodeEntityId(packet, body + 12, "munition-id", "Munition entity ID");
    behind = body + 18;
    if (type === 2 && packet.left(at) >= fireLength) behind = decodeFire(packet, body);
  }
  const rest = packet.left(behind);
  if (rest > 0) packet.raw(behind, rest, "body", "Body", `${rest} bytes`);
  return text;
}

function sayType(type: number): string {
  const known = nameIn(pduTypes, type);
  return known?.[0] ?? `PDU type ${type}`;
}

/** Units of 3600 s / 2^31 since the full hour; the lowest bit tells whether hours are of the clock (clause 6.2.88). */
function sayTime(stamp: number): string {
  const seconds = (Math.floor(stamp / 2) * 3_600) / 2 ** 31;
  const minutes = Math.floor(seconds / 60);
  const rest = (seconds - 60 * minutes).toFixed(3).padStart(6, "0");
  return `${minutes} min ${rest} s past the hour, ${stamp % 2 === 1 ? "absolute" : "relative"}`;
}

/** Clause 7.3.2, behind the three entities. */
function decodeFire(packet: Branch, body: number): number {
  decodeEntityId(packet, body + 18, "event-id", "Event ID", "event");
  packet.u32(body + 24, "mission-index", "Fire mission index");
  decodeVector(packet, body + 28, "shot-location", "Location (geocentric)", 8, "m", ["x", "y", "z"]);
  decodeEntityType(packet, body + 52, "munition-type", "Munition type");
  packet.u16(body + 60, "warhead", "Warhead");
  packet.u16(body + 62, "fuse", "Fuse");
  packet.u16(body + 64, "quantity", "Quantity");
  packet.u16(body + 66, "rate", "Rate", { unit: "rounds/min" });
  decodeVector(packet, body + 68, "shot-velocity", "Velocity", 4, "m/s", ["x", "y", "z"]);
  packet.f32(body + 80, "range", "Range", { unit: "m" });
  return body + 84;
}

function decodeEntityId(packet: Branch, at: number, word: string, title: string, last = "entity"): string {
  let told = "";
  packet.branch(at, 6, word, title, (inner) => {
    const site = inner.u16(at, "site", "Site");
    const application = inner.u16(at + 2, "application", "Application");
    const entity = inner.u16(at + 4, last, last === "event" ? "Event number" : "Entity");
    told = `${site}:${application}:${entity}`;
    return told;
  });
  return told;
}

/** Clause 7.2.2. @returns what it is marked with, for the packet's line */
function decodeEntityState(packet: Branch, body: number): string {
  packet.u8(body + 6, "force", "Force ID", {
    names: { 0: "Other", 1: "Friendly", 2: "Opposing", 3: "Neutral" },
  });
  const variables = packet.u8(body + 7, "variable-count", "Number of variable parameters");
  decodeEntityType(packet, body + 8, "entity-type", "Entity type");
  decodeEntityType(packet, body + 16, "alternative-type", "Alternative entity type");
  decodeVector(packet, body + 24, "velocity", "Linear velocity", 4, "m/s", ["x", "y", "z"]);
  decodeVector(packet, body + 36, "location", "Location (geocentric)", 8, "m", ["x", "y", "z"]);
  decodeVector(packet, body + 60, "orientation", "Orientation", 4, "rad", ["psi", "theta", "phi"]);
  packet.u32(body + 72, "appearance", "Appearance", { hex: true });
  packet.u8(body + 76, "dead-reckoning", "Dead reckoning algorithm");
  packet.raw(body + 77, 15, "dead-reckoning-parameters", "Other parameters of dead reckoning");
  decodeVector(packet, body + 92, "acceleration", "Linear acceleration", 4, "m/s²", ["x", "y", "z"]);
  decodeVector(packet, body + 104, "angular-velocity", "Angular velocity", 4, "rad/s", ["x", "y", "z"]);
  packet.u8(body + 116, "marking-set", "Marking character set", { names: { 1: "ASCII" } });
  const marking = packet.text(body + 117, 11, "marking", "Marking").trim();
  packet.u32(body + 128, "capabilities", "Capabilities", { hex: true });
  for (let index = 0; index < variables; index += 1) {
    const at = body + 132 + 16 * index;
    packet.raw(at, 16, "variable", "Variable parameter");
  }
  return marking === "" ? "" : `, ${marking}`;
}

function decodeEntityType(packet: Branch, at: number, word: string, title: string): void {
  packet.branch(at, 8, word, title, (inner) => {
    const parts = [
      inner.u8(at, "kind", "Kind"),
      inner.u8(at + 1, "domain", "Domain"),
      inner.u16(at + 2, "country", "Country"),
      inner.u8(at + 4, "category", "Category"),
      inner.u8(at + 5, "subcategory", "Subcategory"),
      inner.u8(at + 6, "specific", "Specific"),
      inner.u8(at + 7, "extra", "Extra"),
    ];
    return parts.join(".");
  });
}

function decodeVector(
  packet: Branch,
  at: number,
  word: string,
  title: string,
  size: 4 | 8,
  unit: string,
  axes: readonly string[],
): void {
  packet.branch(at, axes.length * size, word, title, (inner) => {
    const values = axes.map((axis, index) => {
      const read = size === 4 ? inner.f32 : inner.f64;
      return read.call(inner, at + index * size, axis, axis, {
        say: (value) => `${value.toFixed(3)} ${unit}`,
      });
    });
    return `${values.map((value) => value.toFixed(3)).join(", ")} ${unit}`;
  });
}
