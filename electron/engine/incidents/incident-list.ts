import { limits } from "../../../shared/limits.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { same } from "../../../shared/same.ts";
import type { IncidentName, IncidentStatement } from "../../../shared/statements/incidents.ts";
import { statementOf } from "../../../shared/statements/statement.ts";
import { Earlier, type EarlierIncident, worseOf } from "./earlier.ts";
import { incidentKinds } from "./kinds.ts";

const minuteMs = 60_000;

/** What is said of an incident beside the statement. */
export interface Told {
  readonly worst?: number | null;
  /** Known already, as of a crossing whose end was told with it; without it the kind says. */
  readonly until?: number | null;
}

/**
 * What happened to all groups, the newest last, within `limits.incidents`. What goes on is one incident with a beginning and
 * an end; what begins again right after its end goes on; what comes too often is counted and not listed.
 * Times are ms since 1970.
 */
export class IncidentList {
  readonly #kept = new Map<number, Incident>();
  #next = 1;
  #seen = 0;
  #suppressed = 0;
  /** Those that are new or changed since they were taken. */
  readonly #changed = new Set<number>();
  readonly #lately = new Map<string, { minute: number; count: number }>();
  /** Those that went on when the run before ended. */
  #earlier = new Earlier([], 0);
  /** What those that were taken over are kept as. */
  readonly #keptAs = new Map<number, string>();
  readonly #begun: (incident: Incident) => void;

  /** @param begun hears of each incident when it begins, and of one that goes on again */
  constructor(begun: (incident: Incident) => void = () => {}) {
    this.#begun = begun;
  }

  get suppressed(): number {
    return this.#suppressed;
  }

  get seen(): number {
    return this.#seen;
  }

  /** All that are kept, oldest first. */
  list(): Incident[] {
    return [...this.#kept.values()];
  }

  /**
   * Something happened to a group; it also ends what it is the end of.
   * @param key of the membership
   * @param grown an incident of before that goes on as this one
   * @returns its number; null where such came too often
   */
  add(
    key: string,
    at: number,
    statement: IncidentStatement,
    told: Told = {},
    grown: number | null = null,
  ): number | null {
    this.#endWhat(statement.name, key, at);
    const { gravity, endedBy } = incidentKinds[statement.name];
    const before = grown === null ? this.#goingOn(key, at, statement) : (this.#kept.get(grown) ?? null);
    const until = told.until === undefined ? (endedBy === null ? at : null) : told.until;
    if (before !== null) {
      const from = Math.min(before.at, at);
      this.#put({ ...before, ...statement, at: from, until, worst: told.worst ?? before.worst });
      return before.id;
    }
    const earlier = this.#earlier.take(key, at, statement);
    if (earlier === null && !this.#mayTell(key, at, statement.name)) return null;
    const id = this.#next;
    this.#next += 1;
    const worst = told.worst ?? null;
    const incident: Incident = { ...statement, id, key, gravity, at, until, cut: false, worst, told: [] };
    if (earlier === null) this.#put(incident);
    else this.#goOn(incident, earlier);
    this.#giveWay();
    // One of before was told when it began.
    if (earlier === null) this.#begun(incident);
    return id;
  }

  #goOn(incident: Incident, earlier: EarlierIncident): void {
    this.#keptAs.set(incident.id, earlier.keptAs);
    const grown = { at: earlier.at, worst: worseOf(earlier, incident.worst), told: earlier.told };
    this.#put({ ...incident, ...statementOf(earlier.statement), ...grown });
  }

  /**
   * What went on when the run before ended goes on where the same begins anew.
   * @param until moments of beginning up to which it is taken for the same, in ms since 1970
   */
  takeOver(earlier: readonly EarlierIncident[], until: number): void {
    this.#earlier = new Earlier(earlier, until);
    // What began before this was known.
    for (const incident of this.#kept.values()) {
      if (incident.until !== null) continue;
      const one = this.#earlier.take(incident.key, incident.at, incident);
      if (one !== null) this.#goOn(incident, one);
    }
  }

  /** What an incident is kept as where it goes on from a run before; null for one of this run. */
  keptAs(id: number): string | null {
    return this.#keptAs.get(id) ?? null;
  }

  /** One by its number; null where it is not kept any more. */
  get(id: number): Incident | null {
    return this.#kept.get(id) ?? null;
  }

  /** Whether one is among those that are told to windows, by its number. */
  has(id: number): boolean {
    return this.#kept.has(id);
  }

  /** Whether one of a run before goes on as one of these. */
  isTakenOver(keptAs: string): boolean {
    for (const [id, one] of this.#keptAs) if (one === keptAs) return this.#kept.has(id);
    return false;
  }

  /** The program ends: what goes on was seen up to now. */
  cut(at: number): void {
    for (const incident of this.#kept.values()) {
      if (incident.until === null) this.#put({ ...incident, until: Math.max(incident.at, at), cut: true });
    }
  }

  /** Changes what is known of one. */
  update(id: number | null, { worst, until }: Told): void {
    const incident = id === null ? undefined : this.#kept.get(id);
    if (incident === undefined) return;
    this.#put({
      ...incident,
      ...(worst === undefined ? {} : { worst }),
      ...(until === undefined ? {} : { until: until === null ? null : Math.max(incident.at, until) }),
    });
  }

