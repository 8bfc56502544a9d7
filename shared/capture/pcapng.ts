/**
 * Numbers of pcapng (draft-ietf-opsawg-pcapng). A block is its type, its length, its body, its options and its length
 * once more, so that a file can be read from either end; all parts begin at multiples of four bytes.
 */
export const pcapngBlocks = {
  section: 0x0a0d_0d0a,
  interface: 1,
  statistics: 5,
  packet: 6,
} as const;

/** Bytes of each kind of block without options and, for a packet, without its bytes. */
export const pcapngBytes = {
  section: 28,
  interface: 20,
  statistics: 24,
  packet: 32,
} as const;

/** At the beginning of a section, in the byte order of the computer that wrote it. */
export const pcapngByteOrder = 0x1a2b_3c4d;

/** Options that any block may have. */
export const pcapngOptions = { end: 0, comment: 1 } as const;

/** Options of a section, of an interface, of a packet and of an interface's statistics. */
export const sectionOptions = { hardware: 2, system: 3, program: 4 } as const;
export const interfaceOptions = { name: 2, description: 3, timeResolution: 9 } as const;
export const packetOptions = { drops: 4 } as const;
export const statisticsOptions = { begin: 2, end: 3, dropped: 5, droppedBySystem: 7, delivered: 8 } as const;

/** LINKTYPE_RAW: packets begin with the header of IPv4 or IPv6, whose version tells them apart. */
export const linkTypeRaw = 101;
