import type { SendRequest } from "../../../shared/contract/sends.ts";
import { missingInterface } from "../../../shared/input/interface-choice.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { IpAddress } from "../../../shared/net/address.ts";
import { needsZone } from "../../../shared/net/zone.ts";
import { fail } from "../../../shared/problem.ts";
import type { RouteAnswer, RouteQuestion } from "../net/network.ts";
import type { OnInterface } from "../net/receiver.ts";
import { withZone } from "../net/udp.ts";
import { broadcastPlace, chosenInterface, insteadOf, namesAddress, standingOf } from "../requests/place.ts";

/** By which interface and from which address a send leaves. */
export interface Way {
  /** What the socket is told; null leaves it to routing, packet by packet. */
  readonly on: OnInterface | null;
  /** Whether a person chose it. */
  readonly chosen: boolean;
  /** The own address to bind to, with its zone where it needs one; null leaves it to the system. */
  readonly source: string | null;
  /** By which interface routing goes to one host, although another was chosen. */
  readonly routedBy: string | null;
  /** What is shown: where it is not told to the socket, it is where routing leads now. */
  readonly shown: { readonly name: string; readonly address: string | null } | null;
  /** The destination, with its zone where it needs one. */
  readonly to: string;
}

/** What a way is looked for in. */
export interface WaySurroundings {
  readonly interfaces: readonly Interface[];
  readonly platform: NodeJS.Platform;
  ask(question: RouteQuestion): Promise<RouteAnswer>;
}

/**
 * Finds the way of a send. Throws a problem where there is none, or the destination is a broadcast
 * address; for one host without a choice that has no route the system will say so itself.
 */
export async function findWay(
  request: Pick<SendRequest, "interface">,
  to: IpAddress,
  around: WaySurroundings,
): Promise<Way> {
  const choice = chosenInterface(request.interface, to, around.interfaces);
  const route = await around.ask({ to: to.text, family: to.family, on: null });
  if (to.use === "host") refuseBroadcast(to, route, around.interfaces);
  if (choice === null && to.use === "host") return routedWay(to, route);
  const on = place(choice, to, route, around);
  const source = await sourceOn(on, choice, to, route, around);
  // Of a link-local address its zone decides, not routing.
  const routed = to.use === "host" && !needsZone(to.text) && route.found && route.use === "other";
  const other = routed && route.name !== on.name;
  return {
    on,
    chosen: choice !== null,
    source: source === null ? null : withZone(source, on, around.platform),
    routedBy: other ? route.name : null,
    shown: { name: on.name, address: source },
    to: withZone(to.text, on, around.platform),
  };
}

function refuseBroadcast(to: IpAddress, route: RouteAnswer, interfaces: readonly Interface[]): void {
  const by =
    route.found && route.use === "broadcast" ? route.name : broadcastPlace(to.text, interfaces)?.name;
  if (by !== undefined) fail("destination-is-subnet-broadcast", { address: to.text, interface: by });
}

function routedWay({ text: to }: IpAddress, route: RouteAnswer): Way {
  const shown = route.found ? { name: route.name, address: route.source } : null;
  return { on: null, chosen: false, source: null, routedBy: null, shown, to };
}

function place(
  choice: string | null,
  to: IpAddress,
  route: RouteAnswer,
  { interfaces }: WaySurroundings,
): OnInterface {
  // A socket that cannot name an interface without an address says so by itself.
  const { is, place: found } = standingOf(choice, to.family, { interfaces, route, byNumber: true });
  if (is === "well") return found;
  if (is === "absent") {
    const values = missingInterface(choice ?? "", interfaces);
    return fail("interface-unknown", { mistake: { name: "interface-unknown", values } });
  }
  if (found === null || is === "no-route" || is === "without-address") {
    const why = route.found ? "none" : route.why;
    return fail("no-route-without-interface", {
      address: to.text,
      why,
      instead: insteadOf(to.family, interfaces),
    });
  }
  return fail("interface-cannot-send", { interface: found.name, state: is });
}

/**
 * The own address that packets leave from: the one that was asked for, else what the system takes for
 * this destination. In IPv4 that may be another interface's, as loopback's own reaches nobody: where the
 * interface was chosen it is one of its own as long as it has one.
 */
async function sourceOn(
  on: OnInterface,
  choice: string | null,
  to: IpAddress,
  route: RouteAnswer,
  { interfaces, ask }: WaySurroundings,
): Promise<string | null> {
  const own = interfaces.find(({ index, name }) =>
    on.index === null ? name === on.name : index === on.index,
  );
  if (own?.addresses.some((each) => each.address === on.address && namesAddress(choice, each)))
    return on.address;
  const answer = choice === null ? route : await ask({ to: to.text, family: to.family, on });
  const taken = answer.found ? answer.source : null;
  if (choice === null || to.family === 6) return taken;
  const isOwn = own?.addresses.some(({ address }) => address === taken) ?? false;
  return isOwn ? taken : (on.address ?? taken);
}
