import { closeSync } from "node:fs";
import { limits } from "../../../../shared/limits.ts";

/*
 * Node closes what Node opened when a thread ends. Of descriptors that a thread got from the C library
 * itself it knows nothing: they stay open, and their groups joined, for as long as the process lives.
 * So each is written down in memory that all threads see, and whoever outlives a thread closes what is left.
 */

/** For each descriptor the thread that opened it, 0 for none. Untouched parts take no memory. */
export type DescriptorTable = Uint8Array<SharedArrayBuffer>;

const owners = { monitor: 1, sender: 2 } as const;
export type DescriptorOwner = keyof typeof owners;

export function createDescriptorTable(): DescriptorTable {
  return new Uint8Array(new SharedArrayBuffer(limits.descriptorsNoted));
}

let table: DescriptorTable | null = null;
let owner: DescriptorOwner = "monitor";

/** From now on what this thread opens is written down. To be called before it opens anything. */
export function noteDescriptorsIn(shared: DescriptorTable | null, as: DescriptorOwner): void {
  table = shared;
  owner = as;
}

/** Where this thread writes down what it opens, for a thread that it starts; null when it does not. */
export function descriptorTable(): DescriptorTable | null {
  return table;
}

/** A call that opens a descriptor, with its result written down. */
export function noting<Args extends unknown[]>(open: (...args: Args) => number): (...args: Args) => number {
  return (...args) => {
    const fd = open(...args);
    if (table !== null && fd >= 0 && fd < limits.descriptorsNoted) Atomics.store(table, fd, owners[owner]);
    return fd;
  };
}

/** The call that closes one. Struck out first: afterwards the number may be another thread's at once. */
export function striking(close: (fd: number) => number): (fd: number) => number {
  return (fd) => {
    if (table !== null && fd >= 0 && fd < limits.descriptorsNoted) Atomics.store(table, fd, 0);
    return close(fd);
  };
}

/**
 * Closes what threads that have ended left open: of one owner, or of all. Returns how many there were.
 * Must not be called while such a thread still runs.
 */
export function closeLeft(shared: DescriptorTable, of: DescriptorOwner | null = null): number {
  let closed = 0;
  // Words first: nearly all of the table is empty.
  const words = new Uint32Array(shared.buffer);
  for (const [at, word] of words.entries()) {
    if (word === 0) continue;
    for (let fd = at * words.BYTES_PER_ELEMENT; fd < (at + 1) * words.BYTES_PER_ELEMENT; fd += 1) {
      const as = Atomics.load(shared, fd);
      if (as === 0 || (of !== null && as !== owners[of])) continue;
      Atomics.store(shared, fd, 0);
      if (closes(fd)) closed += 1;
    }
  }
  return closed;
}

/** False when the thread had closed it itself in its last moment. */
function closes(fd: number): boolean {
  try {
    closeSync(fd);
    return true;
  } catch {
    return false;
  }
}
