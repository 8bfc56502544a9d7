import { chooseInterface, missingInterface } from "../../../../shared/input/interface-choice.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import { type Problem, problem } from "../../../../shared/problem.ts";
import type { EventStatement } from "../../../../shared/statements/events.ts";
import type { Hindrance } from "../../../../shared/statements/network.ts";
import type { ProblemCode } from "../../../../shared/statements/problems/kind.ts";
import type { OnInterface } from "../../net/receiver.ts";
import {
  insteadOf,
  interfaceOf,
  namesAddress,
  placeOn,
  type Surroundings,
  standOn,
} from "../../requests/place.ts";
import type { MembershipSpec } from "./spec.ts";

/**
 * What becomes of a membership when its interface changes. Tried on Linux: a membership survives a
 * link that goes down and an address that is taken away; it is lost when the interface is deleted,
 * which comes back with another number. So the socket stays open as long as the interface is there,
 * and when all is well again it is opened anew: that also sends a fresh report to the switch, which
 * may have forgotten the group meanwhile. One that nobody chose an interface for follows the route.
 */

type LossKind = Hindrance | "gone";

/** The interface as the system tells of it now. */
type Standing =
  /** `renewed`: what was joined with is not what is there now. `rerouted`: the system takes another. */
  | { readonly is: "well"; readonly place: OnInterface; readonly renewed: boolean; readonly rerouted?: true }
  | { readonly is: LossKind; readonly name: string };

/** An interface that cannot be used for now. Times are milliseconds since 1970. */
export interface Loss {
  readonly kind: LossKind;
  readonly since: number;
  readonly problem: Problem;
}

/** What has to be done for a membership; null where all is as it was. */
export type Step =
  | { readonly do: "lose"; readonly loss: Loss; readonly event: EventStatement }
  | { readonly do: "rejoin"; readonly place: OnInterface; readonly event: EventStatement }
  /** Only what is shown of its interface changed; an event where that is worth one. */
  | { readonly do: "move"; readonly place: OnInterface; readonly event: EventStatement | null };

/** Where a membership was joined and what is known to be wrong with it. */
export interface Followed {
  readonly spec: MembershipSpec;
  readonly loss: Loss | null;
  /** The system's refusal of the last opening. */
  readonly refusal: ProblemCode | null;
  /** Whether its interface was seen usable since it was joined. */
  readonly seenWell: boolean;
  /** Whether the system told that the interface it was joined on went, whatever has its number now. */
  readonly taken: boolean;
}

/** Refusals that end when the interface or its address is there. */
const waiting: ReadonlySet<ProblemCode | null> = new Set(["interface-gone", "address-not-available"]);

/** Compares the interfaces with what was joined. @param now milliseconds since 1970 */
export function nextStep(followed: Followed, around: Surroundings, now: number): Step | null {
  const { spec, loss, refusal } = followed;
  const found = standing(followed, around);
  if (found === null) return null;
  if (found.is !== "well") {
    return found.is === loss?.kind ? null : lose(found.is, found.name, followed, around, now);
  }
  const { place, renewed, rerouted } = found;
  const joined = spec.interface;
  const on = { interface: place.name };
  const rejoin = (event: EventStatement): Step => ({ do: "rejoin", place, event });
  if (rerouted) return rejoin(reroutedEvent(spec, place));
  if (loss && !followed.seenWell) return rejoin({ name: "interface-up", values: on });
  if (loss) return rejoin({ name: "interface-back", values: { ...on, afterMs: now - loss.since } });
  if (waiting.has(refusal)) return rejoin({ name: "interface-there", values: on });
  if (joined === null) return null;
  if (renewed) return rejoin(renewedEvent(joined, place));
  if (place.name !== joined.name) {
    const values = { ...on, before: joined.name };
    return { do: "move", place, event: { name: "interface-renamed", values } };
  }
  if (place.address === joined.address) return null;
  const gained = joined.address === null && place.address !== null;
  const values = { ...on, address: place.address ?? "" };
  return { do: "move", place, event: gained ? { name: "interface-addressed", values } : null };
}

function standing(followed: Followed, around: Surroundings): Standing | null {
  const { spec } = followed;
  if (spec.kind === "host") return hostStanding(followed, around.interfaces);
  const kept = keptStanding(followed, around);
  const { route } = around;
  if (!spec.byDefault || route === null) return kept;
  const routed = interfaceOf(route, around.interfaces);
  // Without a route what is joined stays joined: the kernel takes nothing away.
  if (!routed) return kept ?? { is: "no-route", name: spec.address };
  if (kept !== null && !followed.taken && isSame(routed, spec.interface)) return kept;
  const there = standOn(routed, spec.family, null, false, around.interfaces);
  if (there.is === "well") return { ...there, renewed: true, rerouted: true };
  return kept ?? { is: there.is, name: routed.name };
}