  /** Notes by what it was told. */
  noteTold(id: number, by: string): void {
    const incident = this.#kept.get(id);
    if (incident && !incident.told.includes(by)) this.#put({ ...incident, told: [...incident.told, by] });
  }

  /** All that goes on with a group is over: it was left. */
  endAll(key: string, at: number): void {
    for (const incident of this.#kept.values()) {
      if (incident.key === key && incident.until === null)
        this.#put({ ...incident, until: Math.max(incident.at, at) });
    }
  }

  /** A membership has another key, because it moved to another interface. */
  moved(before: string, key: string): void {
    for (const incident of this.#kept.values()) {
      if (incident.key === before && incident.until === null) this.#put({ ...incident, key });
    }
  }

  #endWhat(name: IncidentName, key: string, at: number): void {
    for (const incident of this.#kept.values()) {
      if (incident.key !== key || incident.until !== null) continue;
      if (incidentKinds[incident.name].endedBy?.includes(name))
        this.#put({ ...incident, until: Math.max(incident.at, at) });
    }
  }

  /** One of the same kind and values that is not over, or was over a moment ago. */
  #goingOn(key: string, at: number, { name, values }: IncidentStatement): Incident | null {
    const { endedBy } = incidentKinds[name];
    if (endedBy === null) return null;
    let found: Incident | null = null;
    for (const incident of this.#kept.values()) {
      if (incident.key !== key || incident.name !== name || !same(incident.values, values)) continue;
      if (incident.until === null || at - incident.until < limits.incidentApartMs) found = incident;
    }
    return found;
  }

  #mayTell(key: string, at: number, name: IncidentName): boolean {
    const mark = `${name} ${key}`;
    const minute = Math.floor(at / minuteMs);
    const lately = this.#lately.get(mark);
    if (lately === undefined || lately.minute !== minute) {
      // Those of past minutes need not be remembered.
      if (this.#lately.size > limits.incidents) this.#lately.clear();
      this.#lately.set(mark, { minute, count: 1 });
      return true;
    }
    lately.count += 1;
    if (lately.count <= limits.incidentsPerMinute) return true;
    this.#suppressed += 1;
    return false;
  }

  #put(incident: Incident): void {
    this.#kept.set(incident.id, incident);
    this.#changed.add(incident.id);
  }

  #giveWay(): void {
    if (this.#kept.size <= limits.incidents) return;
    let oldest: Incident | null = null;
    for (const incident of this.#kept.values()) {
      oldest ??= incident;
      if (incident.until === null) continue;
      oldest = incident;
      break;
    }
    if (oldest === null) return;
    this.#kept.delete(oldest.id);
    this.#keptAs.delete(oldest.id);
  }

  /** Incidents up to a number were looked at. */
  see(upTo: number): void {
    this.#seen = Math.max(this.#seen, Math.min(upTo, this.#next - 1));
  }

  /** Those that are new or changed since the call before, oldest first. */
  takeChanged(): Incident[] {
    if (this.#changed.size === 0) return [];
    const changed = [...this.#changed]
      .sort((one, other) => one - other)
      .flatMap((id) => this.#kept.get(id) ?? []);
    this.#changed.clear();
    return changed;
  }
}
