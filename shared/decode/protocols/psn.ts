import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

const chunkHeader = 4;
const dataPacket = 0x6755;
const infoPacket = 0x6756;
const packetHeaderLength = 12;
/** As compilers that align it have it. */
const paddedHeaderLength = 16;
const le = true;

/** What stands in a tracker's chunk: a vector of floats, or a number of its own. */
type Kind = "m" | "m/s" | "rad" | "m/s²" | "status" | "time";
/** PosiStageNet 2.03, section 2: chunks of a tracker in a data packet. */
const trackerFields: Readonly<Record<number, readonly [word: string, title: string, kind: Kind]>> = {
  0: ["position", "PSN_DATA_TRACKER_POS", "m"],
  1: ["speed", "PSN_DATA_TRACKER_SPEED", "m/s"],
  2: ["orientation", "PSN_DATA_TRACKER_ORI", "rad"],
  3: ["status", "PSN_DATA_TRACKER_STATUS", "status"],
  4: ["acceleration", "PSN_DATA_TRACKER_ACCEL", "m/s²"],
  5: ["target-position", "PSN_DATA_TRACKER_TRGTPOS", "m"],
  6: ["tracker-timestamp", "PSN_DATA_TRACKER_TIMESTAMP", "time"],
};
const packetIds: Readonly<Record<number, string>> = {
  [dataPacket]: "PSN_DATA_PACKET",
  [infoPacket]: "PSN_INFO_PACKET",
};
/** Trackers in the line, which is narrow. */
const toldMost = 3;

/** PosiStageNet 2, positions on a stage: chunks in chunks, little-endian. */
export const psn: Decoder = {
  type: "psn",
  title: "PSN",
  ports: [56_565],
  recognise(bytes) {
    if (bytes.length < 2 * chunkHeader + packetHeaderLength || bytes[1] !== 0x67) return evidence.none;
    const isPacket = bytes[0] === (dataPacket & 0xff) || bytes[0] === (infoPacket & 0xff);
    const length = (bytes[2] ?? 0) | (((bytes[3] ?? 0) & 0x7f) << 8);
    // It holds chunks, of which the first is the header, and ends with the packet.
    const isHeader = bytes[4] === 0 && bytes[5] === 0 && bytes[7] === 0;
    const headerLength = bytes[6] ?? 0;
    const hasHeader = isHeader && headerLength >= packetHeaderLength && headerLength <= paddedHeaderLength;
    const fits = ((bytes[3] ?? 0) & 0x80) !== 0 && chunkHeader + length === bytes.length;
    return isPacket && hasHeader && fits ? evidence.certain : evidence.none;
  },
  decode(packet) {
    let told = "";
    decodeChunk(
      packet,
      0,
      "packet",
      (id) => nameIn(packetIds, id) ?? "Packet",
      (inner, at, id) => {
        told = id === infoPacket ? decodeInfo(inner, at) : decodeData(inner, at);
        return told;
      },
    );
    return told;
  },
};

/**
 * A chunk: its id, the length of what it holds, and whether those are chunks.
 * @param decode reads what is behind its header
 * @returns where the next one begins
 */
function decodeChunk(
  packet: Branch,
  at: number,
  word: string,
  title: (id: number) => string,
  decode: (inner: Branch, at: number, id: number, length: number) => string,
): number {
  const id = packet.peek16(at, le);
  const length = packet.peek16(at + 2, le) & 0x7fff;
  packet.branch(at, chunkHeader + length, word, title(id), (inner) => {
    inner.u16(at, "id", "Chunk ID", { le, hex: true });
    const isParent = inner.peek16(at + 2, le) >= 0x8000;
    const shown = `${length} bytes${isParent ? " of chunks" : ""}`;
    inner.value(at + 2, 2, "length", "Length, and whether it holds chunks", length, shown);
    return decode(inner, at + chunkHeader, id, length);
  });
  return at + chunkHeader + length;
}

/** Each chunk up to the end of the branch. */
function decodeChunks(
  inner: Branch,
  begin: number,
  word: string,
  title: (id: number) => string,
  decode: (chunk: Branch, at: number, id: number, length: number) => string,
): void {
  for (let at = begin; inner.left(at) > 0; ) at = decodeChunk(inner, at, word, title, decode);
}

function decodeRaw(inner: Branch, at: number, length: number): string {
  if (length > 0) inner.raw(at, length, "data", "Data", `${length} bytes`);
  return `${length} bytes`;
}

