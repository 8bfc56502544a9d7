import * as v from "valibot";
import { formatDuration } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";
import { incidentTarget } from "../../../shared/model/incident.ts";
import { parseMembershipKey } from "../../../shared/model/membership-key.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { type IncidentStatement, incidentTable } from "../../../shared/statements/incidents.ts";
import { statementSchema } from "../../../shared/statements/statement.ts";
import { formatMoment } from "../../../shared/text/clock.ts";
import { incidentText } from "../../../shared/text/sentences.ts";
import { isOwned } from "../../engine/history/owner.ts";
import type { StoredEvent } from "../../engine/history/store.ts";
import { readArguments } from "./arguments.ts";
import { readHistoryFile, withHistory } from "./history-reader.ts";
import { readMoment } from "./moment.ts";
import type { Terminal } from "./terminal.ts";
import { exitCodes, refuseUsage } from "./usage.ts";

export interface EventsRequest {
  readonly file: string;
  /** ms since 1970. */
  readonly since: number;
  readonly json: boolean;
}

export function readEventsArguments(args: readonly string[]): EventsRequest {
  const { values, switches, rest } = readArguments(args, {
    history: "history-file",
    since: "moment",
    json: null,
  });
  const [extra] = rest;
  if (extra !== undefined) refuseUsage("word-too-many", { word: extra, command: "events" });
  return {
    file: readHistoryFile(values.history),
    since: readMoment(values.since ?? "24h", Date.now()),
    json: switches.json === true,
  };
}

export function printEvents({ file, since, json }: EventsRequest, terminal: Terminal): Promise<number> {
  return withHistory(file, terminal, (store) => {
    const events = store.events(since, limits.historyEvents);
    // Nobody writes it any more: what goes on in it did so when its program was killed.
    const isCut = !isOwned(file);
    for (const event of events) {
      const report = eventReport({ ...event, cut: event.cut || (event.until === null && isCut) });
      if (json) terminal.json(report);
      else terminal.out(`${eventLine(report, true)}\n`);
    }
    if (events.length > 0) return exitCodes.done;
    terminal.err("Nothing happened since then that is kept in this history.");
    return exitCodes.nothing;
  });
}

/** An event as scripts get it. */
export interface EventReport {
  /** ms since 1970, and the same as ISO 8601. */
  readonly at: number;
  readonly time: string;
  /** Its end, ms since 1970; null where it went on when it was last seen. */
  readonly until: number | null;
  /** Castscope ended while it went on: `until` is how far it was seen, null where that is not known either. */
  readonly cut: boolean;
  /** The worst of it, in the unit of its kind; null where there is none. */
  readonly worst: number | null;
  readonly kind: string;
  /** Address of the group or host; null for a key that is not understood. */
  readonly group: string | null;
  readonly port: number | null;
  readonly key: string;
  readonly message: string;
}

/** What is told of an event, wherever it was read. */
type ToldEvent = Omit<StoredEvent, "id" | "row" | "told">;

export function eventReport({ at, until, worst, key, name, values, cut }: ToldEvent): EventReport {
  const statement = statementOfEvent(name, values);
  // One that a newer program wrote is told by its name.
  const message = statement === null ? name : incidentText(statement);
  const { address: group, port } =
    statement === null ? (parseMembershipKey(key) ?? nowhere) : incidentTarget({ ...statement, key });
  return { at, time: new Date(at).toISOString(), until, cut, worst, kind: name, group, port, key, message };
}

const nowhere = { address: null, port: null } as const;

const incident = statementSchema(incidentTable);

function statementOfEvent(name: string, values: string): IncidentStatement | null {
  const event = v.safeParse(incident, { name, values: parsed(values) });
  return event.success ? event.output : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** @param dated with the day: of a history that is not always today */
export function eventLine(event: EventReport, dated: boolean): string {
  const { at, group, port, key, message } = event;
  const moment = formatMoment(at);
  const where = group === null || port === null ? key : formatEndpoint(group, port);
  return `${dated ? moment : moment.slice(-"hh:mm:ss".length)}  ${where}  ${message}${lastedText(event)}`;
}

function lastedText({ at, until, cut }: EventReport): string {
  if (until === at) return "";
  if (cut)
    return until === null
      ? " (until Castscope ended)"
      : ` (${formatDuration(until - at)}, until Castscope ended)`;
  return until === null ? " (goes on)" : ` (${formatDuration(until - at)})`;
}