/** Where it is joined, or shall be; null for one that is joined nowhere in particular. */
function keptStanding(followed: Followed, { interfaces, byNumber }: Surroundings): Standing | null {
  const { spec, seenWell, taken } = followed;
  const joined = spec.interface;
  if (joined === null) return null;
  const one = sameInterface(spec, joined, taken, interfaces);
  if (!one) return { is: seenWell || joined.index !== null ? "gone" : isAbsent(followed), name: joined.name };
  if (one.state !== "up") return { is: one.state, name: one.name };
  const address = addressOn(one, spec, joined);
  // One that could be named without an address all the same lost what it was joined with.
  const needed = joined.address !== null || (spec.family === 4 && !byNumber && !spec.byDefault);
  if (address === null && needed) return { is: "without-address", name: one.name };
  const changed = spec.family === 4 && joined.address !== null && address !== joined.address;
  return {
    is: "well",
    place: placeOn(one, address, interfaces),
    // IPv6 joins by number: its temporary addresses come and go without touching a membership.
    renewed: taken || !isSame(one, joined) || changed,
  };
}

/** Where numbers are not told, only an address or a wait of before tells whether it was ever there. */
function isAbsent({ spec, loss }: Followed): LossKind {
  return loss?.kind === "absent" || (loss === null && spec.interface?.address === null) ? "absent" : "gone";
}

function addressOn(one: Interface, spec: MembershipSpec, joined: OnInterface): string | null {
  const own = one.addresses.filter(({ family }) => family === spec.family);
  const kept = own.find(({ address }) => address === joined.address);
  return (kept ?? own.find((each) => namesAddress(spec.choice, each)) ?? own[0])?.address ?? null;
}

/** An interface is known by its number, which stays when it is renamed; once that is gone, by its name. */
function sameInterface(
  spec: MembershipSpec,
  joined: OnInterface,
  taken: boolean,
  interfaces: readonly Interface[],
): Interface | undefined {
  const numbered =
    joined.index === null || taken ? undefined : interfaces.find(({ index }) => index === joined.index);
  const named = numbered ?? interfaces.find(({ name }) => name === joined.name);
  if (named || joined.index !== null || spec.choice === null) return named;
  // Waited for by another of its names, or by an address.
  const chosen = chooseInterface(spec.choice, interfaces);
  return chosen.ok ? chosen.value : undefined;
}

/** Where numbers are not told, another name is another interface. */
function isSame(one: Interface, joined: OnInterface | null): boolean {
  if (joined === null) return false;
  if (one.index === null || joined.index === null) return one.name === joined.name;
  return one.index === joined.index;
}

/** A host's address is what is listened on, wherever it is moved to. */
function hostStanding({ spec, taken }: Followed, interfaces: readonly Interface[]): Standing | null {
  const joined = spec.interface;
  if (joined === null) return null;
  const holds = (one: Interface): boolean => one.addresses.some(({ address }) => address === spec.address);
  const before = sameInterface(spec, joined, taken, interfaces);
  const found = before && (holds(before) || spec.anyOfLink) ? before : interfaces.find(holds);
  if (!found) return { is: before ? "without-address" : "gone", name: joined.name };
  if (found.state !== "up") return { is: found.state, name: found.name };
  return {
    is: "well",
    place: { name: found.name, index: found.index, address: spec.address },
    renewed: taken || !isSame(found, joined),
  };
}

function renewedEvent(joined: OnInterface, place: OnInterface): EventStatement {
  const on = { interface: place.name };
  const address = place.address ?? "";
  if (place.name !== joined.name) return { name: "address-moved", values: { ...on, address } };
  if (place.address === joined.address) return { name: "interface-renewed", values: on };
  return { name: "interface-readdressed", values: { ...on, address, before: joined.address ?? "" } };
}

function reroutedEvent({ address, interface: joined }: MembershipSpec, place: OnInterface): EventStatement {
  const on = { address, interface: place.name };
  if (joined === null) return { name: "route-there", values: on };
  return { name: "route-changed", values: { ...on, before: joined.name } };
}

function lose(kind: LossKind, name: string, followed: Followed, around: Surroundings, now: number): Step {
  const { spec, loss, seenWell } = followed;
  const since = loss?.since ?? now;
  // What was down already when it was joined is so since nobody knows when.
  const why = lossProblem(kind, spec, name, seenWell ? since : null, around);
  return { do: "lose", loss: { kind, since, problem: why }, event: lossEvent(kind, spec, name) };
}

function lossProblem(
  kind: LossKind,
  spec: MembershipSpec,
  name: string,
  since: number | null,
  { interfaces, route }: Surroundings,
): Problem {
  switch (kind) {
    case "absent":
      return problem("interface-absent", missingInterface(name, interfaces));
    case "gone":
    case "down":
    case "unplugged":
    case "lower-down":
    case "dormant":
      return problem(`interface-${kind}`, { interface: name, since });
    case "without-address":
      return spec.kind === "host"
        ? problem("interface-without-address", { interface: name, address: spec.address, since })
        : problem("interface-without-family", { interface: name, family: spec.family, since });
    case "no-route": {
      const why = route?.found === false ? route.why : "none";
      const instead = insteadOf(spec.family, interfaces);
      return problem("no-route-for-group", { address: spec.address, why, instead });
    }
  }
}

function lossEvent(kind: LossKind, spec: MembershipSpec, name: string): EventStatement {
  switch (kind) {
    case "absent":
    case "gone":
    case "down":
    case "unplugged":
    case "lower-down":
    case "dormant":
      return { name: `interface-${kind}`, values: { interface: name } };
    case "without-address":
      return spec.kind === "host"
        ? { name: "interface-without-address", values: { interface: name, address: spec.address } }
        : { name: "interface-without-family", values: { interface: name, family: spec.family } };
    case "no-route":
      return { name: "route-missing", values: { address: spec.address } };
  }
}
