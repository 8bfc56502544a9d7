/** Numbers out of a payload, without a DataView for each datagram. Network order unless named `Le`. */

export function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

export function u32(bytes: Uint8Array, at: number): number {
  return ((u16(bytes, at) << 16) | u16(bytes, at + 2)) >>> 0;
}

/** Exact below 2^53. */
export function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) * 0x1_0000_0000 + u32(bytes, at + 4);
}

export function u16Le(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

export function u32Le(bytes: Uint8Array, at: number): number {
  return (u16Le(bytes, at) | (u16Le(bytes, at + 2) << 16)) >>> 0;
}

/** Exact below 2^53. */
export function u64Le(bytes: Uint8Array, at: number): number {
  return u32Le(bytes, at) + u32Le(bytes, at + 4) * 0x1_0000_0000;
}
