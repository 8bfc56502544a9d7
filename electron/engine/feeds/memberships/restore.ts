import type { Interface } from "../../../../shared/model/interface.ts";
import { type Problem, problem } from "../../../../shared/problem.ts";
import type { EventStatement } from "../../../../shared/statements/events.ts";
import type { ProblemCode } from "../../../../shared/statements/problems/kind.ts";
import type { OnInterface, ReceiverSpec } from "../../net/receiver.ts";

/**
 * What becomes of a membership when its interface changes. Tried on Linux: a membership survives a
 * link that goes down and an address that is taken away; it is lost when the interface is deleted,
 * which comes back with another number. So the socket stays open as long as the interface is there,
 * and when all is well again it is opened anew: that also sends a fresh report to the switch, which
 * may have forgotten the group meanwhile.
 */

type LossKind = "gone" | "down" | "without-address";

/** The interface as the system tells of it now. */
type Standing =
  /** `renewed`: what was joined with is not what is there now. */
  { readonly is: "well"; readonly place: OnInterface; readonly renewed: boolean } | { readonly is: LossKind };

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
  /** Only what is shown of its interface changed; an event where that is its name. */
  | { readonly do: "move"; readonly place: OnInterface; readonly event: EventStatement | null };

/** Where a membership was joined and what is known to be wrong with it. */
export interface Followed {
  readonly spec: ReceiverSpec;
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
export function nextStep(followed: Followed, interfaces: readonly Interface[], now: number): Step | null {
  const { spec, loss, refusal } = followed;
  const joined = spec.interface;
  if (joined === null) return null;
  const found = standing(followed, joined, interfaces);
  if (found.is !== "well") {
    return found.is === followed.loss?.kind ? null : lose(found.is, followed, joined.name, now);
  }
  const { place, renewed } = found;
  const { name } = place;
  const rejoin = (event: EventStatement): Step => ({ do: "rejoin", place, event });
  if (loss) {
    return rejoin({ name: "interface-back", values: { interface: name, afterMs: now - loss.since } });
  }
  if (waiting.has(refusal)) return rejoin({ name: "interface-there", values: { interface: name } });
  if (renewed) return rejoin(renewedEvent(joined, place));
  if (name !== joined.name) {
    const values = { before: joined.name, interface: name };
    return { do: "move", place, event: { name: "interface-renamed", values } };
  }
  return place.address === joined.address ? null : { do: "move", place, event: null };
}

/** An interface is known by its number, which stays when it is renamed; once that is gone, by its name. */
function sameInterface(
  joined: OnInterface,
  taken: boolean,
  interfaces: readonly Interface[],
): Interface | undefined {
  const numbered =
    joined.index === null || taken ? undefined : interfaces.find(({ index }) => index === joined.index);
  return numbered ?? interfaces.find(({ name }) => name === joined.name);
}

function standing(
  { spec, taken }: Followed,
  joined: OnInterface,
  interfaces: readonly Interface[],
): Standing {
  const named = sameInterface(joined, taken, interfaces);
  const addresses = (one: Interface | undefined): string[] =>
    (one?.addresses ?? []).filter(({ family }) => family === spec.family).map(({ address }) => address);
  // A host's address is what is listened on, wherever it is moved to; a group belongs to an interface.
  const wanted = spec.kind === "host" ? spec.address : joined.address;
  const holds = (one: Interface): boolean => addresses(one).includes(wanted);
  const found = spec.kind === "host" && !(named && holds(named)) ? interfaces.find(holds) : named;
  if (!found) return { is: named ? "without-address" : "gone" };
  if (!found.up) return { is: "down" };
  const address = holds(found) ? wanted : addresses(found)[0];
  if (address === undefined) return { is: "without-address" };
  // Where numbers are not told, another name is another interface.
  const same =
    found.index === null || joined.index === null ? found.name === joined.name : found.index === joined.index;
  return {
    is: "well",
    place: { name: found.name, index: found.index, address },
    // IPv6 joins by number: its temporary addresses come and go without touching a membership.
    renewed: taken || !same || (spec.family === 4 && address !== joined.address),
  };
}

function renewedEvent(joined: OnInterface, { name, address }: OnInterface): EventStatement {
  if (name !== joined.name) return { name: "address-moved", values: { address, interface: name } };
  if (address !== joined.address) {
    const values = { interface: name, before: joined.address, address };
    return { name: "interface-readdressed", values };
  }
  return { name: "interface-renewed", values: { interface: name } };
}

function lose(kind: LossKind, followed: Followed, name: string, now: number): Step {
  const { spec, loss, seenWell } = followed;
  const since = loss?.since ?? now;
  // What was down already when it was joined is so since nobody knows when.
  const why = lossProblem(kind, spec, name, seenWell ? since : null);
  return { do: "lose", loss: { kind, since, problem: why }, event: lossEvent(kind, spec, name) };
}

function lossProblem(kind: LossKind, spec: ReceiverSpec, name: string, since: number | null): Problem {
  switch (kind) {
    case "gone":
      return problem("interface-gone", { interface: name, since });
    case "down":
      return problem("interface-down", { interface: name, since });
    case "without-address":
      return spec.kind === "host"
        ? problem("interface-without-address", { interface: name, address: spec.address, since })
        : problem("interface-without-family", { interface: name, family: spec.family, since });
  }
}

function lossEvent(kind: LossKind, spec: ReceiverSpec, name: string): EventStatement {
  switch (kind) {
    case "gone":
      return { name: "interface-gone", values: { interface: name } };
    case "down":
      return { name: "interface-down", values: { interface: name } };
    case "without-address":
      return spec.kind === "host"
        ? { name: "interface-without-address", values: { interface: name, address: spec.address } }
        : { name: "interface-without-family", values: { interface: name, family: spec.family } };
  }
}
