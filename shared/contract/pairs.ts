import * as v from "valibot";
import { limits } from "../limits.ts";
import { pairDetailSchema, pairsSchema } from "../model/pair.ts";
import { id, nothing, one } from "./arguments.ts";

export const pairMethods = {
  /** The redundant pairs with their figures, and which rows were found to carry the same. */
  pairs: { args: nothing, result: pairsSchema },
  /** One pair with its seconds; null while one of its rows is left. */
  pair: { args: one, result: v.nullable(pairDetailSchema) },
  /** Makes two memberships the legs A and B of one pair. */
  makePair: { args: v.object({ a: id, b: id }), result: one },
  /**
   * Makes them a pair as soon as both carry numbered packets, where it is known beforehand that they carry the same
   * (`a=group:DUP` of SDP). The oldest of more than `limits.pairs` such wishes is forgotten.
   */
  expectPair: { args: v.object({ a: id, b: id }), result: nothing },
  /** Makes two rows of a pair again. */
  splitPair: { args: one, result: nothing },
  /** For how long the other leg may bring what one did not, in ms; of what is judged from now on. */
  setPairWait: {
    args: v.object({ id, waitMs: v.picklist(limits.pairWaits) }),
    result: nothing,
  },
  /** Counts the pair from now on; its seconds stay. */
  resetPair: {
    args: one,
    /** By what `undoResetPair` takes it back for a while; null where nothing can. */
    result: v.object({ undo: v.nullable(id) }),
  },
  /** Counts as if a reset had never been, with what came since. False where it is too late for that. */
  undoResetPair: { args: v.object({ id, undo: id }), result: v.boolean() },
} as const;
