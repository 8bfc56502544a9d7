import * as v from "valibot";
import { limits } from "../limits.ts";
import { describedFormatSchema } from "../model/described-format.ts";
import { packetHeadsSchema } from "../model/packet-heads.ts";
import { address, id, nothing, port, whole } from "./arguments.ts";

/** Null is all of the membership. */
const source = v.nullable(v.object({ address, port }));

/** Formats that people describe: the packets by which a description is judged, and its use. */
export const formatMethods = {
  /** The beginnings of the newest kept packets, of one source among the newest `limits.headsLookedAt`. */
  packetHeads: {
    args: v.object({
      id,
      source,
      count: v.pipe(whole, v.minValue(1), v.maxValue(limits.judgedMost)),
      bytes: v.pipe(whole, v.minValue(1), v.maxValue(limits.headBytes)),
    }),
    result: packetHeadsSchema,
  },
  /** Measures the packets of a membership, or of one of its sources, as a description says; `decodeAs` ends it. */
  measureAs: { args: v.object({ id, source, description: describedFormatSchema }), result: nothing },
} as const;
