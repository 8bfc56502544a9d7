import type { StreamFormat } from "../format.ts";
import type { Stream } from "../stream.ts";
import type { StreamTable } from "../stream-table.ts";

/** What can be a leg: a membership, as pairs see it. */
export interface PairRow {
  readonly id: number;
  /** What it is in every run. */
  readonly key: string;
  /** Rows with one text hear the same packets, so that finding them equal tells nothing; null hears several groups. */
  readonly hears: string | null;
  readonly streams: StreamTable;
}

/** Formats with shorter sequences come around too often to tell where one leg stands to the other. */
const leastModulus = 256;

/** Whether the numbers of two legs can be put together. */
export function isPairable({ counter, format }: Stream): boolean {
  return counter !== null && format.modulus >= leastModulus;
}

/** Whether any of a row's streams can be a leg. */
export function isNumbered(streams: StreamTable): boolean {
  for (const stream of streams) if (isPairable(stream)) return true;
  return false;
}

export function hasKeys(stream: Stream, { format, keys }: StreamIdentity): boolean {
  return stream.format === format && sameKeys(stream.keys, keys, format.keyWords);
}

export interface StreamIdentity {
  readonly format: StreamFormat;
  readonly keys: Uint32Array;
}

function sameKeys(one: Uint32Array, other: Uint32Array, words: number): boolean {
  for (let word = 0; word < words; word += 1) if (one[word] !== other[word]) return false;
  return true;
}
