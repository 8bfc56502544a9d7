import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

/** Categories of EUROCONTROL that are published. */
const categories: Readonly<Record<number, string>> = {
  ...{
    1: "Monoradar target reports",
    2: "Monoradar service messages",
    3: "Weather, derived",
    4: "Safety net messages",
  },
  ...{ 8: "Monoradar weather", 9: "Weather, composite", 10: "Surface movement", 11: "A-SMGCS data" },
  ...{ 15: "INCS target reports", 16: "INCS configuration", 17: "Mode S surveillance coordination" },
  ...{ 18: "Mode S data link", 19: "Multilateration status", 20: "Multilateration target reports" },
  ...{ 21: "ADS-B target reports", 23: "CNS/ATM ground station status", 24: "Legacy network data" },
  ...{ 25: "CNS/ATM ground system status", 30: "ARTAS system tracks", 31: "ARTAS", 32: "ARTAS mini plans" },
  ...{ 34: "Monoradar service messages", 48: "Monoradar target reports", 62: "SDPS track messages" },
  ...{
    63: "Sensor status",
    65: "SDPS service status",
    129: "UAS identification",
    150: "MADAP",
    205: "Radio direction finder",
  },
  ...{ 240: "Radar video", 247: "Version numbers", 252: "Session control", 253: "Remote station control" },
};
/** Categories whose first item is the data source, SAC and SIC, in two bytes. */
const beginsWithSource = new Set([1, 2, 8, 10, 11, 19, 20, 21, 23, 25, 34, 48, 62, 63, 65, 240, 247]);
const headerLength = 3;
/** Bytes of a field specification: no category has so many items. */
const fspecMost = 8;

/** ASTERIX, EUROCONTROL-SPEC-0149: the blocks, and of the first record of each which items it has and who sent it. */
export const asterix: Decoder = {
  type: "asterix",
  title: "ASTERIX",
  ports: [8_600],
  recognise(bytes) {
    let at = 0;
    let isFromSource = true;
    while (at + headerLength < bytes.length) {
      const category = bytes[at] ?? 0;
      const length = ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
      if (!Object.hasOwn(categories, category) || length < headerLength + 2) return evidence.none;
      const end = at + headerLength + fspecLength(bytes, at + headerLength, at + length);
      if (end <= at + headerLength) return evidence.none;
      isFromSource &&= beginsWithSource.has(category) && ((bytes[at + headerLength] ?? 0) & 0x80) !== 0;
      at += length;
    }
    if (at === 0 || at !== bytes.length) return evidence.none;
    return isFromSource ? evidence.likely : evidence.possible;
  },
  decode(packet) {
    const told: string[] = [];
    for (let at = 0; packet.left(at) > 0; ) {
      const block = at;
      const length = Math.max(headerLength, packet.peek16(at + 1));
      packet.branch(block, length, "block", "Data block", (inner) => {
        const text = decodeBlock(inner, block);
        told.push(text);
        return text;
      });
      at += length;
    }
    const shown = told.slice(0, toldMost).join("; ");
    return told.length > toldMost ? `${shown}; and ${told.length - toldMost} more` : shown;
  },
};

/** In a line, which is narrow. */
const toldMost = 3;

/** Bytes of the field specification; 0 where it does not end, or names nothing. */
function fspecLength(bytes: Uint8Array, begin: number, end: number): number {
  let names = 0;
  for (let at = begin; at < Math.min(end, begin + fspecMost); at += 1) {
    const byte = bytes[at] ?? 0;
    names |= byte & 0xfe;
    if ((byte & 1) === 0) return names === 0 ? 0 : at + 1 - begin;
  }
  return 0;
}

function decodeBlock(packet: Branch, at: number): string {
  const category = packet.u8(at, "category", "Category", { say: sayCategory });
  packet.u16(at + 1, "length", "Length", { unit: "bytes" });
  const fspec = at + headerLength;
  const size = fspecLength(packet.bytes, fspec, packet.end);
  const name = `CAT ${String(category).padStart(3, "0")}`;
  if (size === 0) {
    packet.raw(fspec, packet.left(fspec), "records", "Records", `${packet.left(fspec)} bytes`);
    return name;
  }
  const present: number[] = [];
  for (let byte = 0; byte < size; byte += 1) {
    for (let bit = 0; bit < 7; bit += 1) {
      if ((packet.peek8(fspec + byte) & (0x80 >> bit)) !== 0) present.push(7 * byte + bit + 1);
    }
  }
  const items = present.join(", ");
  packet.value(
    fspec,
    size,
    "fspec",
    "Field specification",
    items,
    `items ${items} of the category's profile`,
  );
  let data = fspec + size;
  let source = "";
  if (beginsWithSource.has(category) && present[0] === 1) {
    packet.branch(data, 2, "source", "Data source identifier", (inner) => {
      const area = inner.u8(data, "sac", "System area code");
      source = `${area}/${inner.u8(data + 1, "sic", "System identification code")}`;
      return source;
    });
    data += 2;
  }
  packet.raw(data, packet.left(data), "items", "Items and further records", `${packet.left(data)} bytes`);
  return source === ""
    ? `${name}, ${packet.left(at)} bytes`
    : `${name} from SAC/SIC ${source}, ${packet.left(at)} bytes`;
}

function sayCategory(category: number): string {
  const known = nameIn(categories, category);
  const number = String(category).padStart(3, "0");
  return known === undefined ? number : `${known} (${number})`;
}