function decodeHeader(inner: Branch, at: number, length: number): string {
  inner.u64(at, "timestamp", "Timestamp", { le, unit: "µs" });
  inner.value(at + 8, 2, "version", "Version", `${inner.peek8(at + 8)}.${inner.peek8(at + 9)}`);
  const frame = inner.u8(at + 10, "frame", "Frame ID");
  const packets = inner.u8(at + 11, "packets", "Packets of the frame");
  const rest = length - packetHeaderLength;
  if (rest > 0) inner.raw(at + packetHeaderLength, rest, "padding", "Padding");
  return packets === 1 ? `frame ${frame}` : `frame ${frame}, of ${packets} packets`;
}

function decodeData(inner: Branch, begin: number): string {
  let header = "";
  const trackers: string[] = [];
  let count = 0;
  const title = (id: number): string =>
    id === 0 ? "PSN_DATA_PACKET_HEADER" : id === 1 ? "PSN_DATA_TRACKER_LIST" : `Chunk ${id}`;
  decodeChunks(inner, begin, "chunk", title, (chunk, at, id, length) => {
    if (id === 0 && length >= packetHeaderLength) {
      header = decodeHeader(chunk, at, length);
      return header;
    }
    if (id !== 1) return decodeRaw(chunk, at, length);
    decodeChunks(
      chunk,
      at,
      "tracker",
      (tracker) => `Tracker ${tracker}`,
      (one, place, tracker) => {
        const text = decodeTracker(one, place);
        count += 1;
        if (trackers.length < toldMost) trackers.push(`${tracker} ${text}`.trim());
        return text;
      },
    );
    return `${count}`;
  });
  const more = count > toldMost ? ` and ${count - toldMost} more` : "";
  return `Data, ${header}: ${count === 0 ? "no trackers" : trackers.join(", ")}${more}`;
}

/** @returns its position */
function decodeTracker(inner: Branch, begin: number): string {
  let position = "";
  const title = (id: number): string => nameIn(trackerFields, id)?.[1] ?? `Chunk ${id}`;
  decodeChunks(inner, begin, "field", title, (chunk, at, id, length) => {
    const known = nameIn(trackerFields, id);
    if (known === undefined) return decodeRaw(chunk, at, length);
    const [word, name, kind] = known;
    if (kind === "status") return chunk.f32(at, word, name, { le, say: short }).toFixed(3);
    if (kind === "time") return `${chunk.u64(at, word, name, { le, unit: "µs" })} µs`;
    const axes = ["x", "y", "z"].map((axis, index) =>
      chunk.f32(at + 4 * index, `${word}-${axis}`, `${name} ${axis}`, {
        le,
        say: (value) => `${short(value)} ${kind}`,
      }),
    );
    const text = `(${axes.map(short).join(", ")}) ${kind}`;
    if (id === 0) position = text;
    return text;
  });
  return position;
}

function short(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** Names of the system and of its trackers. */
function decodeInfo(inner: Branch, begin: number): string {
  let header = "";
  let system = "";
  const names: string[] = [];
  let count = 0;
  const titles = ["PSN_INFO_PACKET_HEADER", "PSN_INFO_SYSTEM_NAME", "PSN_INFO_TRACKER_LIST"];
  decodeChunks(
    inner,
    begin,
    "chunk",
    (id) => titles[id] ?? `Chunk ${id}`,
    (chunk, at, id, length) => {
      if (id === 0 && length >= packetHeaderLength) {
        header = decodeHeader(chunk, at, length);
        return header;
      }
      if (id === 1) {
        system = chunk.text(at, length, "system", "System name");
        return system;
      }
      if (id !== 2) return decodeRaw(chunk, at, length);
      decodeChunks(
        chunk,
        at,
        "tracker",
        (tracker) => `Tracker ${tracker}`,
        (one, place, tracker) => {
          let name = "";
          decodeChunks(
            one,
            place,
            "field",
            (field) => (field === 0 ? "PSN_INFO_TRACKER_NAME" : `Chunk ${field}`),
            (inside, where, field, size) => {
              if (field !== 0) return decodeRaw(inside, where, size);
              name = inside.text(where, size, "name", "Name");
              return name;
            },
          );
          count += 1;
          if (names.length < toldMost) names.push(`${tracker} “${name}”`);
          return name;
        },
      );
      return `${count}`;
    },
  );
  const more = count > toldMost ? ` and ${count - toldMost} more` : "";
  return `Info of “${system}”, ${header}: ${count === 0 ? "no trackers" : names.join(", ")}${more}`;
}
