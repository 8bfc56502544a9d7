import type { hostMethods } from "../../../shared/contract/host.ts";
import { limits } from "../../../shared/limits.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import { alone } from "../feeds/memberships/sharing.ts";
import type { Other, Subject } from "../host/diagnose/facts.ts";
import { Host } from "../host/host.ts";
import type { HostSystem } from "../host/host-system.ts";
import { readIpCounters } from "../host/linux/read-counters.ts";
import { bindAddress } from "../net/udp.ts";
import { tellRoute } from "../requests/route.ts";
import { DestinationsTold } from "./destinations.ts";
import type { Feature, Teller } from "./feature.ts";
import type { Grounds } from "./grounds.ts";
import type { SuspectQuerier } from "./group-watches.ts";

/** What the kernel had counted when each was joined: it lives as long as the membership. */
type AtJoin = WeakMap<Membership, NonNullable<Subject["atJoin"]>>;

interface HostFeature extends Feature<typeof hostMethods>, Teller<"interfaces", "interfaces"> {
  /** A membership was just joined: what is dropped from now on may be its packets. Never rejects. */
  joined(id: number): Promise<void>;
  /** What the diagnosis of a membership that stalled says of a querier; null for nothing. Never rejects. */
  readonly suspectQuerier: SuspectQuerier;
}

/** What this computer tells of itself: interfaces, groups that it joined, why a membership is silent. */
export function hostFeature(grounds: Grounds, system: HostSystem): HostFeature {
  const { clock, wall, memberships, interfaces, network, path } = grounds;
  const host = new Host(system, {
    now: () => wall.at(clock.monotonic()),
    wait: (ms) => new Promise((resolve) => clock.after(ms, resolve)),
  });
  const atJoin: AtJoin = new WeakMap();
  const destinations = new DestinationsTold(grounds, async () => {
    return (await host.memberships(interfaces.now)).memberships;
  });
  const diagnose = async ({ id }: { readonly id: number }) => {
    await interfaces.fresh();
    const membership = memberships.get(id);
    const { address: to, family } = membership.spec;
    const [route] = await network.routes([{ to, family, on: null }]);
    const usual = route?.found ? route.name : null;
    return host.diagnose({ ...subjectOf(membership, grounds, atJoin), usual }, interfaces.now);
  };
  return {
    async suspectQuerier(id) {
      try {
        const { checks } = await diagnose({ id });
        for (const { name, values } of checks)
          if (name === "querier-seems-missing") return { name: "querier-suspected", values };
      } catch {
        // It was left meanwhile, or the system tells nothing: then nothing is suspected.
      }
      return null;
    },
    handlers: {
      interfaces: () => interfaces.refresh(),
      async route(question) {
        await interfaces.fresh();
        return tellRoute(question, {
          interfaces: interfaces.now,
          byNumber: path.isBatched,
          ask: async (asked) => (await network.routes([asked]))[0] ?? { found: false, why: "none" },
        });
      },
      async hostMemberships() {
        await interfaces.fresh();
        return host.memberships(interfaces.now);
      },
      diagnose,
      destinations: ({ id }) => destinations.of(id),
    },
    async joined(id) {
      const membership = [...memberships].find((one) => one.id === id);
      if (system.platform !== "linux" || !membership || atJoin.has(membership)) return;
      const { family, interface: on } = membership.spec;
      atJoin.set(membership, await readIpCounters(system, family, on?.name ?? null));
    },
    snapshot: () => ({ interfaces: interfaces.now }),
    delta: () => ({ interfaces: interfaces.takeChange() }),
    close: () => interfaces.close(),
  };
}

/** What a diagnosis has to know of its membership, and of the others. */
function subjectOf(membership: Membership, grounds: Grounds, atJoin: AtJoin): Omit<Subject, "usual"> {
  const { clock, wall, network, memberships } = grounds;
  const { spec, id } = membership;
  const rows = memberships.rows(clock.monotonic());
  const heard = new Map(
    [...memberships].map(({ id: of, traffic }) => [of, traffic.heard(limits.diagnoseSources)]),
  );
  const others = rows.filter((row) => row.id !== id);
  return {
    row: rows.find((row) => row.id === id) ?? membership.row(clock.monotonic(), alone),
    openedAt: wall.at(membership.openedAt),
    boundTo: membership.failed ? null : formatEndpoint(bindAddress(spec, network.platform), spec.port),
    heard: heard.get(id) ?? [],
    events: membership.events.list(),
    atJoin: atJoin.get(membership) ?? null,
    others: others.map((row): Other => ({ ...row, heard: heard.get(row.id) ?? [] })),
  };
}
