import * as v from "valibot";
import { count } from "../model/quantities.ts";
import type { DecodedField } from "./field.ts";

/** A field of a decoded packet, for where it crosses. */
export const decodedFieldSchema: v.GenericSchema<unknown, DecodedField> = v.object({
  name: v.string(),
  title: v.string(),
  value: v.nullable(v.union([v.number(), v.string()])),
  text: v.string(),
  at: count,
  length: count,
  bits: v.nullable(v.object({ from: count, count })),
  fields: v.array(v.lazy(() => decodedFieldSchema)),
});
