import type { Network } from "../net/network.ts";
import { type System, thisSystem } from "../system/system.ts";

/** Where the facts of this computer come from, injected for tests. What is not there is a rejection. */
export interface HostSystem extends System {
  wayBack(address: string): Promise<WayBack>;
}

/**
 * The interface by which the system would answer an IPv4 address, by name, null without a route; and null of the whole
 * where the question failed, which says nothing of routes.
 */
export type WayBack = { readonly by: string | null } | null;

/** @param network whose routes are this computer's */
export function systemHost(network: Pick<Network, "routes">): HostSystem {
  return {
    ...thisSystem,
    async wayBack(address) {
      const [answer] = await network.routes([{ to: address, family: 4, on: null }]);
      if (answer === undefined || (!answer.found && answer.unasked)) return null;
      return { by: answer.found ? answer.name : null };
    },
  };
}
