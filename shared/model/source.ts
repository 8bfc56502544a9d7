import * as v from "valibot";
import { meterFigures, schemasOf } from "./figures.ts";

export const sourceSchema = v.object({
  address: v.string(),
  port: v.number(),
  ...schemasOf(meterFigures),
  /** Mean and standard deviation of the time between packets, in ms; null before the third packet. */
  interval: v.nullable(v.object({ mean: v.number(), deviation: v.number() })),
});
export type Source = v.InferOutput<typeof sourceSchema>;
