import { datagram, letters, n8, n16, n16Le, n32, n32Le, zeros } from "./bytes.ts";

/** For tests: packets of DDS and of KNX. */

interface RtpsPacket {
  readonly sequence: number;
  readonly writer?: number;
  readonly order?: "big" | "little";
  /** Last byte of the participant's prefix. */
  readonly participant?: number;
}

const header = (participant: number) => [
  ...letters("RTPS"),
  ...[2, 3, 1, 15],
  ...[1, 15, 0x3a, 0x91, 0xde, 0xed, 1, 0, 0, 0, 0, participant],
];

/** @param of its flags beside the byte order's */
function submessage(id: number, order: "big" | "little", flags: number, body: readonly number[]): number[] {
  const length = order === "little" ? n16Le(body.length) : n16(body.length);
  return [id, flags | (order === "little" ? 1 : 0), ...length, ...body];
}

function sequenceNumber(value: number, order: "big" | "little"): number[] {
  const word = order === "little" ? n32Le : n32;
  return [...word(Math.floor(value / 2 ** 32)), ...word(value)];
}

const timestamp = (order: "big" | "little") => submessage(0x09, order, 0, zeros(8));

function data({ sequence, writer = 0x0000_1203, order = "little" }: RtpsPacket): number[] {
  const toInlineQos = order === "little" ? n16Le(16) : n16(16);
  const body = [...n16(0), ...toInlineQos, ...n32(0), ...n32(writer), ...sequenceNumber(sequence, order)];
  return submessage(0x15, order, 0x04, [...body, ...[0, 1, 0, 0], ...zeros(16)]);
}

/** A time and data of one writer. */
export function rtpsPacket(of: RtpsPacket) {
  const { order = "little", participant = 7 } = of;
  return datagram(header(participant), timestamp(order), data(of));
}

/** Data of several writers in one packet. */
export function rtpsPackets(all: readonly RtpsPacket[]) {
  return datagram(header(7), ...all.map(data));
}

interface Fragment extends RtpsPacket {
  /** From 1. */
  readonly fragment: number;
}

export function rtpsFragment({ sequence, fragment, writer = 0x0000_1203 }: Fragment) {
  const body = [...n16(0), ...n16Le(28), ...n32(0), ...n32(writer), ...sequenceNumber(sequence, "little")];
  const cut = [...n32Le(fragment), ...n16Le(1), ...n16Le(64), ...n32Le(256)];
  return datagram(
    header(7),
    timestamp("little"),
    submessage(0x16, "little", 0, [...body, ...cut, ...zeros(64)]),
  );
}

/** The writer says that it wrote changes 1 to `last`. */
export function rtpsHeartbeat({ last, writer = 0x0000_1203 }: { last: number; writer?: number }) {
  const body = [...n32(0), ...n32(writer), ...sequenceNumber(1, "little"), ...sequenceNumber(last, "little")];
  return datagram(header(7), submessage(0x07, "little", 0, [...body, ...n32Le(3)]));
}

/** A telegram to group address 1/2/3: switch on. */
export function knxTelegram() {
  const cemi = [0x29, 0, 0xbc, 0xe0, 0x11, 0x01, 0x0a, 0x03, 1, 0, 0x81];
  return datagram(n16(0x0610), n16(0x0530), n16(6 + cemi.length), cemi);
}

/** A router says how many telegrams it had to throw away. */
export function knxLost(lost: number) {
  return datagram(n16(0x0610), n16(0x0531), n16(10), n8(4), n8(0), n16(lost));
}

export function knxBusy() {
  return datagram(n16(0x0610), n16(0x0532), n16(12), n8(6), n8(0), n16(100), n16(0));
}
