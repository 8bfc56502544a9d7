import type { hostMethods } from "../../../shared/contract/host.ts";
import { limits } from "../../../shared/limits.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import { alone } from "../feeds/memberships/sharing.ts";
import type { Subject } from "../host/diagnose/facts.ts";
import { Host } from "../host/host.ts";
import type { HostSystem } from "../host/host-system.ts";
import { bindAddress } from "../net/udp.ts";
import type { Feature, Teller } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

/** What this computer tells of itself: interfaces, groups that it joined, why a membership is silent. */
export function hostFeature(
  grounds: Grounds,
  system: HostSystem,
): Feature<typeof hostMethods> & Teller<"interfaces", "interfaces"> {
  const { clock, wall, memberships, interfaces } = grounds;
  const host = new Host(system, {
    now: () => wall.at(clock.monotonic()),
    wait: (ms) => new Promise((resolve) => clock.after(ms, resolve)),
  });
  return {
    handlers: {
      interfaces: () => interfaces.refresh(),
      async hostMemberships() {
        await interfaces.fresh();
        return host.memberships(interfaces.now);
      },
      async diagnose({ id }) {
        await interfaces.fresh();
        return host.diagnose(subjectOf(memberships.get(id), grounds), interfaces.now);
      },
    },
    snapshot: () => ({ interfaces: interfaces.now }),
    delta: () => ({ interfaces: interfaces.takeChange() }),
    close: () => interfaces.close(),
  };
}

/** What a diagnosis has to know of its membership. */
function subjectOf(membership: Membership, { clock, wall, network }: Grounds): Subject {
  const { spec } = membership;
  return {
    row: membership.row(clock.monotonic(), alone),
    openedAt: wall.at(membership.openedAt),
    boundTo: membership.failed ? null : formatEndpoint(bindAddress(spec, network.platform), spec.port),
    heard: membership.traffic.heard(limits.diagnoseSources),
  };
}
