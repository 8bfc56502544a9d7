import * as v from "valibot";
import { count } from "./quantities.ts";

/** Packets and payload bits of the last full second. */
export const rateSchema = v.object({ packets: count, bits: count });
export type Rate = v.InferOutput<typeof rateSchema>;
