import { localAddressTowards } from "../net/udp.ts";
import { descriptorReserve } from "../system/reserve.ts";
import { type System, thisSystem } from "../system/system.ts";

/** Where the facts of this computer come from, injected for tests. What is not there is a rejection. */
export interface HostSystem extends System {
  /** The address from which the system would answer; null without a route. */
  localAddressTowards(address: string, family: 4 | 6): Promise<string | null>;
}

export const systemHost: HostSystem = {
  ...thisSystem,
  localAddressTowards: (...question) => descriptorReserve.ask(() => localAddressTowards(...question)),
};
