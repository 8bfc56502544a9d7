import type { JoinIntent } from "../../../../shared/input/join-text.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { Route } from "../../../../shared/model/route.ts";
import { groupTraits } from "../../../../shared/net/groups.ts";
import { knownName } from "../../../../shared/net/known-groups.ts";
import { defaultInterface } from "../../../components/interface-select.tsx";

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
  if (intent.kind === "port") {
    return {
      strong: `Port ${intent.port} as a program hears it`,
      rest: ", everything that reaches it, with nothing joined",
    };
  }
  const summary = groupSummary(intent, joinOn, interfaces, route);
  if (intent.bind === "group") return summary;
  return { ...summary, rest: `${summary.rest}, and everything else on port ${intent.port}` };
}

function groupSummary(
  intent: JoinIntent,
  joinOn: string | null,
  interfaces: readonly Interface[],
  route: Route | null,
): Summary {
  const place = joinPlace(intent, joinOn, interfaces, route);
  const traits = groupTraits(intent.address);
  if (intent.from !== null) {
    return { strong: "Source-specific group", rest: `, only packets from ${intent.from} ${place}` };
  }
  if (traits.sourceSpecific) {
    return { strong: "Source-specific group", rest: ` without a source: add “from” and its address` };
  }
  const name = knownName(intent.address.text, intent.port);
  return { strong: name === "" ? traits.words : name, rest: `, from any source ${place}` };
}

function joinPlace(
  intent: JoinIntent,
  joinOn: string | null,
  interfaces: readonly Interface[],
  route: Route | null,
): string {
  const named = intent.on ?? joinOn;
  if (named !== null) return `on ${named}`;
  // Before the system has answered it is what it takes for most groups.
  const system = route?.interface ?? defaultInterface(interfaces, intent.address.family)?.name;
  if (route?.hindrance === "no-route" || system === undefined)
    return "on the interface that the system chooses";
  return `on ${system}, chosen by the system`;
}
