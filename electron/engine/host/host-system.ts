import type { Network } from "../net/network.ts";
import { type System, thisSystem } from "../system/system.ts";

/** Where the facts of this computer come from, injected for tests. What is not there is a rejection. */
export interface HostSystem extends System {
  /** Name of the interface by which the system would answer an IPv4 address; null without a route. */
  wayBack(address: string): Promise<string | null>;
}

/** @param network whose routes are this computer's */
export function systemHost(network: Pick<Network, "routes">): HostSystem {
  return {
    ...thisSystem,
    async wayBack(address) {
      const [answer] = await network.routes([{ to: address, family: 4, on: null }]);
      return answer?.found ? answer.name : null;
    },
  };
}
