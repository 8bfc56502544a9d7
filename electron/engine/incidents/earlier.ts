import { same } from "../../../shared/same.ts";
import {
  crossings,
  type IncidentName,
  type IncidentStatement,
} from "../../../shared/statements/incidents.ts";
import { incidentKinds } from "./kinds.ts";
import { worse } from "./threshold-watch.ts";

/** One that went on when the run before ended. Times are ms since 1970. */
export interface EarlierIncident {
  readonly statement: IncidentStatement;
  readonly keptAs: string;
  readonly key: string;
  readonly at: number;
  readonly worst: number | null;
  readonly told: readonly string[];
}

/** Nothing comes: how it is called depends on whether anything came in this run before. */
const silences: ReadonlySet<IncidentName> = new Set(["silent", "stalled"]);
const arrivals: ReadonlySet<IncidentName> = new Set(["first-packet", "back"]);

/**
 * What went on when a run ended. Where the same begins soon after the next start, nobody knows of a moment at which it was
 * over: it goes on. Where a first packet comes before that, it does not.
 */
export class Earlier {
  readonly #left: Set<EarlierIncident>;
  readonly #until: number;

  /** @param until what begins later is another one */
  constructor(earlier: readonly EarlierIncident[], until: number) {
    this.#left = new Set(earlier);
    this.#until = until;
  }

  /** @returns the one that goes on as what begins now; null where there is none */
  take(key: string, at: number, begins: IncidentStatement): EarlierIncident | null {
    if (this.#left.size === 0) return null;
    if (at > this.#until) {
      this.#left.clear();
      return null;
    }
    for (const one of this.#left) {
      if (one.key !== key) continue;
      if (isSame(one.statement, begins)) {
        this.#left.delete(one);
        return one;
      }
      if (isOver(one.statement.name, begins.name)) this.#left.delete(one);
    }
    return null;
  }
}

function isSame(before: IncidentStatement, now: IncidentStatement): boolean {
  if (silences.has(before.name) && silences.has(now.name)) return true;
  return (
    before.name === now.name && incidentKinds[now.name].endedBy !== null && same(before.values, now.values)
  );
}

/** A join of the new run ends no silence: it is what every run begins with. */
function isOver(before: IncidentName, now: IncidentName): boolean {
  const isQuiet = silences.has(before) || before === "querier-suspected";
  return isQuiet ? arrivals.has(now) : (incidentKinds[before].endedBy?.includes(now) ?? false);
}

/** The worst of both runs. */
export function worseOf({ statement, worst }: EarlierIncident, now: number | null): number | null {
  if (worst === null || now === null) return worst ?? now;
  if (isCrossing(statement)) {
    const { name, values } = statement;
    return worse(name, now, worst, values.limit) ? now : worst;
  }
  return Math.max(worst, now);
}

function isCrossing(
  statement: IncidentStatement,
): statement is Extract<IncidentStatement, { readonly name: keyof typeof crossings }> {
  return Object.hasOwn(crossings, statement.name);
}
