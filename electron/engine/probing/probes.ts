import type { ProbeRequest } from "../../../shared/contract/probes.ts";
import { missingInterface } from "../../../shared/input/interface-choice.ts";
import { limits } from "../../../shared/limits.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { ProbeState } from "../../../shared/model/probe.ts";
import { portsToProbe } from "../../../shared/probe/known-ports.ts";
import { fail } from "../../../shared/problem.ts";
import type { HostSystem } from "../host/host-system.ts";
import { readPortHolders } from "../host/linux/port-holders.ts";
import type { Network, RouteAnswer } from "../net/network.ts";
import type { OnInterface } from "../net/receiver.ts";
import { chosenInterface, insteadOf, standingOf } from "../requests/place.ts";
import { readGroup, readSource } from "../requests/target.ts";
import { readUdpSockets } from "../system/linux/read-sockets.ts";
import type { Clock } from "../time/clock.ts";
import type { WallTime } from "../time/wall-time.ts";
import { Probe } from "./probe.ts";

interface Surroundings {
  readonly network: Pick<Network, "openReceiver" | "limits" | "routes">;
  readonly system: HostSystem;
  readonly clock: Clock;
  readonly wall: WallTime;
  /** As they are now. */
  readonly interfaces: () => readonly Interface[];
  /** Whether sockets can name an interface that has no address of the family. */
  readonly byNumber: () => boolean;
}

/** Searches for the ports of groups: a few at once, and those that were over last. */
export class Probes {
  readonly #around: Surroundings;
  /** In the order of their beginning. */
  readonly #probes = new Map<number, Probe>();
  #opening = 0;
  #next = 1;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Throws a problem for what is no group, for an interface on which nothing can be heard, and where too many run. */
  async start(request: ProbeRequest): Promise<{ id: number }> {
    const running = [...this.#probes.values()].filter(({ isOver }) => !isOver).length;
    if (running + this.#opening >= limits.probesAtOnce)
      return fail("probes-full", { most: limits.probesAtOnce });
    this.#opening += 1;
    try {
      const probe = await this.#open(request);
      const id = this.#next;
      this.#next += 1;
      this.#probes.set(id, probe);
      this.#forget();
      return { id };
    } finally {
      this.#opening -= 1;
    }
  }

  state(id: number): ProbeState {
    return this.#get(id).state(id);
  }

  async stop(id: number): Promise<void> {
    await this.#get(id).stop();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#probes.values()].map((probe) => probe.stop()));
  }

  #get(id: number): Probe {
    return this.#probes.get(id) ?? fail("probe-forgotten");
  }

  /** The oldest of those that are over give way. */
  #forget(): void {
    const over = [...this.#probes].filter(([, { isOver }]) => isOver);
    for (const [id] of over.slice(0, Math.max(0, over.length - limits.probesKept))) this.#probes.delete(id);
  }

  async #open(request: ProbeRequest): Promise<Probe> {
    const { network, system, clock, wall, interfaces: now } = this.#around;
    const interfaces = now();
    const group = readGroup(request.address, request.interface);
    if (group.use !== "multicast") return fail("probe-of-no-group", { address: group.text });
    const source = readSource(request.source, group, interfaces);
    const choice = chosenInterface(request.interface, group, interfaces);
    const { text: address, family } = group;
    const [route] = choice === null ? await network.routes([{ to: address, family, on: null }]) : [];
    const on = this.#place(choice, { address, family }, route ?? null, interfaces);
    const { ports, leftOut } = portsToProbe(address, request.ports, await hostPorts(system));
    const holder = (port: number): Promise<string | null> => holderOf(system, port, address);
    return Probe.start(
      {
        ...{ family, address, source, interface: on, byDefault: choice === null },
        ...{ ports, portsLeftOut: leftOut, forMs: request.forMs },
      },
      { network, clock, wall, holder },
    );
  }

  /** Where it is joined. Throws where nothing can be heard: there is no row here that waits for its interface. */
  #place(
    choice: string | null,
    { address, family }: { readonly address: string; readonly family: 4 | 6 },
    route: RouteAnswer | null,
    interfaces: readonly Interface[],
  ): OnInterface {
    const around = { interfaces, route, byNumber: this.#around.byNumber() };
    const { is, place } = standingOf(choice, family, around);
    if (is === "well") return place;
    if (is === "absent") {
      const values = missingInterface(choice ?? "", interfaces);
      return fail("interface-unknown", { mistake: { name: "interface-unknown", values } });
    }
    if (place === null || is === "no-route") {
      const why = route === null || route.found ? "none" : route.why;
      return fail("no-route-without-interface", { address, why, instead: insteadOf(family, interfaces) });
    }
    if (is === "without-address") return fail("interface-lacks-family", { interface: place.name, family });
    return fail("interface-cannot-join", { interface: place.name, state: is });
  }
}

/** Ports that sockets of this computer are bound to; none where the system does not tell. */
async function hostPorts(system: HostSystem): Promise<number[]> {
  if (system.platform !== "linux") return [];
  const { sockets } = await readUdpSockets(system);
  return [...new Set(sockets.map(({ port }) => port).filter((port) => port > 0))].toSorted((a, b) => a - b);
}

async function holderOf(system: HostSystem, port: number, address: string): Promise<string | null> {
  if (system.platform !== "linux") return null;
  try {
    const { holders } = await readPortHolders(system, port, address, false);
    // A user whose program it is says nothing that the problem does not say.
    const program = holders?.find((one) => one.program !== null)?.program ?? null;
    return program === null ? null : `${program.name} (${program.pid})`;
  } catch {
    return null;
  }
}
