import { writeTestPacket } from "../../../../../shared/test-stream/header.ts";
import { datagram, letters, n8, n16, n32, zeros } from "./bytes.ts";

/** For tests: packets of programs that send test streams. Times are ms since 1970. */

interface Numbered {
  readonly sequence: number;
  readonly time?: number;
}

const someTime = 1_795_616_527_318;
const seconds = (time: number) => Math.floor(time / 1_000);
const microseconds = (time: number) => Math.round((time % 1_000) * 1_000);

interface CastscopePacket extends Numbered {
  readonly run?: number;
  readonly end?: boolean;
  readonly ttl?: number;
  readonly name?: string;
}

export function castscopePacket(of: CastscopePacket): Uint8Array<ArrayBuffer> {
  const { sequence, time = someTime, run = 0x7f3c, end = false, ttl = 16, name = "probe-01" } = of;
  return writeTestPacket({
    ...{ first: sequence === 0 && !end, end, ttl, dscp: 34, run, size: 72, burst: 1, sequence },
    ...{
      seconds: seconds(time),
      nanoseconds: microseconds(time) * 1_000,
      rate: 950,
      count: null,
      step: 0,
      name,
    },
  });
}

interface IperfPacket extends Numbered {
  /** The last one: its number is negative. */
  readonly final?: boolean;
  /** Numbers of 64 bits, as 2.0.10 and newer have them. */
  readonly wide?: boolean;
}

/** Checked against iperf 2.1.8 (`-u -l 1000`): the fields up to the flags are as it sends them. */
export function iperf2Packet({ sequence, time = someTime, final = false, wide = true }: IperfPacket) {
  const number = final ? -sequence : sequence;
  const high = Math.floor(number / 2 ** 32);
  return datagram(
    n32(number),
    ...[n32(seconds(time)), n32(microseconds(time))],
    wide ? [...n32(high), ...n32(0x4801_0098)] : [...n32(0), ...n32(1)],
    zeros(40),
  );
}

interface MgenPacket extends Numbered {
  readonly flow?: number;
}

/** Checked against mgen 5.02b (`PERIODIC [100 200]`): the fields up to the address are as it sends them. */
export function mgenPacket({ sequence, time = someTime, flow = 1 }: MgenPacket) {
  const size = 64;
  const header = datagram(
    ...[n16(size), n8(2), n8(0x08), n32(flow), n32(sequence)],
    ...[n32(seconds(time)), n32(microseconds(time))],
    ...[n16(5002), n8(1), n8(4), [239, 1, 1, 2]],
  );
  return datagram(header, zeros(size - header.length));
}

/** As mcjoin's `send_mcast` prints it, in its 100 bytes. */
export function mcjoinPacket({ sequence, group = "239.1.1.2" }: Numbered & { readonly group?: string }) {
  return datagram(letters(`Sender PID 4711, MC group ${group} ... count: ${sequence}, freq: 100`, 100));
}

export function msendPacket({ sequence, base = 16 }: Numbered & { readonly base?: 10 | 16 }) {
  return datagram(letters(`Message ${sequence.toString(base)}`, 25));
}

/** `stat`: how many messages there were. */
export function msendStatistics(count: number) {
  return datagram(letters(`stat ${count}`));
}
