/** Bits of a PID's state word, from the lowest: its last counter, and what is to be done with its packets. */
export const counterBits = 0x0f;
export const counterKnown = 0x10;
/** Its last packet came twice, which is legal; a third time is not. */
export const repeated = 0x20;
/** Sections are put together. */
export const isTable = 0x40;
/** Null packets: no counter, nothing in them. */
export const isStuffing = 0x80;
/** A program's video or audio: it is to be there, and to say when it is shown. */
export const isEssence = 0x100;
/** A discontinuity was announced since the last PCR. */
export const clockBreaks = 0x200;
/** In this second, and in the one before. */
export const scrambledNow = 0x400;
export const scrambledBefore = 0x800;

/** What stays when a packet follows the one before. */
export const keptBits = 0xffff & ~(counterBits | repeated);

/**
 * A few bits of a packet's payload, in their place in the state word: a packet of the same counter that has others
 * is no repetition. Not from its beginning, where a repeated packet has a PCR of its own.
 */
export function sampleOf(bytes: Uint8Array, packet: number): number {
  return ((bytes[packet + 187] ?? 0) << 24) | ((bytes[packet + 100] ?? 0) << 16);
}

export const sampleBits = 0xffff_0000;
