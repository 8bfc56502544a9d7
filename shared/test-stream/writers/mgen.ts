import { type Family, parseAddress } from "../../net/address.ts";
import type { Moment, PacketWriter, TestRun } from "./writer.ts";

/**
 * A message of MGEN, version 2 (src/common/mgenMsg.cpp), as mgen 5.02 sends it over IPv4: length, version and
 * flags, flow, sequence from 0, time, destination, no host address, no position. It knows no packet
 * that says that a flow is over.
 */
const offsets = {
  length: 0,
  version: 2,
  flags: 3,
  flow: 4,
  sequence: 8,
  seconds: 12,
  microseconds: 16,
  port: 20,
  addressType: 22,
  addressLength: 23,
  address: 24,
} as const;

/** The message ends with this datagram. */
const lastBuffer = 0x08;
const addressTypes = { 4: 1, 6: 2 } as const;
const addressBytes = { 4: 4, 6: 16 } as const;
/** Port and type of the host's own address, which is left out. */
const hostBytes = 4;
/** Latitude, longitude, altitude, status, a reserved byte and the length of user data. */
const positionBytes = 16;
/** No position: 999 degrees, as 60,000ths from -180, and -999 metres. */
const nowhere = { degrees: (999 + 180) * 60_000, altitude: -999 } as const;

/** @param family of the destination */
export function mgenHeaderBytes(family: Family): number {
  return offsets.address + addressBytes[family] + hostBytes + positionBytes;
}

export class MgenWriter implements PacketWriter {
  readonly template: Uint8Array<ArrayBuffer>;
  readonly headBytes = offsets.port;
  readonly tellsEnd = false;

  constructor({ size, run, address, port }: TestRun) {
    this.template = new Uint8Array(size);
    const view = new DataView(this.template.buffer);
    const parsed = parseAddress(address);
    if (!parsed.ok) throw new TypeError(`${address} is no address`);
    const { family, parts } = parsed.value;
    view.setUint16(offsets.length, size);
    view.setUint8(offsets.version, 2);
    view.setUint8(offsets.flags, lastBuffer);
    view.setUint32(offsets.flow, run);
    view.setUint16(offsets.port, port);
    view.setUint8(offsets.addressType, addressTypes[family]);
    view.setUint8(offsets.addressLength, addressBytes[family]);
    for (const [index, part] of parts.entries()) {
      if (family === 4) view.setUint8(offsets.address + index, part);
      else view.setUint16(offsets.address + 2 * index, part);
    }
    const position = offsets.address + addressBytes[family] + hostBytes;
    view.setUint32(position, nowhere.degrees);
    view.setUint32(position + 4, nowhere.degrees);
    view.setInt32(position + 8, nowhere.altitude);
  }

  write(head: DataView, at: number, sequence: number, moment: Moment): void {
    head.setUint32(at + offsets.sequence, sequence);
    head.setUint32(at + offsets.seconds, moment.seconds);
    head.setUint32(at + offsets.microseconds, moment.nanoseconds / 1_000);
  }

  writeEnd(): void {}
}
