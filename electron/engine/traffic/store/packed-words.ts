/**
 * What the records of kept packets pack into two words of 32 bits, in memory and on disk alike. The size's word leaves its upper
 * half to how many are missing before the packet; in the other TTL and TOS take nine bits each, one more than they have for
 * "not told", and the flags of the packet's mark (shared/model/packet-mark.ts) the rest.
 */
const sizeMask = 0xffff;
const tosBits = 9;
const headerMask = (1 << tosBits) - 1;
const flagBits = 2 * tosBits;
/** No mark has a flag beyond these. */
const flagMask = (1 << (32 - flagBits)) - 1;

/** TTL and TOS without a mark. @param ttl, tos -1 where they are not told */
export function headerOf(ttl: number, tos: number): number {
  return (ttl + 1) | ((tos + 1) << tosBits);
}

/** A header's word with the flags of a mark, in place of those that it had. */
export function markedHeader(header: number, mark: number): number {
  return (header & ((1 << flagBits) - 1)) | ((mark & flagMask) << flagBits);
}

export function markedSize(size: number, mark: number): number {
  return (size & sizeMask) | (mark & ~sizeMask);
}

export function sizeOf(sizeWord: number): number {
  return sizeWord & sizeMask;
}

/** Null where it is not told. */
export function ttlOf(header: number): number | null {
  const ttl = header & headerMask;
  return ttl === 0 ? null : ttl - 1;
}

/** TOS byte or traffic class; null where it is not told. */
export function tosOf(header: number): number | null {
  const tos = (header >>> tosBits) & headerMask;
  return tos === 0 ? null : tos - 1;
}

/** 0 where nothing is known of it. */
export function markOf(sizeWord: number, header: number): number {
  return ((sizeWord & ~sizeMask) | (header >>> flagBits)) >>> 0;
}
