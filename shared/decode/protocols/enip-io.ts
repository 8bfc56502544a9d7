import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";

const sequencedAddress = 0x8002;
const connectedData = 0x00b1;
const itemTypes: Readonly<Record<number, string>> = Object.fromEntries([
  [sequencedAddress, "Sequenced address"],
  [connectedData, "Connected data"],
]);
const dataAt = 18;

/** Connected, cyclic data of EtherNet/IP (ODVA, CIP volume 2, section 2-6), little endian. */
export const enipIo: Decoder = {
  type: "enip-io",
  title: "EtherNet/IP I/O",
  ports: [2_222],
  recognise(bytes) {
    const u16 = (at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    const isIo = bytes.length >= dataAt && u16(0) === 2 && u16(2) === sequencedAddress && u16(4) === 8;
    return isIo && u16(14) === connectedData && dataAt + u16(16) === bytes.length
      ? evidence.certain
      : evidence.none;
  },
  decode(packet) {
    const le = true;
    packet.u16(0, "item-count", "Item count", { le });
    let connection = 0;
    let sequence = 0;
    decodeItem(packet, 2, "address-item", "Address item", (inner) => {
      connection = inner.u32(6, "connection-id", "Connection ID", { le, hex: true });
      sequence = inner.u32(10, "sequence", "Sequence number", { le });
      return `connection 0x${connection.toString(16).padStart(8, "0")}, sequence ${sequence}`;
    });
    const size = packet.peek16(16, le);
    decodeItem(packet, 14, "data-item", "Data item", (inner) => {
      if (size < 2) {
        if (size > 0) inner.raw(dataAt, size, "data", "Data");
        return "no data";
      }
      // Class 1 transports count their data as well; class 0 have none, and the packet does not tell which it is.
      inner.u16(dataAt, "data-sequence", "CIP sequence count (class 1)", { le });
      if (size > 2) inner.raw(dataAt + 2, size - 2, "data", "Data");
      return `${size} bytes`;
    });
    return `Connection 0x${connection.toString(16).padStart(8, "0")}, seq ${sequence}, ${size} bytes`;
  },
};

function decodeItem(
  packet: Branch,
  at: number,
  word: string,
  title: string,
  decode: (inner: Branch) => string,
): void {
  packet.branch(at, 4 + packet.peek16(at + 2, true), word, title, (inner) => {
    inner.u16(at, "type", "Type", { names: itemTypes, hex: true, le: true });
    inner.u16(at + 2, "length", "Length", { le: true, unit: "bytes" });
    return decode(inner);
  });
}
