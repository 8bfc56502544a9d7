import type { Interface } from "../../../shared/model/interface.ts";
import type { Route } from "../../../shared/model/route.ts";
import { type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { fail } from "../../../shared/problem.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import type { RouteAnswer, RouteQuestion } from "../net/network.ts";
import { broadcastPlace, insteadOf, interfaceOf, type Standing, standingOf } from "./place.ts";

/** What the question is answered from. */
export interface RouteSurroundings {
  readonly interfaces: readonly Interface[];
  /** Whether sockets can name an interface that has no address of the family. */
  readonly byNumber: boolean;
  ask(question: RouteQuestion): Promise<RouteAnswer>;
}

/** Where the system would join or send now. Throws `bad-group` for a text that is no address. */
export async function tellRoute(
  question: { readonly address: string; readonly interface: string | null },
  around: RouteSurroundings,
): Promise<Route> {
  const parsed = parseAddress(question.address);
  if (!parsed.ok) return fail("group-unreadable", { mistake: statementOf(parsed.problem) });
  const to = parsed.value;
  const { interfaces } = around;
  const choice = question.interface ?? to.zone;
  const answer = await around.ask({ to: to.text, family: to.family, on: null });
  const standing = standOf(choice, to, answer, around);
  const on = standing.place;
  const along =
    choice === null || on === null ? answer : await around.ask({ to: to.text, family: to.family, on });
  return {
    interface: on?.name ?? null,
    source: (along.found ? along.source : null) ?? on?.address ?? null,
    use: addressUse(to, answer, interfaces),
    hindrance: standing.is === "well" ? null : standing.is,
    why: standing.is === "no-route" && !answer.found ? answer.why : null,
    instead: insteadOf(to.family, interfaces),
  };
}

function standOf(
  choice: string | null,
  { family, use }: IpAddress,
  route: RouteAnswer,
  around: RouteSurroundings,
): Standing {
  if (choice !== null || use === "multicast") return standingOf(choice, family, { ...around, route });
  // To one host routing decides, and a link that is down is its affair.
  const by = interfaceOf(route, around.interfaces);
  if (!by) return { is: "no-route", place: null };
  return { is: "well", place: { name: by.name, index: by.index, address: null } };
}

function addressUse(to: IpAddress, route: RouteAnswer, interfaces: readonly Interface[]): Route["use"] {
  if (to.use === "multicast") return "group";
  if (to.use === "broadcast" || (route.found && route.use === "broadcast")) return "broadcast";
  const own = interfaces.some(({ addresses }) => addresses.some(({ address }) => address === to.text));
  if (own || (route.found && route.use === "local")) return "own";
  return broadcastPlace(to.text, interfaces) === null ? "host" : "broadcast";
}
