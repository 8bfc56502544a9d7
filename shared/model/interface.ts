import * as v from "valibot";
import { groupVersionsSchema } from "../host.ts";

export const interfaceAddressSchema = v.object({
  family: v.picklist([4, 6]),
  address: v.string(),
  prefix: v.number(),
});

export const interfaceSchema = v.object({
  name: v.string(),
  /** The system's number of the interface, where it tells. */
  index: v.nullable(v.number()),
  addresses: v.array(interfaceAddressSchema),
  loopback: v.boolean(),
  /** False only when the system says that it is down. */
  up: v.boolean(),
  /** Megabits per second, where the system tells. */
  speed: v.nullable(v.number()),
  mac: v.nullable(v.string()),
  /** The interface that the system chooses for groups of the family when none is named. */
  isDefault: v.object({ ipv4: v.boolean(), ipv6: v.boolean() }),
  versions: groupVersionsSchema,
});
export type Interface = v.InferOutput<typeof interfaceSchema>;
