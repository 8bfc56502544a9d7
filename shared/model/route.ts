import * as v from "valibot";
import { hindrances, noRoutes } from "../statements/network.ts";

/** Where the system would join or send now, and what keeps it from that. */
export const routeSchema = v.object({
  /** Null where nothing is named, and the system knows no way. */
  interface: v.nullable(v.string()),
  /** The own address that packets would leave from; null where it is not told. */
  source: v.nullable(v.string()),
  /** What the address is to this computer: a group, its own, one that reaches all of a link, or another's. */
  use: v.picklist(["group", "own", "broadcast", "host"]),
  /** Null where nothing is in the way. */
  hindrance: v.nullable(v.picklist(hindrances)),
  /** Of the hindrance `no-route`: what the routing tables say. */
  why: v.nullable(v.picklist(noRoutes)),
  /** An interface that could be named; null where there is none. */
  instead: v.nullable(v.string()),
});
export type Route = v.InferOutput<typeof routeSchema>;
