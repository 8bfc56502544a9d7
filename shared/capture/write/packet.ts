import { packetOptions, pcapngBlocks, pcapngBytes, pcapngOptions } from "../pcapng.ts";
import { type Datagram, headersBytes, sealFrame, writeHeaders } from "./frame.ts";
import { padded } from "./options.ts";

/** A packet to be recorded; overwritten for each, so that writing allocates nothing. */
export interface RecordedPacket extends Datagram {
  /** Place of its interface in the section, from 0. */
  interface: number;
  /** When it arrived: nanoseconds since 1970, in two halves of 32 bits. */
  timeHigh: number;
  timeLow: number;
  /** Packets that were dropped between the one before it and itself; 0 leaves the option out. */
  drops: number;
  /**
   * Whether an empty list of options makes the block four bytes longer, where it has none. Copying into memory that
   * threads share is four times as fast where both sides begin at equal places within eight bytes.
   */
  longer: boolean;
}

/** Code, length and eight bytes of the drops, and the end of the options. */
const dropsBytes = 4 + 8 + 4;

/** Bytes of the block that a packet takes. */
export function packetBytes({ family, size, drops, longer }: RecordedPacket): number {
  const options = drops > 0 ? dropsBytes : longer ? 4 : 0;
  return pcapngBytes.packet + padded(headersBytes(family) + size) + options;
}

/** Writes a packet's block up to its payload; returns where the payload goes. `closePacket` writes the rest. */
export function openPacket(bytes: Uint8Array, view: DataView, at: number, packet: RecordedPacket): number {
  const length = headersBytes(packet.family) + packet.size;
  view.setUint32(at, pcapngBlocks.packet, true);
  view.setUint32(at + 4, packetBytes(packet), true);
  view.setUint32(at + 8, packet.interface, true);
  view.setUint32(at + 12, packet.timeHigh, true);
  view.setUint32(at + 16, packet.timeLow, true);
  view.setUint32(at + 20, length, true);
  view.setUint32(at + 24, length, true);
  writeHeaders(bytes, view, at + packetHead, packet);
  return at + packetHead + headersBytes(packet.family);
}

/** Bytes of a packet's block before the packet. */
const packetHead = pcapngBytes.packet - 4;

/** Writes what stands behind a payload, whatever lay there; returns where the block ends. */
export function closePacket(view: DataView, at: number, packet: RecordedPacket): number {
  sealFrame(view, at + packetHead, packet);
  let end = at + packetHead + headersBytes(packet.family) + packet.size;
  while ((end & 3) !== (at & 3)) {
    view.setUint8(end, 0);
    end += 1;
  }
  if (packet.drops > 0) {
    view.setUint16(end, packetOptions.drops, true);
    view.setUint16(end + 2, 8, true);
    view.setUint32(end + 4, packet.drops, true);
    view.setUint32(end + 8, 0, true);
    view.setUint32(end + 12, pcapngOptions.end, true);
    end += dropsBytes;
  } else if (packet.longer) {
    view.setUint32(end, pcapngOptions.end, true);
    end += 4;
  }
  view.setUint32(end, packetBytes(packet), true);
  return end + 4;
}
