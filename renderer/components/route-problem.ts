import { missingInterface } from "../../shared/input/interface-choice.ts";
import type { Interface } from "../../shared/model/interface.ts";
import type { Route } from "../../shared/model/route.ts";
import type { Family } from "../../shared/net/address.ts";
import { problem } from "../../shared/problem.ts";
import { problemText } from "../../shared/text/sentences.ts";

/** What was asked for, as far as the sentences name it. */
interface Asked {
  readonly address: string;
  readonly family: Family;
  /** The interface that was chosen, as it was typed; null leaves it to the system. */
  readonly on: string | null;
}

/** What keeps a group from being joined now, in a sentence; null where nothing does. It waits all the same. */
export function joinHindrance(route: Route, asked: Asked, interfaces: readonly Interface[]): string | null {
  const { address, family } = asked;
  const name = route.interface ?? asked.on ?? "";
  switch (route.hindrance) {
    case null:
      return null;
    case "no-route":
      return problemText(
        problem("no-route-for-group", { address, why: route.why ?? "none", instead: route.instead }),
      );
    case "absent":
      return problemText(problem("interface-absent", missingInterface(asked.on ?? name, interfaces)));
    case "without-address":
      return problemText(problem("interface-without-family", { interface: name, family, since: null }));
    default:
      return problemText(problem(`interface-${route.hindrance}`, { interface: name, since: null }));
  }
}

/** What keeps packets from being sent now, in a sentence; null where nothing does, or the socket says so itself. */
export function sendHindrance(route: Route, { address, on }: Asked): string | null {
  switch (route.hindrance) {
    case null:
    case "absent":
    case "without-address":
      return null;
    case "no-route":
      return problemText(
        problem("no-route-without-interface", { address, why: route.why ?? "none", instead: route.instead }),
      );
    default:
      return problemText(
        problem("interface-cannot-send", { interface: route.interface ?? on ?? "", state: route.hindrance }),
      );
  }
}
