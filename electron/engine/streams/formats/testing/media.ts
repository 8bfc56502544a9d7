import { datagram, letters, n8, n16, n32, zeros } from "./bytes.ts";

/** For tests: packets of media and of light. */

interface RtpPacket {
  readonly sequence: number;
  /** Ticks of the media clock. */
  readonly ticks?: number;
  readonly ssrc?: number;
  readonly payloadType?: number;
  readonly payload?: Uint8Array | readonly number[];
}

export function rtpPacket(of: RtpPacket) {
  const { sequence, ticks = 0, ssrc = 0x5a1c_03e2, payloadType = 96, payload = zeros(160) } = of;
  return datagram([0x80, payloadType], n16(sequence), n32(ticks), n32(ssrc), payload);
}

/** RTCP sender report without report blocks: the sender says that it sent so many packets. */
export function senderReport({
  ssrc = 0x5a1c_03e2,
  packets,
}: {
  readonly ssrc?: number;
  readonly packets: number;
}) {
  return datagram([0x80, 200], n16(6), n32(ssrc), zeros(8), n32(0), n32(packets), n32(packets * 160));
}

interface ExtendedPacket {
  /** 32 bits. */
  readonly sequence: number;
  readonly ticks?: number;
}

/** ST 2110-20: two lines of 480 bytes each, as of 4:2:2 video with 10 bits. */
export function videoPacket({ sequence, ticks = 0 }: ExtendedPacket) {
  const line = (number: number, further: boolean) => [
    ...n16(480),
    ...n16(number),
    ...n16(further ? 0x8000 : 0),
  ];
  const payload = [...n16(sequence >>> 16), ...line(20, true), ...line(21, false), ...zeros(960)];
  return rtpPacket({ sequence, ticks, payload });
}

/** ST 2110-40: one packet of ancillary data of 24 bytes, captions (DID 61h, SDID 01h) of 9 words. */
export function ancillaryPacket({ sequence, ticks = 0 }: ExtendedPacket) {
  const payload = [
    ...n16(sequence >>> 16),
    ...n16(24),
    ...n8(1),
    ...[0, 0, 0],
    ...zeros(4),
    ...n32(0x5850_1824),
    ...zeros(16),
  ];
  return rtpPacket({ sequence, ticks, payloadType: 112, payload });
}

interface SacnPacket {
  readonly sequence: number;
  readonly universe?: number;
  /** Last byte of the component's id. */
  readonly component?: number;
  readonly name?: string;
  readonly priority?: number;
}

const preamble = [...n16(0x10), ...n16(0), ...letters("ASC-E1.17", 12)];
const pdu = (length: number) => n16(0x7000 | length);
const cid = (component: number) => [...[0xc1, 0xd0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0], component];

export function sacnPacket(of: SacnPacket) {
  const { sequence, universe = 7, component = 1, name = "Desk A", priority = 100 } = of;
  const slots = 512;
  const size = 126 + slots;
  return datagram(
    preamble,
    ...[pdu(size - 16), n32(4), cid(component)],
    ...[pdu(size - 38), n32(2), letters(name, 64), n8(priority), n16(0), n8(sequence), n8(0), n16(universe)],
    ...[pdu(size - 115), n8(2), n8(0xa1), n16(0), n16(1), n16(slots + 1), n8(0), zeros(slots)],
  );
}

export function sacnSynchronization({ sequence, address = 7962 }: { sequence: number; address?: number }) {
  return datagram(preamble, pdu(33), n32(8), cid(1), pdu(11), n32(1), n8(sequence), n16(address), n16(0));
}

/** Universe discovery: that component sends universes 1 and 7. */
export function sacnDiscovery() {
  const size = 124;
  return datagram(
    ...[preamble, pdu(size - 16), n32(8), cid(1)],
    ...[pdu(size - 38), n32(2), letters("Desk A", 64), n32(0)],
    ...[pdu(size - 112), n32(1), n8(0), n8(0), n16(1), n16(7)],
  );
}

interface PtpMessage {
  readonly sequence: number;
  readonly type?: "Sync" | "Follow_Up" | "Delay_Resp" | "Announce";
  readonly domain?: number;
  /** Last byte of the clock's identity. */
  readonly clock?: number;
}

const ptpTypes = {
  Sync: [0, 44],
  Follow_Up: [8, 44],
  Delay_Resp: [9, 54],
  Announce: [11, 64],
} as const;

export function ptpMessage({ sequence, type = "Sync", domain = 0, clock = 1 }: PtpMessage) {
  const [number, size] = ptpTypes[type];
  const identity = [0x00, 0x1d, 0xc1, 0xff, 0xfe, 0x10, 0x20, clock];
  const header = datagram(
    ...[n8(number), n8(2), n16(size), n8(domain), n8(0), n16(0x0200), zeros(8), zeros(4)],
    ...[identity, n16(1), n16(sequence), n8(0), n8(0), zeros(10)],
  );
  if (type !== "Announce") return datagram(header, zeros(size - header.length));
  const master = [0x00, 0x1d, 0xc1, 0xff, 0xfe, 0x99, 0x88, 0x77];
  return datagram(header, n16(37), [0, 128, 6, 0x21], n16(0x4e5d), [128], master, n16(0), [0x20]);
}

/** Version 1, as Dante sends it. */
export function firstPtpSync({ sequence }: { readonly sequence: number }) {
  const header = datagram(
    ...[n16(1), n16(1), letters("_DFLT", 16), n8(1), n8(1), [0x00, 0x1d, 0xc1, 0x10, 0x20, 0x01], n16(1)],
    ...[n16(sequence), n8(0), n8(0), n16(0)],
  );
  return datagram(header, zeros(124 - header.length));
}
