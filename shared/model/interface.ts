import * as v from "valibot";
import { groupVersionsSchema } from "../host.ts";
import { linkStates } from "../statements/network.ts";

export const interfaceAddressSchema = v.object({
  family: v.picklist([4, 6]),
  address: v.string(),
  prefix: v.number(),
  /** What the address is called where that is not the interface's own name, such as `eth0:1`. */
  label: v.optional(v.string()),
});

export const interfaceSchema = v.object({
  name: v.string(),
  /** The system's number of the interface, where it tells. It stays when the interface is renamed. */
  index: v.nullable(v.number()),
  /** Further names by which the system knows it. */
  otherNames: v.array(v.string()),
  addresses: v.array(interfaceAddressSchema),
  loopback: v.boolean(),
  /** `up` also where the system does not tell. */
  state: v.picklist(linkStates),
  /** Whether `state` is `up`. */
  up: v.boolean(),
  /** What it is, in the system's word, such as `bridge` or `vlan`; null for a plain one, or where not told. */
  type: v.nullable(v.string()),
  /** The bridge, bond or team that takes what arrives here; null where there is none. */
  master: v.nullable(v.string()),
  /** Megabits per second, where the system tells. */
  speed: v.nullable(v.number()),
  mac: v.nullable(v.string()),
  /** The interface that the system chooses for most groups of the family; one group's may be another. */
  isDefault: v.object({ ipv4: v.boolean(), ipv6: v.boolean() }),
  versions: groupVersionsSchema,
});
export type Interface = v.InferOutput<typeof interfaceSchema>;
