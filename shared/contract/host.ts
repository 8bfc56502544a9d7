import * as v from "valibot";
import { diagnosisSchema, hostMembershipsSchema } from "../host.ts";
import { destinationsSchema } from "../model/destination.ts";
import { interfaceSchema } from "../model/interface.ts";
import { routeSchema } from "../model/route.ts";
import { address, interfaceChoice, nothing, one } from "./arguments.ts";

const routeQuestion = v.object({
  /** A group or a host, without its zone. */
  address,
  interface: interfaceChoice,
});

export const hostMethods = {
  /** Reads the interfaces now instead of at the next turn. */
  interfaces: { args: nothing, result: v.array(interfaceSchema) },
  /** By which interface the system would join a group or send to an address now, were it asked to. */
  route: { args: routeQuestion, result: routeSchema },
  /** Every group that this computer belongs to, whoever joined it. */
  hostMemberships: { args: nothing, result: hostMembershipsSchema },
  /** Why a membership may be silent. Listens for `limits.diagnoseListenMs` where packets are missing. */
  diagnose: { args: one, result: diagnosisSchema },
  /**
   * Where the packets of a membership that is bound to any address went, and who joined it; of another
   * membership there is nothing to tell.
   */
  destinations: { args: one, result: destinationsSchema },
} as const;
