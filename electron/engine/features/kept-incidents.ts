import * as v from "valibot";
import type { Args, Result } from "../../../shared/contract.ts";
import { limits } from "../../../shared/limits.ts";
import { type Incident, incidentEndpoint } from "../../../shared/model/incident.ts";
import { fail } from "../../../shared/problem.ts";
import { type IncidentStatement, incidentTable } from "../../../shared/statements/incidents.ts";
import { statementSchema } from "../../../shared/statements/statement.ts";
import { incidentText } from "../../../shared/text/sentences.ts";
import type { LeftOver, ReplayQuery } from "../history/messages.ts";
import type { Replayed } from "../history/replay.ts";
import type { EventsQuery, StoredEvent } from "../history/store.ts";
import type { EarlierIncident } from "../incidents/earlier.ts";
import type { IncidentList } from "../incidents/incident-list.ts";
import { incidentKinds } from "../incidents/kinds.ts";

/** The events of the history's file, as they are asked for. */
export interface KeptEvents {
  /** Tells this run of the program from others. */
  readonly run: string;
  page(query: EventsQuery): Promise<readonly StoredEvent[]>;
  leftOver(since: number): Promise<LeftOver>;
  seen(at: number): void;
  replay(query: ReplayQuery): Promise<Replayed>;
}

const statements = statementSchema(incidentTable);
const names = v.array(v.string());

/** Kinds that ask for a look. */
const markedKinds = Object.entries(incidentKinds)
  .filter(([, { gravity }]) => gravity !== "info")
  .map(([name]) => name);

/** What happened before what is in memory: of this run, and of those before it. */
export class KeptIncidents {
  readonly #kept: KeptEvents | null;
  readonly #list: IncidentList;
  readonly #nameOf: (key: string) => string;
  #unseen = 0;
  #seenAt: number | null = null;

  /** @param nameOf what people call a membership now; empty for one that is not joined */
  constructor(kept: KeptEvents | null, list: IncidentList, nameOf: (key: string) => string) {
    this.#kept = kept;
    this.#list = list;
    this.#nameOf = nameOf;
  }

  /** Those of runs before that ask for a look and were not looked at, and when that was, in ms since 1970. */
  get older(): { readonly unseen: number; readonly seenAt: number | null } {
    return { unseen: this.#unseen, seenAt: this.#seenAt };
  }

  /** @param at ms since 1970 */
  see(at: number): void {
    this.#unseen = 0;
    this.#seenAt = at;
    this.#kept?.seen(at);
  }

  /** Takes over from the run before what may go on. Never rejects: how the history stands is told elsewhere. @param at now */
  async takeOver(at: number): Promise<void> {
    if (this.#kept === null) return;
    try {
      const { cut, seenAt } = await this.#kept.leftOver(at - limits.incidentBridgeMs);
      this.#list.takeOver(cut.flatMap(earlierOf), at + limits.incidentTakenOverMs);
      if (seenAt === null) return;
      this.#seenAt ??= seenAt;
      const query = { before: null, from: seenAt, most: limits.incidents, key: null, kinds: markedKinds };
      const news = await this.#kept.page(query);
      this.#unseen = news.filter((event) => !this.#isTold(event)).length;
    } catch {
      // Nothing of before is known.
    }
  }

  /** A page of them, newest first. @throws a problem where there is no history, or it cannot be read */
  async page({ before, from, key, kinds, text }: Args<"keptIncidents">): Promise<Result<"keptIncidents">> {
    const kept = this.#kept ?? fail("history-off");
    const most = limits.keptIncidentsLooked;
    const rows = await kept.page({ before, from, most, key, kinds });
    const wanted = text.trim().toLowerCase();
    const incidents: Incident[] = [];
    for (const row of rows) {
      const incident = this.#isTold(row) ? null : incidentOf(row);
      if (incident !== null && this.#holds(incident, wanted)) incidents.push(incident);
      if (incidents.length === limits.keptIncidents) return { incidents, next: { at: row.at, row: row.row } };
    }
    const last = rows.length < most ? undefined : rows.at(-1);
    return { incidents, next: last === undefined ? null : { at: last.at, row: last.row } };
  }

  /** Whether windows are told of it as one of this run. */
  #isTold({ id }: StoredEvent): boolean {
    const run = `${this.#kept?.run}-`;
    return id.startsWith(run) ? this.#list.has(Number(id.slice(run.length))) : this.#list.isTakenOver(id);
  }

  #holds(incident: Incident, wanted: string): boolean {
    if (wanted === "") return true;
    const words = `${incidentEndpoint(incident)} ${this.#nameOf(incident.key)} ${incidentText(incident)}`;
    return words.toLowerCase().includes(wanted);
  }
}

/** Null for one that only a newer program knows. */
function statementIn({ name, values }: StoredEvent): IncidentStatement | null {
  const parsed = v.safeParse(statements, { name, values: readJson(values) });
  return parsed.success ? parsed.output : null;
}

function incidentOf(event: StoredEvent): Incident | null {
  const statement = statementIn(event);
  if (statement === null) return null;
  const { row, key, at, until, worst, cut } = event;
  const { gravity } = incidentKinds[statement.name];
  // Numbers of this run are positive.
  return { ...statement, id: -row, key, gravity, at, until, worst, cut, told: toldIn(event) };
}

function earlierOf(event: StoredEvent): EarlierIncident[] {
  const statement = statementIn(event);
  const { id: keptAs, key, at, worst } = event;
  return statement === null ? [] : [{ statement, keptAs, key, at, worst, told: toldIn(event) }];
}

function toldIn({ told }: StoredEvent): readonly string[] {
  const parsed = v.safeParse(names, readJson(told));
  return parsed.success ? parsed.output : [];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
