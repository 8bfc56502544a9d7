import type { HostMembership } from "../../../shared/host.ts";
import { limits } from "../../../shared/limits.ts";
import type { Destination, Destinations } from "../../../shared/model/destination.ts";
import { destinationKind } from "../feeds/memberships/destination-kind.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import type { MeteredDestination } from "../traffic/destinations.ts";
import { meterRow } from "../traffic/traffic.ts";
import type { Grounds } from "./grounds.ts";

/** Reads every group that this computer joined; costs a look at every process. */
type ReadJoined = () => Promise<readonly HostMembership[]>;

/** Tells where the packets of a port went, and which program joined each group. */
export class DestinationsTold {
  readonly #grounds: Grounds;
  readonly #readJoined: ReadJoined;
  #joined: Promise<readonly HostMembership[]> | null = null;
  #readAt = 0;

  constructor(grounds: Grounds, readJoined: ReadJoined) {
    this.#grounds = grounds;
    this.#readJoined = readJoined;
  }

  async of(id: number): Promise<Destinations> {
    const { destinations } = this.#grounds.memberships.get(id);
    if (destinations === null) return { untold: 0, further: 0, destinations: [] };
    const joined = await this.#joinedGroups();
    // Counted on meanwhile; left, it is told as it was.
    const { untold, further } = destinations;
    return { untold, further, destinations: [...destinations].map((one) => this.#tell(one, joined)) };
  }

  /** As of `limits.destinationOwnersMs` ago at most, but for the time that reading takes. */
  #joinedGroups(): Promise<readonly HostMembership[]> {
    const now = this.#grounds.clock.monotonic();
    if (this.#joined === null || now - this.#readAt > limits.destinationOwnersMs) {
      this.#readAt = now;
      this.#joined = this.#readJoined();
    }
    return this.#joined;
  }

  #tell(one: MeteredDestination, joined: readonly HostMembership[]): Destination {
    const { interfaces, wall, clock } = this.#grounds;
    const { address, meter, history, sources, untoldSources } = one;
    const now = clock.monotonic();
    const lastSecond = Math.floor(now / 1_000) - 1;
    const on = interfaces.now.find(({ index }) => index === one.interface)?.name ?? null;
    const kind = destinationKind(address, interfaces.now);
    const whose = kind === "group" ? this.#whose(address, on, joined) : nobody;
    const figures = meterRow(meter, meter.firstAt ?? now, now, wall);
    const bits = history?.upTo(lastSecond, meter.newest).bits ?? null;
    return { address, kind, interface: on, ...figures, bits, sources, untoldSources, ...whose };
  }

  #whose(address: string, on: string | null, joined: readonly HostMembership[]): Whose {
    const ours = [...this.#grounds.memberships].filter((one) => isJoined(one, address, on));
    const listed = joined.find((one) => one.address === address && one.interface === on);
    // A list without any group is one that the system does not tell.
    const sockets = joined.length === 0 ? null : (listed?.sockets ?? (listed ? null : 0));
    const programs = listed?.programs?.filter(({ pid }) => pid !== process.pid) ?? null;
    const otherSockets = sockets === null ? null : Math.max(0, sockets - ours.length);
    return { ours: ours[0]?.id ?? null, programs, otherSockets };
  }
}

type Whose = Pick<Destination, "ours" | "programs" | "otherSockets">;
const nobody: Whose = { ours: null, programs: null, otherSockets: null };

function isJoined({ spec, failed }: Membership, address: string, on: string | null): boolean {
  return spec.kind === "group" && !failed && spec.address === address && spec.interface?.name === on;
}
