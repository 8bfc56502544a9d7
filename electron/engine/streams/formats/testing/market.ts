import { datagram, letters, n8, n16, n16Le, n32, n32Le, n64, n64Le, zeros } from "./bytes.ts";

/** For tests: packets of market data. Times are ms since 1970. */

const someTime = 1_795_616_527_318;
const nanoseconds = (time: number) => BigInt(Math.round(time * 1_000)) * 1_000n;

interface MoldPacket {
  /** Of its first message, or that comes next. */
  readonly sequence: number;
  readonly messages?: number;
  readonly session?: string;
}

export function moldPacket({ sequence, messages = 1, session = "0000000042" }: MoldPacket) {
  const message = [...n16(5), ...letters("S0001")];
  return datagram(
    ...[letters(session, 10), n64(sequence), n16(messages)],
    Array.from({ length: messages }, () => message).flat(),
  );
}

export function moldHeartbeat({ sequence, session = "0000000042" }: Omit<MoldPacket, "messages">) {
  return moldPacket({ sequence, session, messages: 0 });
}

export function moldEnd({ sequence, session = "0000000042" }: Omit<MoldPacket, "messages">) {
  return datagram(letters(session, 10), n64(sequence), n16(0xffff));
}

interface Timed {
  readonly sequence: number;
  readonly time?: number;
}

/** Two messages of schema 1: an incremental refresh of the book, and a heartbeat. */
export function cmePacket({ sequence, time = someTime }: Timed) {
  const message = (length: number, block: number, template: number) => [
    ...[...n16Le(length), ...n16Le(block), ...n16Le(template), ...n16Le(1), ...n16Le(9)],
    ...zeros(length - 10),
  ];
  return datagram(n32Le(sequence), n64Le(nanoseconds(time)), message(88, 11, 46), message(10, 0, 12));
}

interface EobiPacket extends Timed {
  readonly segment?: number;
  readonly partition?: number;
}

export function eobiPacket({ sequence, time = someTime, segment = 688, partition = 3 }: EobiPacket) {
  return datagram(
    ...[n16Le(32), n16Le(13_005), n32Le(0xffff_ffff), n32Le(sequence), n32Le(segment), n8(partition)],
    ...[n8(1), n8(0), n8(0), zeros(4), n64Le(nanoseconds(time))],
    // A heartbeat: the message that is sent while nothing happens.
    ...[n16Le(16), n16Le(13_001), n32Le(0xffff_ffff), zeros(8)],
  );
}

interface LbtPacket {
  readonly sequence: number;
  readonly session?: number;
  readonly retransmission?: boolean;
}

export function lbtPacket({ sequence, session = 0x1c5a_90e2, retransmission = false }: LbtPacket) {
  const oldest = Math.max(0, sequence - 100);
  return datagram(
    ...[n8(0), n8(0), n16(14_390), n32(session), n32(sequence), n32(oldest)],
    ...[n8(retransmission ? 0x20 : 0), n8(0), n16(0), zeros(60)],
  );
}

/** A session message: the newest number that was sent. */
export function lbtSession({ sequence, session = 0x1c5a_90e2 }: LbtPacket) {
  return datagram(
    ...[n8(2), n8(0), n16(14_390), n32(session), n32(5), n32(sequence), n32(Math.max(0, sequence - 100))],
    ...[n8(0), n8(0), n16(0)],
  );
}
