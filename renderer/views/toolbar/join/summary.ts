import type { JoinIntent } from "../../../../shared/input/join-text.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { Route } from "../../../../shared/model/route.ts";
import { groupTraits } from "../../../../shared/net/groups.ts";
import { knownName } from "../../../../shared/net/known-groups.ts";
import { groupRangeText } from "../../../../shared/text/group-range.ts";
import { defaultInterface } from "../../../components/interface-select.tsx";
import { words } from "./words/words.ts";

/** What will be joined, in words: the first part stands out. */
export interface Summary {
  readonly strong: string;
  readonly rest: string;
}

export function joinSummary(
  intent: JoinIntent,
  joinOn: string | null,
  interfaces: readonly Interface[],
  route: Route | null,
): Summary {
  const { port, portRest, elseOnPort } = words().summary;
  if (intent.kind === "port") return { strong: port(intent.port), rest: portRest };
  const summary = groupSummary(intent, joinOn, interfaces, route);
  if (intent.bind === "group") return summary;
  return { ...summary, rest: `${summary.rest}${elseOnPort(intent.port)}` };
}

function groupSummary(
  intent: JoinIntent,
  joinOn: string | null,
  interfaces: readonly Interface[],
  route: Route | null,
): Summary {
  const place = joinPlace(intent, joinOn, interfaces, route);
  const traits = groupTraits(intent.address);
  const { sourceSpecific, onlyFrom, noSource, fromAny } = words().summary;
  if (intent.from !== null) {
    return { strong: sourceSpecific, rest: onlyFrom(intent.from, place) };
  }
  if (traits.sourceSpecific) {
    return { strong: sourceSpecific, rest: noSource };
  }
  const name = knownName(intent.address.text, intent.port);
  return { strong: name === "" ? groupRangeText(traits) : name, rest: fromAny(place) };
}

function joinPlace(
  intent: JoinIntent,
  joinOn: string | null,
  interfaces: readonly Interface[],
  route: Route | null,
): string {
  const named = intent.on ?? joinOn;
  if (named !== null) return words().place.named(named);
  // Before the system has answered it is what it takes for most groups.
  const system = route?.interface ?? defaultInterface(interfaces, intent.address.family)?.name;
  if (route?.hindrance === "no-route" || system === undefined) return words().place.unknown;
  return words().place.bySystem(system);
}
