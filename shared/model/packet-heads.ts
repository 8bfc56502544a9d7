import * as v from "valibot";

/** The beginnings of kept packets as columns, oldest first; `readHeads` takes them apart. */
export const packetHeadsSchema = v.object({
  numbers: v.instance(Float64Array),
  /** ms since 1970. */
  at: v.instance(Float64Array),
  /** Bytes of the whole payload. */
  size: v.instance(Uint32Array),
  heads: v.instance(Uint8Array),
  /** Where each head begins in `heads`; one more at the end. */
  headAt: v.instance(Uint32Array),
});
export type PacketHeads = v.InferOutput<typeof packetHeadsSchema>;

/** One packet's beginning. */
export interface PacketHead {
  readonly number: number;
  readonly at: number;
  readonly size: number;
  readonly bytes: Uint8Array;
}

export function readHeads({ numbers, at, size, heads, headAt }: PacketHeads): PacketHead[] {
  return Array.from(numbers, (number, row) => ({
    number,
    at: at[row] ?? 0,
    size: size[row] ?? 0,
    bytes: heads.subarray(headAt[row] ?? 0, headAt[row + 1] ?? 0),
  }));
}
