import type { JoinRequest } from "../../../../shared/contract/memberships.ts";
import { chooseInterface } from "../../../../shared/input/interface-choice.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { IpAddress } from "../../../../shared/net/address.ts";
import { groupTraits } from "../../../../shared/net/groups.ts";
import { needsZone } from "../../../../shared/net/zone.ts";
import { fail } from "../../../../shared/problem.ts";
import type { RouteAnswer, RouteQuestion } from "../../net/network.ts";
import type { OnInterface } from "../../net/receiver.ts";
import {
  broadcastPlace,
  chosenInterface,
  interfaceOf,
  type Standing,
  standingOf,
  standOn,
} from "../../requests/place.ts";
import { readGroup, readSource } from "../../requests/target.ts";
import type { MembershipSpec } from "./spec.ts";

/** What a join is read against. */
export interface JoinSurroundings {
  readonly interfaces: readonly Interface[];
  /** Whether sockets can name an interface that has no address of the family. */
  readonly byNumber: boolean;
  ask(question: RouteQuestion): Promise<RouteAnswer>;
}

/** What is to be joined, and whether that can be tried now: it cannot where its interface is not there. */
export interface ReadJoin {
  readonly spec: MembershipSpec;
  readonly ready: boolean;
  /** The system's way to it, where that was asked for. */
  readonly route: RouteAnswer | null;
}

/** Reads a join. Throws a problem for one that cannot be right, whatever becomes of the interfaces. */
export async function readJoin(request: JoinRequest, around: JoinSurroundings): Promise<ReadJoin> {
  const address = readGroup(request.address, request.interface);
  if (address.use === "unspecified") return { spec: portSpec(address, request), ready: true, route: null };
  const source = readSource(request.source, address, around.interfaces);
  const choice = chosenInterface(request.interface, address, around.interfaces);
  const common = { family: address.family, port: request.port, source, choice };
  if (address.use === "multicast") {
    const { text: to, family } = address;
    const route = choice === null ? await around.ask({ to, family, on: null }) : null;
    const standing = standingOf(choice, family, { ...around, route });
    return {
      spec: {
        ...common,
        ...{ kind: "group", bind: request.bind, address: to, interface: standing.place },
        ...{ byDefault: choice === null, linkLocal: groupTraits(address).linkLocal, anyOfLink: false },
      },
      ready: isReady(standing),
      route,
    };
  }
  if (request.bind === "any") return fail("bind-of-host", { address: address.text });
  const own = await listeningPlace(address, choice, around);
  return {
    spec: {
      ...common,
      ...{ kind: own.kind, bind: "group", address: address.text, interface: own.standing?.place ?? null },
      ...{ byDefault: false, linkLocal: false, anyOfLink: own.anyOfLink },
    },
    ready: own.standing === null || isReady(own.standing),
    route: null,
  };
}

/** A port that is watched as a program hears it: on every interface, from anyone, with nothing joined. */
function portSpec({ family, text, zone }: IpAddress, request: JoinRequest): MembershipSpec {
  if (zone !== null || request.interface !== null || request.source !== null) {
    return fail("port-watched-whole", { address: text });
  }
  return {
    ...{ kind: "port", bind: "any", family, address: text, port: request.port },
    ...{ source: null, interface: null, choice: null },
    ...{ byDefault: false, linkLocal: false, anyOfLink: false },
  };
}

/** An interface that is there lets itself be joined on also while it is down. */
function isReady({ is }: Standing): boolean {
  return is !== "absent" && is !== "no-route" && is !== "without-address";
}

interface ListeningPlace {
  readonly kind: "host" | "broadcast";
  /** Null hears broadcasts of every interface. */
  readonly standing: Standing | null;
  readonly anyOfLink: boolean;
}

/** Where this computer has an address that is no group, or hears broadcasts to it. Throws where it does not. */
async function listeningPlace(
  address: IpAddress,
  choice: string | null,
  around: JoinSurroundings,
): Promise<ListeningPlace> {
  const { text, family } = address;
  const { interfaces } = around;
  const chosen = choice === null ? null : chooseInterface(choice, interfaces);
  const named = chosen?.ok ? chosen.value : null;
  if (address.use === "broadcast") {
    const standing = choice === null ? null : standingOf(choice, family, { ...around, route: null });
    return { kind: "broadcast", standing, anyOfLink: false };
  }
  const holds = (one: Interface): boolean => one.addresses.some((each) => each.address === text);
  const holder = named && holds(named) ? named : interfaces.find(holds);
  if (holder && (choice === null || holder === named)) {
    return { kind: "host", standing: standOn(holder, family, text, false, interfaces), anyOfLink: false };
  }
  if (holder && !needsZone(text)) {
    return fail("host-elsewhere", { address: text, holder: holder.name, named: choice ?? "" });
  }
  const route = await around.ask({ to: text, family, on: null });
  const use = route.found ? route.use : "other";
  const routed = interfaceOf(route, interfaces) ?? broadcastPlace(text, interfaces);
  if (routed && use === "local") {
    const place: OnInterface = { name: routed.name, index: routed.index, address: text };
    return { kind: "host", standing: { is: "well", place }, anyOfLink: true };
  }
  const cast = use === "broadcast" ? routed : broadcastPlace(text, interfaces);
  if (cast && (choice === null || cast === named)) {
    return { kind: "broadcast", standing: standOn(cast, family, null, false, interfaces), anyOfLink: false };
  }
  if (cast) return fail("host-elsewhere", { address: text, holder: cast.name, named: choice ?? "" });
  const own = interfaces.flatMap(({ name, addresses }) =>
    addresses
      .filter((each) => each.family === family)
      .map((each) => ({ address: each.address, interface: name })),
  );
  return fail("host-not-ours", { address: text, own });
}
