import type { Branch } from "../branch.ts";

/** Slots in a line, as desks show them. */
const perLine = 16;

/**
 * The slots of a DMX512 packet, in lines of values.
 * @param used says how many of them are not 0
 */
export function decodeSlots(
  packet: Branch,
  at: number,
  slots: number,
  word: string,
  title: string,
  used: string,
): void {
  packet.branch(at, slots, word, title, (inner) => {
    let count = 0;
    for (let first = 0; first < slots; first += perLine) {
      const length = Math.min(perLine, slots - first);
      const values = Array.from(inner.bytes.subarray(at + first, at + first + length));
      for (const value of values) if (value > 0) count += 1;
      const which = length === 1 ? `Slot ${first + 1}` : `Slots ${first + 1} to ${first + length}`;
      inner.value(at + first, length, "values", which, values.join(" "));
    }
    return `${count} of ${slots} ${used}`;
  });
}
