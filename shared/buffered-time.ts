import { limits } from "./limits.ts";
import type { Membership } from "./model/membership.ts";

/**
 * For how long, in ms, the kernel's buffers hold what comes at the present rates while nobody reads: that of the row whose
 * buffer is full first. Infinite where nothing comes.
 */
export function bufferedMs(rows: Iterable<Pick<Membership, "rate" | "receiveBuffer">>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { rate, receiveBuffer } of rows) {
    if (rate.packets === 0) continue;
    const each = waitingBytes(rate.bits / 8 / rate.packets);
    const room = receiveBuffer ?? limits.unknownReceiveBufferBytes;
    least = Math.min(least, (room / each / rate.packets) * 1_000);
  }
  return least;
}

/**
 * What a datagram of so many bytes of payload takes of a socket's receive buffer in Linux: its headers, what the kernel keeps
 * behind them, rounded up to a power of two, and the record that points there. Measured on loopback: 768 for 1, 1,280 for 500,
 * 2,304 for 1,316 and 16,640 for 8,000 bytes.
 */
function waitingBytes(payload: number): number {
  return limits.waitingDatagramBytes + 2 ** Math.ceil(Math.log2(payload + limits.waitingHeadBytes));
}
