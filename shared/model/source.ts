import * as v from "valibot";
import { hops, meterFigures, schemasOf, streamFigures } from "./figures.ts";

export const sourceSchema = v.object({
  address: v.string(),
  port: v.number(),
  ...schemasOf(meterFigures),
  ...schemasOf(streamFigures),
  hops: hops.schema,
  /** Mean and standard deviation of the time between packets, in ms; null before the third packet. */
  interval: v.nullable(v.object({ mean: v.number(), deviation: v.number() })),
});
export type Source = v.InferOutput<typeof sourceSchema>;
