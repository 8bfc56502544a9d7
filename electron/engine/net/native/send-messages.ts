/** Datagrams handed over with one system call. */
export const sendBatch = 64;
/** Sizes of the C structures on 64 bit. */
export const iovecBytes = 16;
export const mmsghdrBytes = 64;
/** A call was interrupted by a signal: it is made again. */
export const EINTR = 4;

export function writeIovec(iovecs: DataView, at: number, base: bigint, bytes: number): void {
  iovecs.setBigUint64(at, base, true);
  iovecs.setBigUint64(at + 8, BigInt(bytes), true);
}

/** CLOCK_REALTIME, which the kernel stamps what it receives with too. */
export const wallClock = 0;
